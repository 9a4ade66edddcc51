/** Whether a drawing looks like a digit at all, as a second network says that has seen digits and other marks. */

/** What a drawing may be that is no digit, in the order of the likeness network's outputs 1 to 5. */
export const NON_DIGITS = ['letter', 'scribble', 'drawing', 'several', 'mark'] as const;
export type NonDigit = (typeof NON_DIGITS)[number];

/** What is said of a drawing that is refused: what it looks like, or `other` where that is not clear. */
export const REFUSALS = [...NON_DIGITS, 'other'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The share of all that is not "a digit" which makes a kind clear enough to be named. */
const CLEAR = 0.6;

/**
 * What a drawing is taken for instead of a digit.
 *
 * @param outputs [10], 0..1, of the likeness network: 0 is "a digit", 1 to 5 are `NON_DIGITS`, the others mean nothing
 * @param threshold 0..1: below it the drawing is refused
 * @returns the likeliest of `NON_DIGITS` if it is clearly that; null where the drawing is read as a digit
 */
export function refusedAs(outputs: Float32Array, threshold: number): Refusal | null {
  // Not a number, should the network have been damaged, refuses nothing.
  if (!(outputs[0]! < threshold)) return null;
  const likelihoods = outputs.subarray(1, 1 + NON_DIGITS.length);
  const all = likelihoods.reduce((sum, value) => sum + value, 0);
  return NON_DIGITS.find((_, kind) => likelihoods[kind]! > CLEAR * all) ?? 'other';
}
