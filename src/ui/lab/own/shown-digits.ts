import type { OwnState } from '../../../app/lab/own/state';
import { CLASS_COUNT } from '../../../core/data/digits';
import type { OwnDigit } from '../../../core/data/own-digits';

/** Which of the kept digits are looked at. */
export type OwnFilter = {
  /** null for all */
  readonly label: number | null;
  readonly onlyWrong: boolean;
};

/** Kept digits that pass the filter, the newest first. */
export function shownDigits(
  digits: readonly OwnDigit[],
  readings: OwnState['readings'],
  { label, onlyWrong }: OwnFilter,
): readonly OwnDigit[] {
  return digits
    .filter((digit) => (label === null || digit.label === label) && (!onlyWrong || isWrong(digit, readings)))
    .toReversed();
}

/** [10] how many digits have each label. */
export function labelCounts(digits: readonly OwnDigit[]): number[] {
  const counts = new Array<number>(CLASS_COUNT).fill(0);
  for (const { label } of digits) counts[label]!++;
  return counts;
}

/** How many have been read, and how many of those right. */
export function readingCounts(
  digits: readonly OwnDigit[],
  readings: OwnState['readings'],
): { readonly read: number; readonly right: number } {
  const read = digits.filter(({ id }) => readings.has(id));
  return { read: read.length, right: read.filter((digit) => !isWrong(digit, readings)).length };
}

function isWrong({ id, label }: OwnDigit, readings: OwnState['readings']): boolean {
  const reading = readings.get(id);
  return reading !== undefined && reading.digit !== label;
}
