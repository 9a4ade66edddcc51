import type { Translator } from '../shared/i18n/t';

/** A tenth of a percent is the last digit that is written. */
const LEAST = 0.001;

/** A probability 0..1 as a percentage. A network is never quite certain, so rounding must not say that it is. */
export function shareText(probability: number, { t, percent }: Translator): string {
  const written = percent(probability, 1);
  if (written === percent(1, 1)) return t('share.over', { percent: percent(1 - LEAST, 1) });
  if (written === percent(0, 1)) return t('share.under', { percent: percent(LEAST, 1) });
  return written;
}
