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

/** Keras' `backend.epsilon()`: probabilities are kept this far from 0 and 1, so that no digit costs infinitely much. */
const EPSILON = 1e-7;

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
 * How many are right, and the loss as Keras' `categorical_crossentropy` computes it from probabilities.
 *
 * @returns `loss` is not a number if a probability is not
 * @throws RangeError if there are not ten probabilities a label
 */
export function summary(readings: Readings): Summary {
  const { labels } = readings;
  const predicted = predictedDigits(readings);
  let correct = 0;
  let loss = 0;
  labels.forEach((label, index) => {
    if (predicted[index] === label) correct++;
    const probability = probabilityOf(readings, index, label);
    loss -= Math.log(Math.min(Math.max(probability, EPSILON), 1 - EPSILON));
  });
  const count = labels.length;
  if (count === 0) return { count, correct, accuracy: null, loss: null };
  return { count, correct, accuracy: correct / count, loss: loss / count };
}
