import type { InkImage } from './image';
import { otsuThreshold, quantile } from './threshold';

/** Where the ink of an even picture is told from its paper. */
export type InkLevels = {
  /** darkness above which a pixel is rather ink */
  readonly threshold: number;
  /** darkness of paper, its median */
  readonly paper: number;
  /** standard deviation of the paper's darkness */
  readonly noise: number;
  /** darkness of ink, its mean */
  readonly ink: number;
};

/** Ink is at least so much darker than paper, of 1. Creases and what shines through the sheet are fainter. */
const LEAST_CONTRAST = 0.1;

/** Ink is at least so many standard deviations of the paper's noise darker. Noise cut in two halves gives 2 to 3. */
const LEAST_OVER_NOISE = 4.5;

/** Standard deviations between the median of a normal distribution and its lower tenth. */
const TENTH = 1.2816;

/** From paper to full ink, as shares of the way from the level of the one to that of the other. */
const RAMP = { from: 0.2, to: 0.9 };

/** Paper may be this many standard deviations darker than its level before it counts as ink. */
const NOISE_REACH = 3;

/**
 * Finds the levels of an even picture; undefined where it holds paper only.
 *
 * @param values 0..1, its pixels or those of a part of it
 */
export function inkLevels(values: Float32Array): InkLevels | undefined {
  const threshold = otsuThreshold(values);
  const dark = values.filter((value) => value > threshold);
  if (dark.length === 0) return undefined;
  const light = values.filter((value) => value <= threshold);
  const paper = quantile(light, 0.5);
  // From the lighter side of the paper alone: on the other one are the soft edges of the ink.
  const noise = (paper - quantile(light, 0.1)) / TENTH;
  const ink = dark.reduce((sum, value) => sum + value, 0) / dark.length;
  if (ink - paper < Math.max(LEAST_CONTRAST, LEAST_OVER_NOISE * noise)) return undefined;
  return { threshold, paper, noise, ink };
}

/**
 * The picture's ink: 0 on paper, 1 in strokes, and the greys between at their edges, as MNIST has them. A hard
 * threshold would make steps of them.
 */
export function rampedInk({ width, height, ink }: InkImage, levels: InkLevels): InkImage {
  const contrast = levels.ink - levels.paper;
  const from = levels.paper + Math.max(RAMP.from * contrast, NOISE_REACH * levels.noise);
  const to = levels.paper + RAMP.to * contrast;
  return { width, height, ink: ink.map((value) => Math.min(1, Math.max(0, (value - from) / (to - from)))) };
}
