import { predictedDigits, probabilityOf, type Readings } from './readings';

/**
 * The digits that are read wrong, the worst first: those whose true digit was thought least likely. That is the order
 * of their loss.
 *
 * @returns indices; equals in their own order
 * @throws RangeError if there are not ten probabilities a label
 */
export function mistakes(readings: Readings): number[] {
  const { labels } = readings;
  const wrong: number[] = [];
  predictedDigits(readings).forEach((read, index) => {
    if (read !== labels[index]) wrong.push(index);
  });
  const truth = (index: number) => probabilityOf(readings, index, labels[index]!);
  return wrong.sort((a, b) => truth(a) - truth(b));
}
