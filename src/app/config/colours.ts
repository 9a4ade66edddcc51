import type { Theme } from '../preferences';
import { COLOURS, type Colour, type PageConfig } from './config';
import { contrast, LEAST_FOR_SHAPES, OWN_ACCENTS, OWN_SURFACES, schemeOf } from './luminance';

type Colours = PageConfig['colours'];

/** The page's own, as in `theme.css`. */
export const OWN_COLOURS: {
  readonly [scheme in 'light' | 'dark']: { readonly [colour in Colour]: string };
} = {
  light: { page: '#f4f1ea', surface: OWN_SURFACES.light, text: '#1b2130', accent: OWN_ACCENTS.light },
  dark: { page: '#10131a', surface: OWN_SURFACES.dark, text: '#e9e7e2', accent: OWN_ACCENTS.dark },
};

/** What WCAG 2.2 asks of text (1.4.3). */
const LEAST_FOR_TEXT = 4.5;

/**
 * The colours of a course site with which the page can be read; the page's own stand in for those it does not name.
 *
 * @param theme in which an accent alone has to do; with `system` it does in at least one of the two
 * @returns `refused`: those that are left out
 */
export function readableColours(
  colours: Colours,
  theme: Theme | null,
): { readonly colours: Colours; readonly refused: readonly Colour[] } {
  const kept = { ...colours };
  const whole = () => {
    const scheme = schemeOf(kept) ?? (theme === 'dark' ? 'dark' : 'light');
    return { ...OWN_COLOURS[scheme], ...kept };
  };
  const leaveOut = (...names: Colour[]) => {
    for (const name of names) delete kept[name];
  };
  const unreadable = (ground: 'surface' | 'page') => contrast(whole().text, whole()[ground]) < LEAST_FOR_TEXT;
  // What is left out may turn a dark page into a light one, so that all is looked at again; each turn leaves out some.
  for (;;) {
    if (unreadable('surface')) leaveOut('text', 'surface');
    else if (unreadable('page')) leaveOut(kept.page ? 'page' : 'text');
    else break;
  }
  const open = schemeOf(kept) === null && (theme === null || theme === 'system');
  if (kept.accent && !open && contrast(kept.accent, whole().surface) < LEAST_FOR_SHAPES) leaveOut('accent');
  return { colours: kept, refused: COLOURS.filter((name) => colours[name] !== undefined && !kept[name]) };
}

/** A colour as CSS has it in hexadecimal digits, with or without `#`, three or six; null for none. */
export function readColour(value: string): string | null {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(value.toLowerCase()) ?? [];
  if (digits === undefined) return null;
  return `#${digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('')}`;
}
