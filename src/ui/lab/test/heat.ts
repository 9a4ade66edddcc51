import type { ConfusionMatrix } from '../../../core/metrics/confusion';

/**
 * Most of the background of a cell that is colour and not paper, 0..1: with more, the numbers on it could be too faint
 * to read (WCAG 2 asks for a contrast of 4.5).
 */
export const MOST_HEAT = 0.4;

/**
 * How much each cell is coloured: on the diagonal by its share of the row, off it by its share of the commonest mistake,
 * for those are what is looked for. Square roots, so that a single digit still shows.
 *
 * @returns a number for each cell, 0..MOST_HEAT
 */
export function heats(matrix: ConfusionMatrix): readonly (readonly number[])[] {
  const commonest = Math.max(1, ...matrix.flatMap((row, label) => row.filter((_, read) => read !== label)));
  return matrix.map((row, label) => {
    const support = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, read) => {
      if (count === 0) return 0;
      return MOST_HEAT * Math.sqrt(count / (read === label ? support : commonest));
    });
  });
}
