import { type Box, longerSide, pointBounds } from '../ink/bounds';
import { DEFAULT_PEN_WIDTH, type InkPoint, PAD_SIZE, type Stroke } from '../ink/stroke';

/** Why the strokes of a digit in a file can't be used. */
export type StrokeProblem = 'strokes' | 'too-many-strokes' | 'too-many-points' | 'point' | 'no-ink';

/** What one digit may have. */
export const STROKE_LIMITS = { strokes: 1000, points: 10_000 } as const;

/** Farther out than this is no drawing, whatever its unit. */
const FARTHEST = 1e9;

/** A whole drawing no longer than this is a dot, whatever its unit: far out, places are hardly told apart any finer. */
const LONGEST_DOT = 1e-6;

/** A whole drawing no longer than this, in pad units, was not made on the pad: it has another unit. */
const SMALLEST_DRAWING = 2;

/** How far, in pad units, a pen that is lifted at the pad's edge leaves points beyond it. */
const EDGE = PAD_SIZE / 10;

/** Longer side, in pad units, of a drawing that comes in another unit: that of an MNIST digit. */
const FITTED_SIDE = (20 / 28) * PAD_SIZE;

const NEUTRAL_PRESSURE = 0.5;

/**
 * Reads a digit's strokes: lists of points [x, y] or [x, y, pressure]. What is not a pressure of 0..1 counts as 0.5. A
 * drawing that reaches farther out of the pad than a lifted pen, or is smaller than any pen, is brought to the middle of
 * the pad at a digit's size, its pen with it.
 *
 * @param width of the pen, or one for each stroke, in the unit of the places; what is no width counts as the pad's own
 */
export function readStrokes(value: unknown, width: unknown): readonly Stroke[] | StrokeProblem {
  if (!Array.isArray(value)) return 'strokes';
  if (value.length > STROKE_LIMITS.strokes) return 'too-many-strokes';
  const lines: InkPoint[][] = [];
  let points = 0;
  for (const line of value) {
    if (!Array.isArray(line)) return 'strokes';
    points += line.length;
    if (points > STROKE_LIMITS.points) return 'too-many-points';
    const read = line.map(readPoint);
    if (read.includes(undefined)) return 'point';
    lines.push(read as InkPoint[]);
  }
  const box = pointBounds(lines.flat());
  if (box === undefined) return 'no-ink';
  const fit = fitting(box);
  return lines.map((line, index) => ({
    points: line.map(({ x, y, pressure }) => ({ ...fit.place(x, y), pressure })),
    width: penWidth(Array.isArray(width) ? width[index] : width, fit.scale),
  }));
}

function readPoint(value: unknown): InkPoint | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return undefined;
  const [x, y, pressure] = value as unknown[];
  if (!isPlace(x) || !isPlace(y)) return undefined;
  const isPressure = typeof pressure === 'number' && pressure >= 0 && pressure <= 1;
  return { x, y, pressure: isPressure ? pressure : NEUTRAL_PRESSURE };
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= FARTHEST;
}

type Fit = {
  readonly scale: number;
  readonly place: (x: number, y: number) => { readonly x: number; readonly y: number };
};

/** How a drawing with this box comes onto the pad: as it is, if it was made there. */
function fitting(box: Box): Fit {
  const side = longerSide(box);
  const isInside = Math.min(box.left, box.top) >= -EDGE && Math.max(box.right, box.bottom) <= PAD_SIZE + EDGE;
  const isDot = side <= LONGEST_DOT;
  if (isInside && (isDot || side > SMALLEST_DRAWING)) return { scale: 1, place: (x, y) => ({ x, y }) };
  const scale = isDot ? 1 : FITTED_SIDE / side;
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;
  return {
    scale,
    place: (x, y) => ({ x: PAD_SIZE / 2 + (x - middleX) * scale, y: PAD_SIZE / 2 + (y - middleY) * scale }),
  };
}

function penWidth(value: unknown, scale: number): number {
  if (typeof value !== 'number' || !(value > 0)) return DEFAULT_PEN_WIDTH;
  return Math.min(PAD_SIZE, Math.max(1, value * scale));
}
