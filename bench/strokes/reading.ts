import { CLASS_COUNT } from '../../src/core/model/network';
import type { Drawing } from './drawing';

/** What became of one drawing. */
export type Reading = Pick<Drawing, 'label' | 'writer'> & {
  /** [10], what the network said, or would say of a refused one; null where there was nothing to read */
  readonly probabilities: Float32Array | null;
  readonly refused: boolean;
};

/** The digit that is read, the lower of equals, and its probability; null where there was nothing to read. */
export function topDigit({ probabilities }: Reading): { digit: number; probability: number } | null {
  if (probabilities === null) return null;
  let digit = 0;
  for (let other = 1; other < CLASS_COUNT; other++) {
    if (probabilities[other]! > probabilities[digit]!) digit = other;
  }
  return { digit, probability: probabilities[digit]! };
}

/** Whether the label is one of the ten digits. */
export function isOfDigit(reading: Reading): reading is Reading & { readonly label: number } {
  return typeof reading.label === 'number';
}

/** Whether a digit was read as another one, or something else passed as a digit. */
export function isMisread(reading: Reading): boolean {
  if (!isOfDigit(reading)) return !reading.refused;
  return topDigit(reading)?.digit !== reading.label;
}
