/** The range of a chart's upright axis. */
export type ChartRange = readonly [low: number, high: number];

/** The share of a curve's points that may leave the chart: a steep start, or a spike, would press all the rest flat. */
const LEFT_OUT = 0.05;

/** Curves shorter than this are shown whole. */
const FEWEST_TO_CUT = 8;

/** A loss that is as many times the first one is no start that is left behind, but a leap. */
const LEAP = 2;

/**
 * The range of losses: from 0 to just above nearly all of the curve, its newest value, and all of the marks; above all of
 * a curve that leaps so high that most of it would be left out.
 */
export function lossRange(curve: readonly number[], marks: readonly number[]): ChartRange {
  const values = curve.filter(Number.isFinite);
  const most = mostOf(values, (a, b) => b - a);
  const seen = [...(leapsOut(values, most) ? values : most), ...marks.filter(Number.isFinite)];
  return [0, seen.length === 0 ? 1 : roundedUp(Math.max(...seen, 0.01))];
}

/** The range of accuracies: from one of a few round numbers to 1; all there can be before there is any. */
export function accuracyRange(curve: readonly number[], marks: readonly number[]): ChartRange {
  const lowest = Math.min(...mostOf(curve, (a, b) => a - b), ...marks.filter(Number.isFinite));
  if (lowest === Number.POSITIVE_INFINITY) return [0, 1];
  return [[0.95, 0.9, 0.8, 0.5].find((floor) => floor <= lowest) ?? 0, 1];
}

/**
 * Where a chart's epochs end: at a round number just beyond the run so far, so that its first minutes are not a line
 * along the edge.
 */
export function epochReach(latest: number, epochs: number): number {
  return Math.min(epochs, roundedUp(Math.max(latest, 0.05)));
}

/** Whether a curve leaps far above its start, and so high that the larger part of all its losses lies in what was left out. */
function leapsOut(values: readonly number[], most: readonly number[]): boolean {
  const sum = (of: readonly number[]) => of.reduce((total, value) => total + value, 0);
  return Math.max(...values) > LEAP * values[0]! && sum(values) > 2 * sum(most);
}

/** A curve without the few values that `order` puts first, but with its newest. */
function mostOf(curve: readonly number[], order: (a: number, b: number) => number): readonly number[] {
  const values = curve.filter(Number.isFinite);
  if (values.length < FEWEST_TO_CUT) return values;
  const cut = Math.ceil(LEFT_OUT * (values.length - 1));
  return [...values.toSorted(order).slice(cut), values.at(-1)!];
}

/** The next 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten: steps small enough to waste little of the chart. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8].find((each) => each * power >= value) ?? 10;
  return Number((step * power).toPrecision(2)); // 3 * 0.1 is not quite 0.3
}
