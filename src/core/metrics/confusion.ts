/** Which digits a network takes for which, and what follows for each digit. */

import { CLASS_COUNT, predictedDigits, probabilityOf, type Readings } from './readings';

/** [10][10]: `matrix[label][read]` digits that are a `label` and were read as a `read`. */
export type ConfusionMatrix = readonly (readonly number[])[];

/** How well one digit is read; null where a quotient would be 0/0. */
export type DigitScores = {
  readonly digit: number;
  /** how many there are */
  readonly support: number;
  /** share of those read as this digit that are it, 0..1; null if none was read as it */
  readonly precision: number | null;
  /** share of this digit that is read as it, 0..1; null if there is none */
  readonly recall: number | null;
  /** harmonic mean of precision and recall, 0..1; null if none is this digit and none was read as it */
  readonly f1: number | null;
};

/** Means over the ten digits, each counting the same; null if there is nothing to average. */
export type MacroAverages = Pick<DigitScores, 'precision' | 'recall' | 'f1'>;

/**
 * Counts the digits by what they are and what they are read as.
 *
 * @throws RangeError if there are not ten probabilities a label
 */
export function confusionMatrix(readings: Readings): ConfusionMatrix {
  const matrix = Array.from({ length: CLASS_COUNT }, () => new Array<number>(CLASS_COUNT).fill(0));
  predictedDigits(readings).forEach((read, index) => {
    matrix[readings.labels[index]!]![read]!++;
  });
  return matrix;
}

/**
 * The digits in one cell of the matrix.
 *
 * @returns indices, the ones read most surely first; equals in their own order
 * @throws RangeError if there are not ten probabilities a label
 */
export function digitsInCell(readings: Readings, label: number, read: number): number[] {
  const indices: number[] = [];
  predictedDigits(readings).forEach((predicted, index) => {
    if (readings.labels[index] === label && predicted === read) indices.push(index);
  });
  return indices.sort((a, b) => probabilityOf(readings, b, read) - probabilityOf(readings, a, read));
}

/**
 * Precision, recall and F1 of each digit.
 *
 * @returns [10], by digit
 */
export function digitScores(matrix: ConfusionMatrix): DigitScores[] {
  return matrix.map((row, digit) => {
    const right = row[digit]!;
    const support = row.reduce((sum, count) => sum + count, 0);
    const read = matrix.reduce((sum, each) => sum + each[digit]!, 0);
    return {
      digit,
      support,
      precision: quotient(right, read),
      recall: quotient(right, support),
      // 2PR / (P + R) in counts, which also says 0 for a digit that is there and never read.
      f1: quotient(2 * right, support + read),
    };
  });
}

/**
 * The mean of each score over the digits that have it: a digit that was never read has no precision, so it is left
 * out of the mean precision (scikit-learn's `average="macro"` with `zero_division=nan`).
 */
export function macroAverages(scores: readonly DigitScores[]): MacroAverages {
  const mean = (of: keyof MacroAverages) => {
    const known = scores.flatMap((score) => score[of] ?? []);
    return quotient(
      known.reduce((sum, value) => sum + value, 0),
      known.length,
    );
  };
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

function quotient(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
