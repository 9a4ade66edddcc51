/** How the pen went, written down: a figure is a list of ways, and a way is knots that the pen comes through. */

/** Through a `smooth` knot the pen swings, at a `corner` it turns, though a fast hand may round it; `sharp` stays. */
export type Knot = { readonly x: number; readonly y: number; readonly turn: 'smooth' | 'corner' | 'sharp' };

/** One movement of the pen; a single knot is a dot. */
export type Way =
  | { readonly shape: 'pen'; readonly knots: readonly Knot[] }
  | {
      readonly shape: 'ring';
      readonly x: number;
      readonly y: number;
      readonly radiusX: number;
      readonly radiusY: number;
    };

export type Figure = readonly Way[];

const TURNS = { '': 'smooth', "'": 'corner', '!': 'sharp' } as const;

/**
 * Reads a figure in a box of 100 by 100, y downwards. Ways are separated by `/`; a knot is four figures, two for x and
 * two for y, with `'` behind it for a corner or `!` for one that is never rounded; `o` and eight figures are a ring:
 * the middle, then its half width and half height. `0099 4000! 8099 / 1562 6562` is an A.
 * Throws SyntaxError at anything else: these texts are ours.
 */
export function figureOf(text: string): Figure {
  return text.split('/').map((way) => wayOf(way.trim()));
}

function wayOf(text: string): Way {
  const ring = /^o(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (ring) {
    const [x, y, radiusX, radiusY] = ring.slice(1).map(Number) as [number, number, number, number];
    return { shape: 'ring', x, y, radiusX, radiusY };
  }
  return { shape: 'pen', knots: text.split(/\s+/).map(knotOf) };
}

function knotOf(text: string): Knot {
  const found = /^(\d\d)(\d\d)(['!]?)$/.exec(text);
  if (!found) throw new SyntaxError(`Not a knot: ${text}`);
  return { x: Number(found[1]), y: Number(found[2]), turn: TURNS[found[3] as keyof typeof TURNS] };
}
