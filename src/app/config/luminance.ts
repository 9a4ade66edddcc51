import { COLOURS, type PageConfig } from './config';

/**
 * How light a colour is: relative luminance as WCAG 2.2 defines it, 0 for black to 1 for white.
 *
 * @param colour `#rrggbb`
 */
export function luminance(colour: string): number {
  const bits = Number.parseInt(colour.slice(1), 16);
  const linear = (shift: number) => {
    const share = ((bits >> shift) & 255) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
}

/** How well one colour can be read on another: WCAG's contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Where black and white can be read equally well. */
const MIDDLE = 0.179;

export function isDark(colour: string): boolean {
  return luminance(colour) < MIDDLE;
}

/** Whether the colours of a course site are those of a light page or of a dark one; null where they leave it open. */
export function schemeOf(colours: PageConfig['colours']): 'light' | 'dark' | null {
  const { page, surface = page, text } = colours;
  if (surface === undefined) return text === undefined ? null : isDark(text) ? 'light' : 'dark';
  const dark = text === undefined ? isDark(surface) : luminance(text) > luminance(surface);
  return dark ? 'dark' : 'light';
}

/** Of the page's own colours, those that go with a course site's or not; as in `theme.css`. */
export const OWN_SURFACES = { light: '#fffdf9', dark: '#191d28' } as const;
export const OWN_ACCENTS = { light: '#2b4bc9', dark: '#93a8ff' } as const;

/** What WCAG 2.2 asks of what is drawn (1.4.11). */
export const LEAST_FOR_SHAPES = 3;
/** The contrast from which three quarters of the text's colour still read well. */
const FAINTER_FROM = 9;

/**
 * The custom properties of a course site's colours. An accent that cannot be told from the surface is left out, and the
 * text's colour takes the place of the page's own.
 *
 * @param colours those with which the page can be read
 * @param scheme that of the page with them
 */
export function colourProperties(
  colours: PageConfig['colours'],
  scheme: 'light' | 'dark',
): ReadonlyMap<string, string> {
  const { text, surface = OWN_SURFACES[scheme] } = colours;
  const shows = (accent: string) => contrast(accent, surface) >= LEAST_FOR_SHAPES;
  const properties = new Map<string, string>();
  for (const name of COLOURS) if (colours[name]) properties.set(`--${name}`, colours[name]);
  if (colours.accent && shows(colours.accent)) {
    properties.set('--on-accent', isDark(colours.accent) ? '#ffffff' : '#000000');
  } else {
    properties.delete('--accent');
    if (!shows(OWN_ACCENTS[scheme]))
      properties.set('--accent', 'var(--text)').set('--on-accent', 'var(--surface)');
  }
  // Only strong colours can stand being made fainter.
  if (text && contrast(text, surface) < FAINTER_FROM) properties.set('--muted', text);
  return properties;
}
