/** The range of a chart's upright axis. */
export type ChartRange = readonly [low: number, high: number];

/** The share of a curve's points that may leave the chart: the steep start would press all the rest flat. */
const LEFT_OUT = 0.05;

/** Curves shorter than this are shown whole. */
const FEWEST_TO_CUT = 40;

/** The range of losses: from 0 to just above nearly all of the curve and all of the marks. */
export function lossRange(curve: readonly number[], marks: readonly number[]): ChartRange {
  return [0, roundedUp(Math.max(cutOff(curve, 1 - LEFT_OUT), ...marks, 0.01))];
}

/** The range of accuracies: from one of a few round numbers to 1. */
export function accuracyRange(curve: readonly number[], marks: readonly number[]): ChartRange {
  const lowest = Math.min(cutOff(curve, LEFT_OUT), ...marks, 1);
  return [[0.95, 0.9, 0.8, 0.5].find((floor) => floor <= lowest) ?? 0, 1];
}

/**
 * Where a chart's epochs end: at a round number just beyond the run so far, so that its first minutes are not a line
 * along the edge.
 */
export function epochReach(latest: number, epochs: number): number {
  return Math.min(epochs, roundedUp(Math.max(latest, 0.05)));
}

/** The value that the share `at` of the numbers lies below. */
function cutOff(values: readonly number[], at: number): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return 1;
  const share = sorted.length < FEWEST_TO_CUT ? Math.round(at) : at;
  return sorted[Math.round(share * (sorted.length - 1))]!;
}

/** The next 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten: steps small enough to waste little of the chart. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8].find((each) => each * power >= value) ?? 10;
  return Number((step * power).toPrecision(2)); // 3 * 0.1 is not quite 0.3
}
