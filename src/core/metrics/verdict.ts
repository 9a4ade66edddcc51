import type { Refusal } from './likeness';

/** What is said of a drawing, in a word. */
export type Verdict =
  | { readonly kind: 'not-a-digit'; readonly as: Refusal }
  /** the two likeliest digits, 0..9 */
  | { readonly kind: 'unsure'; readonly first: number; readonly second: number }
  /** 0..9 */
  | { readonly kind: 'digit'; readonly digit: number };

/**
 * Below this the page names two digits instead of one. A calibrated network is right as often as it says: here, in three of
 * five drawings, so that a bare answer would mislead too often, and the next likeliest digit is most of what is left.
 */
export const SURE_ENOUGH = 0.6;

/**
 * What to say of a drawing.
 *
 * @param probabilities [10], 0..1
 * @param refused what the drawing is taken for instead of a digit; null if it is one
 */
export function verdictOf(probabilities: Float32Array, refused: Refusal | null): Verdict {
  if (refused !== null) return { kind: 'not-a-digit', as: refused };
  const first = likeliest(probabilities, -1);
  if (probabilities[first]! >= SURE_ENOUGH) return { kind: 'digit', digit: first };
  return { kind: 'unsure', first, second: likeliest(probabilities, first) };
}

/** The likeliest digit that is not `but`, the lower of equals. */
function likeliest(probabilities: Float32Array, but: number): number {
  return probabilities.reduce(
    (best, value, digit) => (digit !== but && value > probabilities[best]! ? digit : best),
    but === 0 ? 1 : 0,
  );
}
