/** How far a reading is to be trusted, for the words it is told in. */
export type Certainty = 'sure' | 'likely' | 'unsure';

export type Reading = {
  /** the most probable digit */
  readonly digit: number;
  /** 0..1 */
  readonly probability: number;
  readonly certainty: Certainty;
};

/** Below this the page says "probably"; below half, other digits together are likelier, and it says so. */
const SURE_FROM = 0.9;
const LIKELY_FROM = 0.5;

/** What ten probabilities say; [10], 0..1. */
export function readingOf(probabilities: Float32Array): Reading {
  const probability = Math.max(...probabilities);
  const certainty = probability >= SURE_FROM ? 'sure' : probability >= LIKELY_FROM ? 'likely' : 'unsure';
  return { digit: probabilities.indexOf(probability), probability, certainty };
}
