import { type Preparation, prepareDigit } from '../../../../src/core/ink/prepare';
import type { Stroke } from '../../../../src/core/ink/stroke';

/** A stroke through some places, at a pressure of 0.5. */
export function strokeThrough(places: readonly (readonly [number, number])[], width = 20): Stroke {
  return { points: places.map(([x, y]) => ({ x, y, pressure: 0.5 })), width };
}

/** The digit that some strokes make; throws where they make none. */
export function digitOf(strokes: readonly Stroke[]): Extract<Preparation, { kind: 'digit' }> {
  return digit(prepareDigit(strokes));
}

/** A preparation known to be a digit. */
export function digit(preparation: Preparation): Extract<Preparation, { kind: 'digit' }> {
  if (preparation.kind !== 'digit') throw new Error('There is no ink');
  return preparation;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The greatest difference between two images of one size. */
export function greatestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((greatest, value, i) => Math.max(greatest, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}
