/** A point of a curve to draw. */
export type XY = readonly [x: number, y: number];

/**
 * Thins a curve for drawing so that its peaks stay: of each stretch of neighbours the lowest and the highest point are
 * kept, and of the whole the first and the last. The greatest and the least value are therefore always among them. A
 * mean would hide a peak that lasts for one step, and a peak is what one looks for in a loss.
 *
 * @param points by increasing x; every y finite
 * @param limit points to keep at most, at least 4: both ends, the lowest and the highest
 * @returns some of `points`, in their order; all of them if they are not more than `limit`
 * @throws RangeError if `limit` is not a whole number of 4 or more
 */
export function downsample(points: readonly XY[], limit: number): readonly XY[] {
  if (!Number.isInteger(limit) || limit < 4)
    throw new RangeError(`limit ${limit} is not a whole number >= 4`);
  if (points.length <= limit) return points;

  const last = points.length - 1;
  const inner = last - 1;
  const stretches = Math.floor((limit - 2) / 2);
  const kept = [points[0]!];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = 1 + Math.floor((stretch * inner) / stretches);
    const to = 1 + Math.floor(((stretch + 1) * inner) / stretches);
    const [first, second] = extremes(points, from, to);
    kept.push(points[first]!);
    if (second !== first) kept.push(points[second]!);
  }
  kept.push(points[last]!);
  return kept;
}

/** The indices of the lowest and the highest of points[from, to), the one that comes first being first. */
function extremes(points: readonly XY[], from: number, to: number): readonly [number, number] {
  let lowest = from;
  let highest = from;
  for (let index = from + 1; index < to; index++) {
    if (points[index]![1] < points[lowest]![1]) lowest = index;
    if (points[index]![1] > points[highest]![1]) highest = index;
  }
  return lowest < highest ? [lowest, highest] : [highest, lowest];
}
