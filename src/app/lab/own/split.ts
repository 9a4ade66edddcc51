import { CLASS_COUNT } from '../../../core/data/digits';
import type { OwnDigit } from '../../../core/data/own-digits';

/** Own digits, parted into those that a network may learn from and those that tell how well it does. */
export type OwnSplit = {
  readonly learning: readonly OwnDigit[];
  readonly testing: readonly OwnDigit[];
  /** false: they are too few to be parted, and both lists hold all of them */
  readonly parted: boolean;
};

/** With fewer to test on, a single digit would move the accuracy by more than 20 points. */
const FEWEST_TESTED = 5;

/**
 * Half of the digits of each label, every second one, are kept from learning, so that a test on them is honest.
 *
 * @param digits oldest first
 */
export function splitOwn(digits: readonly OwnDigit[]): OwnSplit {
  const seen = new Array<number>(CLASS_COUNT).fill(0);
  const learning: OwnDigit[] = [];
  const testing: OwnDigit[] = [];
  for (const digit of digits) (seen[digit.label]!++ % 2 === 0 ? learning : testing).push(digit);
  if (testing.length < FEWEST_TESTED) return { learning: digits, testing: digits, parted: false };
  return { learning, testing, parted: true };
}
