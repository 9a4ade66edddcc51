import type { Digit } from '../ink/samples';
import type { Stroke } from '../ink/stroke';
import { isDigit, MOST_OWN_DIGITS } from './own-digits';
import { readStrokes, type StrokeProblem } from './stroke-file-strokes';

/**
 * Drawn digits as a file of JSON. Inkling writes one document:
 *
 *     {"format": "inkling-strokes", "version": 1,
 *      "digits": [{"label": 7, "width": 20, "strokes": [[[x, y], [x, y, pressure], ...], ...]}, ...]}
 *
 * `x` rightwards and `y` downwards in pad units, 0..280; pressure 0..1, 0.5 where left out; `width` of the pen in pad
 * units, or a list with one for each stroke. Read are also a list of such digits without a document around it, and lines
 * of JSON, a digit each: {"label": 7, "strokes": [...]}.
 */

const FORMAT = 'inkling-strokes';
const VERSION = 1;

/** The longest file that is read, in characters: 20 MB of what is written here. */
export const LONGEST_STROKE_FILE = 20_000_000;

/** A digit as a file holds it. */
export type StrokeDigit = { readonly label: Digit; readonly strokes: readonly Stroke[] };

/** A digit that could not be used. */
export type SkippedDigit = {
  /** its place in the file, the first is 1; for lines the line's number */
  readonly place: number;
  readonly reason: StrokeProblem | 'not-json' | 'not-an-object' | 'label';
};

/** Why a whole file could not be used. */
export type StrokeFileProblem =
  | { readonly kind: 'too-long'; readonly most: number }
  /** neither JSON nor any line of it is */
  | { readonly kind: 'not-json' }
  /** JSON of some other sort */
  | { readonly kind: 'not-strokes' }
  | { readonly kind: 'version'; readonly supported: typeof VERSION }
  | { readonly kind: 'too-many-digits'; readonly most: number }
  /** none is left after those that were skipped */
  | { readonly kind: 'no-digits'; readonly skipped: readonly SkippedDigit[] };

export type StrokeFileResult =
  | { readonly ok: true; readonly digits: readonly StrokeDigit[]; readonly skipped: readonly SkippedDigit[] }
  | { readonly ok: false; readonly problem: StrokeFileProblem };

/** Writes digits as one document. Places are rounded to a hundredth of a pad unit, pressures to a thousandth. */
export function writeStrokeFile(digits: readonly StrokeDigit[]): string {
  const lines = digits.map(({ label, strokes }) => {
    const widths = strokes.map(({ width }) => rounded(width, 100));
    const width = widths.every((one) => one === widths[0]) ? widths[0] : widths;
    return JSON.stringify({ label, width, strokes: strokes.map(({ points }) => points.map(writtenPoint)) });
  });
  return `{"format":"${FORMAT}","version":${VERSION},"digits":[\n${lines.join(',\n')}\n]}\n`;
}

/** Reads a file of drawn digits. Never throws; a digit that is no good is skipped and the others are read. */
export function parseStrokeFile(text: string): StrokeFileResult {
  if (text.length > LONGEST_STROKE_FILE) return refused({ kind: 'too-long', most: LONGEST_STROKE_FILE });
  const whole = parsedJson(text);
  if (whole === undefined) return parseLines(text);
  if (isDigitList(whole.value)) return readList(whole.value);
  if (!isRecord(whole.value)) return refused({ kind: 'not-strokes' });
  const document = whole.value;
  if (Object.hasOwn(document, 'strokes')) return readDigits([{ place: 1, json: whole }]);
  const digits = own(document, 'digits');
  if (own(document, 'format') !== FORMAT || !Array.isArray(digits)) return refused({ kind: 'not-strokes' });
  if (own(document, 'version') !== VERSION) return refused({ kind: 'version', supported: VERSION });
  return readList(digits);
}

function readList(digits: readonly unknown[]): StrokeFileResult {
  if (digits.length > MOST_OWN_DIGITS) return tooMany();
  return readDigits(digits.map((value, index) => ({ place: index + 1, json: { value } })));
}

function parseLines(text: string): StrokeFileResult {
  const entries: Entry[] = [];
  let number = 0;
  let anyJson = false;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number++;
    if (line === '') continue;
    if (entries.length === MOST_OWN_DIGITS) return anyJson ? tooMany() : refused({ kind: 'not-json' });
    const json = parsedJson(line);
    anyJson ||= json !== undefined;
    entries.push({ place: number, json });
  }
  return anyJson ? readDigits(entries) : refused({ kind: 'not-json' });
}

type Entry = { readonly place: number; readonly json: { readonly value: unknown } | undefined };

function readDigits(entries: readonly Entry[]): StrokeFileResult {
  const digits: StrokeDigit[] = [];
  const skipped: SkippedDigit[] = [];
  for (const { place, json } of entries) {
    const digit = json === undefined ? 'not-json' : readDigit(json.value);
    if (typeof digit === 'string') skipped.push({ place, reason: digit });
    else digits.push(digit);
  }
  return digits.length === 0 ? refused({ kind: 'no-digits', skipped }) : { ok: true, digits, skipped };
}

function readDigit(value: unknown): StrokeDigit | SkippedDigit['reason'] {
  if (!isRecord(value)) return 'not-an-object';
  const label = own(value, 'label');
  if (!isDigit(label)) return 'label';
  const strokes = readStrokes(own(value, 'strokes'), own(value, 'width'));
  return typeof strokes === 'string' ? strokes : { label, strokes };
}

/** Undefined where it is no JSON, or nested deeper than the engine follows. */
function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Whether JSON is a list of objects, some of which have strokes: other lists are data of another sort. */
function isDigitList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some((one) => isRecord(one) && Object.hasOwn(one, 'strokes'));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of the object's own: what it inherits was not in the file. */
function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function writtenPoint({ x, y, pressure }: Stroke['points'][number]): number[] {
  const place = [rounded(x, 100), rounded(y, 100)];
  const force = rounded(pressure, 1000);
  return force === 0.5 ? place : [...place, force];
}

function rounded(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}

function tooMany(): StrokeFileResult {
  return refused({ kind: 'too-many-digits', most: MOST_OWN_DIGITS });
}

function refused(problem: StrokeFileProblem): StrokeFileResult {
  return { ok: false, problem };
}
