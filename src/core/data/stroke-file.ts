import { DEFAULT_PEN_WIDTH, type InkPoint, PAD_SIZE, type Stroke } from '../ink/stroke';
import { CLASS_COUNT } from './digits';

/** A digit as pen strokes, with what it is. */
export type StrokeDigit = { readonly label: number; readonly strokes: readonly Stroke[] };

export type StrokeFileProblem =
  /** longer than `STROKE_LIMITS.characters` */
  | { readonly kind: 'tooLarge' }
  /** neither JSON nor JSON lines; `line` counts from 1 */
  | { readonly kind: 'notJson'; readonly line: number }
  /** JSON, but nothing in it is a digit */
  | { readonly kind: 'noDigits' };

export type StrokeFile =
  | {
      readonly ok: true;
      readonly digits: readonly StrokeDigit[];
      /** entries that are no digits, or were too many */
      readonly skipped: number;
    }
  | { readonly ok: false; readonly problem: StrokeFileProblem };

/** What a file may hold: far more than anybody draws, and little enough for a tab. */
export const STROKE_LIMITS = { characters: 20_000_000, digits: 10_000, strokes: 100, points: 5_000 } as const;

const FORMAT = 'inkling-strokes';
const VERSION = 1;

/** Coordinates are kept to a hundredth of a pad unit: nobody's pen is as exact. */
const DECIMALS = 100;

/**
 * Digits as a JSON document: `{"format": "inkling-strokes", "version": 1, "digits": [{"label", "width", "strokes":
 * [[[x, y, pressure], ...], ...]}]}`, in pad units, y down, a digit a line.
 */
export function strokeFileText(digits: readonly StrokeDigit[]): string {
  const lines = digits.map(({ label, strokes }) => {
    const width = rounded(strokes[0]?.width ?? DEFAULT_PEN_WIDTH);
    const points = strokes.map(({ points }) =>
      points.map(({ x, y, pressure }) => [rounded(x), rounded(y), rounded(pressure)]),
    );
    return JSON.stringify({ label, width, strokes: points });
  });
  return `{"format": "${FORMAT}", "version": ${VERSION}, "digits": [\n${lines.join(',\n')}\n]}\n`;
}

/**
 * Reads what `strokeFileText` writes, and also a bare list of such digits, and JSON lines, a digit each; `pressure` and
 * `width` may be missing. Strokes in another scale, as of other programs, are brought onto the pad as a whole. Total:
 * whatever the text is.
 */
export function parseStrokeFile(text: string): StrokeFile {
  if (text.length > STROKE_LIMITS.characters) return { ok: false, problem: { kind: 'tooLarge' } };
  const entries = entriesOf(text);
  if ('kind' in entries) return { ok: false, problem: entries };
  const digits: StrokeDigit[] = [];
  for (const entry of entries.slice(0, STROKE_LIMITS.digits)) {
    const digit = asDigit(entry);
    if (digit !== null) digits.push(digit);
  }
  if (digits.length === 0) return { ok: false, problem: { kind: 'noDigits' } };
  return { ok: true, digits, skipped: entries.length - digits.length };
}

function entriesOf(text: string): readonly unknown[] | StrokeFileProblem {
  const whole = parse(text);
  if (Array.isArray(whole?.value)) return whole.value;
  const listed = field(whole?.value, 'digits');
  if (Array.isArray(listed)) return listed;
  if (whole !== null) return [whole.value];
  const entries: unknown[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = parse(line);
    if (parsed === null) return { kind: 'notJson', line: index + 1 };
    entries.push(parsed.value);
  }
  return entries;
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null; // also where it is nested too deep
  }
}

/** An own field of an object: never one of its prototype. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function asDigit(entry: unknown): StrokeDigit | null {
  const label = field(entry, 'label');
  const listed = field(entry, 'strokes');
  if (!isWhole(label, CLASS_COUNT) || !Array.isArray(listed) || listed.length > STROKE_LIMITS.strokes)
    return null;
  const lines = listed.map(asPoints);
  if (lines.length === 0 || lines.some((line) => line === null)) return null;
  const width = field(entry, 'width');
  const pen = typeof width === 'number' && width >= 1 && width <= PAD_SIZE ? width : DEFAULT_PEN_WIDTH;
  const points = ontoPad(lines as InkPoint[][]);
  return { label, strokes: points.map((line) => ({ points: line, width: pen })) };
}

function isWhole(value: unknown, below: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;
}

function asPoints(line: unknown): InkPoint[] | null {
  if (!Array.isArray(line) || line.length === 0 || line.length > STROKE_LIMITS.points) return null;
  const points: InkPoint[] = [];
  for (const point of line) {
    if (!Array.isArray(point)) return null;
    const [x, y, pressure] = point as unknown[];
    if (!isCoordinate(x) || !isCoordinate(y)) return null;
    points.push({ x, y, pressure: isShare(pressure) ? pressure : 0.5 });
  }
  return points;
}

/** Beyond this a float has no room for what makes a shape. */
const FARTHEST = 1e9;

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= FARTHEST;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** How much of the pad a drawing of another scale takes. */
const FILL = 0.7;
/** A drawing smaller than this was not made on the pad: a finger's tremble is as large. */
const SMALLEST = 20;

/** Leaves a drawing of the pad's own as it is; others are moved and scaled to its middle. */
function ontoPad(lines: readonly InkPoint[][]): readonly InkPoint[][] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of lines.flat()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  const side = Math.max(right - left, bottom - top);
  const inside = left >= 0 && top >= 0 && right <= PAD_SIZE && bottom <= PAD_SIZE;
  if (inside && side >= SMALLEST) return lines;
  const scale = side > 0 ? (FILL * PAD_SIZE) / side : 1;
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return lines.map((line) =>
    line.map(({ x, y, pressure }) => ({
      x: PAD_SIZE / 2 + (x - middleX) * scale,
      y: PAD_SIZE / 2 + (y - middleY) * scale,
      pressure,
    })),
  );
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
