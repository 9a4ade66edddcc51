import type { InkImage } from './image';
import { otsuThreshold, quantile } from './threshold';

/** Where the ink of an even picture is told from its paper. */
export type InkLevels = {
  /** darkness above which a pixel is ink for certain */
  readonly threshold: number;
  /** darkness of paper */
  readonly paper: number;
  /** mean darkness of ink */
  readonly ink: number;
};

/** Ink is at least so much darker than paper, of 1. Creases and the other side of the sheet are fainter. */
const LEAST_CONTRAST = 0.1;

/** Ink is at least so many standard deviations of the paper's noise darker. Splitting mere noise gives 1.6 to 2. */
const LEAST_OVER_NOISE = 4;

/** Standard deviations between the median of a normal distribution and its lower tenth. */
const TENTH = 1.2816;

/** From paper to full ink, as shares of the way from the mean of the one to that of the other. */
const RAMP = { from: 0.2, to: 0.9 };

/** Below the ramp's start there may be noise: it starts so many standard deviations above the paper, if that is higher. */
const OVER_NOISE = 3;

/** Finds the levels of an even picture; undefined where it holds paper only. */
export function inkLevels({ ink: values }: InkImage): InkLevels | undefined {
  const threshold = otsuThreshold(values);
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (value <= threshold) continue;
    sum += value;
    count++;
  }
  if (count === 0) return undefined;
  const paper = quantile(values, 0.5);
  const ink = sum / count;
  const isInk = ink - paper >= Math.max(LEAST_CONTRAST, LEAST_OVER_NOISE * noise(values));
  return isInk ? { threshold, paper, ink } : undefined;
}

/**
 * The picture's ink: 0 on paper, 1 in strokes, and the greys between at their edges, as MNIST has them. A hard
 * threshold would make steps of them.
 */
export function rampedInk({ width, height, ink }: InkImage, levels: InkLevels): InkImage {
  const contrast = levels.ink - levels.paper;
  const from = levels.paper + Math.min(0.5 * contrast, Math.max(RAMP.from * contrast, OVER_NOISE * noise(ink)));
  const to = levels.paper + RAMP.to * contrast;
  return { width, height, ink: ink.map((value) => Math.min(1, Math.max(0, (value - from) / (to - from)))) };
}

/** Standard deviation of the paper, from its lighter side, where there is no ink. */
function noise(values: Float32Array): number {
  return (quantile(values, 0.5) - quantile(values, 0.1)) / TENTH;
}
