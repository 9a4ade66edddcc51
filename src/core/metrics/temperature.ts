/**
 * How far a network's confidence has to be turned down, or up, for it to be right as often as it says it is.
 *
 * Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, section 4.2.
 */

import { CLASS_COUNT, type Readings } from './readings';

/** Beyond these, the digits that were read say too little to tell: where none is misread, colder is always better. */
export const TEMPERATURE_LIMITS = { min: 0.25, max: 4 } as const;

/** Logarithms are taken of no less: the least positive number in float32. What was rounded to zero is about as likely. */
const LEAST = 2 ** -149;

/** Of 1/T: far below what shows in a percentage. */
const PRECISION = 1e-7;
/** More than halving the limits down to the precision takes. */
const MOST_STEPS = 60;

/**
 * The temperature T with the least cross-entropy of softmax(log p / T). It is convex in 1/T, so Newton's method finds it;
 * where a step would leave what is known to enclose the minimum, that is halved instead.
 *
 * @returns within `TEMPERATURE_LIMITS`; 1 where nothing was read, where all digits are as likely, or where the probabilities
 *   are no numbers
 * @throws RangeError if there are not ten probabilities a label
 */
export function fitTemperature(readings: Readings): number {
  const logs = relativeLogs(readings);
  const slopeAt = (inverse: number) => slope(logs, readings.labels, inverse);
  // Not a number, or nothing to learn.
  if (!(Math.abs(slopeAt(1).first) > 0)) return 1;
  let low = 1 / TEMPERATURE_LIMITS.max;
  let high = 1 / TEMPERATURE_LIMITS.min;
  if (slopeAt(low).first >= 0) return TEMPERATURE_LIMITS.max;
  if (slopeAt(high).first <= 0) return TEMPERATURE_LIMITS.min;
  let inverse = 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { first, second } = slopeAt(inverse);
    if (first > 0) high = inverse;
    else low = inverse;
    const newton = inverse - first / second;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const moved = Math.abs(next - inverse);
    inverse = next;
    if (moved < PRECISION) break;
  }
  return 1 / inverse;
}

/** [count * 10]: logarithms of the probabilities, less that of each digit's greatest: logits but for what softmax takes no notice of. */
function relativeLogs({ labels, probabilities }: Readings): Float64Array {
  if (probabilities.length !== labels.length * CLASS_COUNT) {
    throw new RangeError(`${probabilities.length} probabilities for ${labels.length} labels`);
  }
  const logs = Float64Array.from(probabilities, (value) => Math.log(Math.max(value, LEAST)));
  for (let at = 0; at < logs.length; at += CLASS_COUNT) {
    const row = logs.subarray(at, at + CLASS_COUNT);
    const greatest = Math.max(...row);
    for (let digit = 0; digit < CLASS_COUNT; digit++) row[digit]! -= greatest;
  }
  return logs;
}

/** First and second derivative, by 1/T, of the digits' cross-entropies' sum: means and variances of the logits. */
function slope(logs: Float64Array, labels: Uint8Array, inverse: number) {
  let first = 0;
  let second = 0;
  labels.forEach((label, index) => {
    const at = index * CLASS_COUNT;
    let sum = 0;
    let mean = 0;
    let square = 0;
    for (let digit = 0; digit < CLASS_COUNT; digit++) {
      const log = logs[at + digit]!;
      const weight = Math.exp(log * inverse);
      sum += weight;
      mean += weight * log;
      square += weight * log * log;
    }
    mean /= sum;
    first += mean - logs[at + label]!;
    second += square / sum - mean * mean;
  });
  return { first, second };
}
