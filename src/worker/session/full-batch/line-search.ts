/** A function of one variable and its slope at a point. */
export type Height = { readonly loss: number; readonly slope: number };
type Point = Height & { readonly at: number };

/** How much of the decrease that the first slope promises has to come true at least. */
const DECREASE = 1e-4;
/** To what share the slope has to flatten: conjugate directions want a rather exact minimum. */
const FLATTENING = 0.1;
/** While the loss still falls, the next point is so many times further out, at least and at most. */
const LEAST_GROWTH = 1.1;
const MOST_GROWTH = 10;
/** A point within a bracket keeps this share of it as its distance from either end. */
const MARGIN = 0.1;

/**
 * Looks for a point at which the strong Wolfe conditions hold: yields the points at which it wants to know loss and slope,
 * and is over when the last one is good enough or `most` were looked at. Which one to take, the lowest, is the caller's
 * to see.
 *
 * Source: J. Nocedal and S. Wright, "Numerical Optimization", 2nd edition, 2006, algorithms 3.5 and 3.6, with the cubic
 * interpolation of equation 3.59.
 *
 * @param start at 0; its slope is below 0
 * @param first the first point to look at, above 0
 */
export function* lineSearch(start: Height, first: number, most: number): Generator<number, void, Height> {
  let before: Point = { ...start, at: 0 };
  let at = first;
  for (let looks = 0; looks < most; looks++) {
    const point = pointOf(at, yield at);
    if (!isLowEnough(start, point) || (looks > 0 && point.loss >= before.loss)) {
      yield* narrow(start, before, point, most - looks - 1);
      return;
    }
    if (isFlatEnough(start, point)) return;
    if (point.slope >= 0) {
      yield* narrow(start, point, before, most - looks - 1);
      return;
    }
    at = within(at * LEAST_GROWTH, at * MOST_GROWTH, cubicMinimum(before, point) ?? Number.POSITIVE_INFINITY);
    before = point;
  }
}

/** Narrows a bracket. @param low the lowest point so far; the loss falls from there towards `high` */
function* narrow(start: Height, low: Point, high: Point, most: number): Generator<number, void, Height> {
  let [a, b] = [low, high];
  for (let looks = 0; looks < most; looks++) {
    const margin = MARGIN * (b.at - a.at);
    const middle = (a.at + b.at) / 2;
    const at = within(a.at + margin, b.at - margin, cubicMinimum(a, b) ?? middle);
    const point = pointOf(at, yield at);
    if (!isLowEnough(start, point) || point.loss >= a.loss) {
      b = point;
      continue;
    }
    if (isFlatEnough(start, point)) return;
    if (point.slope * (b.at - a.at) >= 0) b = a;
    a = point;
  }
}

/** Beyond all numbers, a loss is as high as can be. */
function pointOf(at: number, { loss, slope }: Height): Point {
  return Number.isFinite(loss) && Number.isFinite(slope)
    ? { at, loss, slope }
    : { at, loss: Number.POSITIVE_INFINITY, slope: Number.POSITIVE_INFINITY };
}

function isLowEnough(start: Height, { at, loss }: Point): boolean {
  return loss <= start.loss + DECREASE * at * start.slope;
}

function isFlatEnough(start: Height, { slope }: Point): boolean {
  return Math.abs(slope) <= -FLATTENING * start.slope;
}

/** Where the cubic through two points and their slopes is lowest; null where it is nowhere. */
function cubicMinimum(a: Point, b: Point): number | null {
  const d1 = a.slope + b.slope - (3 * (a.loss - b.loss)) / (a.at - b.at);
  const square = d1 * d1 - a.slope * b.slope;
  const d2 = Math.sign(b.at - a.at) * Math.sqrt(square);
  const at = b.at - ((b.at - a.at) * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2);
  return Number.isFinite(at) ? at : null;
}

/** The value, no nearer to `one` end nor further than the `other`, whichever is greater. */
function within(one: number, other: number, value: number): number {
  return Math.min(Math.max(value, Math.min(one, other)), Math.max(one, other));
}
