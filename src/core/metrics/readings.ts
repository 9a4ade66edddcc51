/** What a network said to digits whose labels are known, and how well it did. */

/** The ten digits, 0 to 9. */
export const CLASS_COUNT = 10;

/** Digits with what a network reads in them: sample `i` is `labels[i]` and `probabilities[i * 10, (i + 1) * 10)`. */
export type Readings = {
  /** [count], 0..9: the true digits */
  readonly labels: Uint8Array;
  /** [count * 10], 0..1: the network's output, softmax. Not a number where the network has diverged. */
  readonly probabilities: Float32Array;
};

/** `accuracy` and `loss` are null where nothing was read. */
export type Summary = {
  readonly count: number;
  /** digits read right */
  readonly correct: number;
  /** share read right, 0..1 */
  readonly accuracy: number | null;
  /** mean cross-entropy a digit, in nats, whatever the loss was that the network was trained by */
  readonly loss: number | null;
};

/** The probability given to a digit. */
export function probabilityOf({ probabilities }: Readings, index: number, digit: number): number {
  return probabilities[index * CLASS_COUNT + digit]!;
}

/**
 * The digit that is read in each picture: the likeliest, the lower of equals.
 *
 * @returns [count]
 * @throws RangeError if there are not ten probabilities a label
 */
export function predictedDigits({ labels, probabilities }: Readings): Uint8Array {
  if (probabilities.length !== labels.length * CLASS_COUNT) {
    throw new RangeError(`${probabilities.length} probabilities for ${labels.length} labels`);
  }
  const predicted = new Uint8Array(labels.length);
  for (let index = 0, at = 0; index < labels.length; index++, at += CLASS_COUNT) {
    let best = 0;
    for (let digit = 1; digit < CLASS_COUNT; digit++) {
      if (probabilities[at + digit]! > probabilities[at + best]!) best = digit;
    }
    predicted[index] = best;
  }
  return predicted;
}

/**
 * How well it did.
 *
 * @param loss the mean cross-entropy, as the engine computes it from logits: probabilities have no room for what is all
 *   but impossible, and what they have lost cannot be brought back
 * @throws RangeError if there are not ten probabilities a label
 */
export function summary(readings: Readings, loss: number): Summary {
  const { labels } = readings;
  const predicted = predictedDigits(readings);
  const count = labels.length;
  const correct = labels.reduce((sum, label, index) => sum + Number(predicted[index] === label), 0);
  if (count === 0) return { count, correct, accuracy: null, loss: null };
  return { count, correct, accuracy: correct / count, loss };
}
