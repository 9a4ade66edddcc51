import type { Translator } from '../shared/i18n/t';

/** Seconds below which tenths of them are told, too. */
const FINE_BELOW = 10;

/** A time span in words, as fine as anyone wants to know it. */
export function durationText(seconds: number, { t }: Translator): string {
  const tenths = Math.max(0, Math.round(10 * seconds) / 10);
  if (tenths < FINE_BELOW) return t('time.seconds', { s: tenths });
  const s = Math.round(seconds);
  if (s < 60) return t('time.seconds', { s });
  const min = Math.floor(s / 60);
  if (min < 60) return t('time.minutes', { min, s: s % 60 });
  return t('time.hours', { h: Math.floor(min / 60), min: min % 60 });
}
