/** Grey levels that are told apart when a threshold is sought. */
const LEVELS = 256;

/**
 * The threshold between two sorts of values that leaves the least variance within both (N. Otsu, "A threshold selection
 * method from gray-level histograms", 1979). It always finds one, also where there is one sort only.
 *
 * @param values 0..1; what lies outside counts as 0 or 1
 * @returns 0..1: values above it are the greater sort. 0 for no values, or where all are of one level.
 */
export function otsuThreshold(values: Float32Array): number {
  const histogram = levelHistogram(values);
  let total = 0;
  histogram.forEach((count, level) => {
    total += count * level;
  });

  let below = 0;
  let belowSum = 0;
  let best = 0;
  let first = 0;
  let last = 0;
  for (let level = 0; level < LEVELS - 1; level++) {
    below += histogram[level]!;
    belowSum += histogram[level]! * level;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const apart = belowSum / below - (total - belowSum) / above;
    const between = below * above * apart * apart;
    if (between > best) {
      best = between;
      first = level;
      last = level;
    } else if (between === best && best > 0) last = level;
  }
  // Between two far sorts lies a whole stretch of equally good levels: the middle of it is fairest to both.
  return best === 0 ? 0 : ((first + last) / 2 + 0.5) / (LEVELS - 1);
}

/**
 * The value that a share of all values does not exceed, to within one of 256 levels; 0 for no values.
 *
 * @param values 0..1; what lies outside counts as 0 or 1
 * @param share 0..1
 */
export function quantile(values: Float32Array, share: number): number {
  const histogram = levelHistogram(values);
  const wanted = share * values.length;
  let below = 0;
  for (let level = 0; level < LEVELS; level++) {
    below += histogram[level]!;
    if (below >= wanted) return level / (LEVELS - 1);
  }
  return 0;
}

/** [256] how many values are of each level. */
function levelHistogram(values: Float32Array): Uint32Array {
  const histogram = new Uint32Array(LEVELS);
  for (const value of values) histogram[Math.round(Math.min(1, Math.max(0, value)) * (LEVELS - 1))]!++;
  return histogram;
}
