/** The figures that a handful of timings come down to. */

/**
 * The value below which the given share of the values lie (nearest rank: one of the values, nothing in between).
 *
 * @param share 0 to 1
 * @throws RangeError without values
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  const value = sorted[rank];
  if (value === undefined) throw new RangeError('no values to take a quantile of');
  return value;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
