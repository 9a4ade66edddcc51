/** A point of a learning curve. */
export type CurvePoint = {
  /** epochs done, a fraction within an epoch */
  readonly epoch: number;
  /** mean cross-entropy a digit, in nats */
  readonly loss: number;
  /** share read right, 0..1 */
  readonly accuracy: number;
};

/**
 * A learning curve that never holds more than `limit` points however long the run is: when full, neighbours are
 * averaged in pairs, so each kept point stands for `stride` of those appended.
 */
export type Series = {
  readonly points: readonly CurvePoint[];
  /** appended points that one kept point stands for */
  readonly stride: number;
  /** appended points that do not make a whole kept point yet */
  readonly pending: readonly CurvePoint[];
};

export const EMPTY_SERIES: Series = { points: [], stride: 1, pending: [] };

/** Adds a point; O(points kept). */
export function appendPoint(series: Series, point: CurvePoint, limit: number): Series {
  const pending = [...series.pending, point];
  if (pending.length < series.stride) return { ...series, pending };
  const points = [...series.points, mean(pending)];
  // Only an even number is halved: a point left over would stand for fewer than the others.
  if (points.length < limit - (limit % 2) || points.length % 2 === 1)
    return { ...series, points, pending: [] };
  const halved = points
    .filter((_, index) => index % 2 === 1)
    .map((odd, index) => mean([points[2 * index]!, odd]));
  return { points: halved, stride: series.stride * 2, pending: [] };
}

/** The points up to this epoch. */
export function seriesUntil(series: Series, epoch: number): Series {
  const until = (points: readonly CurvePoint[]) => points.filter((point) => point.epoch <= epoch);
  return { ...series, points: until(series.points), pending: until(series.pending) };
}

/** The mean of the points' losses and accuracies, at the last one's epoch. */
function mean(points: readonly CurvePoint[]): CurvePoint {
  const sum = (of: (point: CurvePoint) => number) => points.reduce((total, point) => total + of(point), 0);
  return {
    epoch: points[points.length - 1]!.epoch,
    loss: sum((point) => point.loss) / points.length,
    accuracy: sum((point) => point.accuracy) / points.length,
  };
}
