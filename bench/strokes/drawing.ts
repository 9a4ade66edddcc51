import { DIGITS, type Digit } from '../../src/core/ink/samples';

/** Farther out than this is no drawing, whatever its unit. */
const FARTHEST = 1e9;

/** A drawing as a line of a file has it. */
export type Drawing = {
  /** a digit, or the name of something that is none */
  readonly label: Digit | string;
  readonly writer: string | null;
  /** in the file's own unit, x rightwards and y downwards; strokes and points may be missing */
  readonly strokes: readonly (readonly Place[])[];
};

export type Place = { readonly x: number; readonly y: number };

/** Why a line can't be used. */
export type LineProblem = 'not-json' | 'not-an-object' | 'label' | 'strokes' | 'point';

/**
 * Reads a line of a file: `{"label": 7, "strokes": [[[x, y], ...], ...], "writer": "p12"}`. The label may be a digit, as
 * a number or a string, or any other string; what a point has after x and y is not looked at. Never throws.
 */
export function parseDrawing(line: string): Drawing | LineProblem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not-json';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-an-object';
  const fields = value as { readonly [field: string]: unknown };
  const label = parseLabel(fields.label);
  if (label === undefined) return 'label';
  const strokes = parseStrokes(fields.strokes);
  if (typeof strokes === 'string') return strokes;
  const { writer } = fields;
  const isNamed = typeof writer === 'string' || typeof writer === 'number';
  return { label, writer: isNamed ? String(writer) : null, strokes };
}

function parseLabel(value: unknown): Drawing['label'] | undefined {
  const digit = DIGITS.find((one) => one === value || String(one) === value);
  return digit ?? (typeof value === 'string' ? value : undefined);
}

function parseStrokes(value: unknown): Drawing['strokes'] | LineProblem {
  if (!Array.isArray(value)) return 'strokes';
  const strokes: (readonly Place[])[] = [];
  for (const stroke of value) {
    if (!Array.isArray(stroke)) return 'strokes';
    const places = stroke.map(parsePlace);
    if (places.includes(undefined)) return 'point';
    strokes.push(places as Place[]);
  }
  return strokes;
}

function parsePlace(value: unknown): Place | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y] = value as unknown[];
  return isCoordinate(x) && isCoordinate(y) ? { x, y } : undefined;
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= FARTHEST;
}
