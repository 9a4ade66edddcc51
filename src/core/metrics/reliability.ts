/**
 * Whether a network is right as often as it says it is.
 *
 * Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, section 2.
 */

import { predictedDigits, probabilityOf, type Readings } from './readings';

/** The digits whose confidence, the probability of the digit read, is above `from` and up to `to`. */
export type ReliabilityBin = {
  /** 0..1 */
  readonly from: number;
  /** 0..1 */
  readonly to: number;
  readonly count: number;
  /** mean confidence, 0..1; null if the bin is empty */
  readonly confidence: number | null;
  /** share read right, 0..1; null if the bin is empty */
  readonly accuracy: number | null;
};

export type Reliability = {
  /** of equal width, from 0 to 1 */
  readonly bins: readonly ReliabilityBin[];
  /** the bins' distances between confidence and accuracy, weighted by their counts, 0..1; null if nothing was read */
  readonly expectedCalibrationError: number | null;
};

/**
 * The reliability diagram of a network, and its expected calibration error.
 *
 * @param binCount bins, at least 1
 * @throws RangeError if `binCount` is not a positive whole number or there are not ten probabilities a label
 */
export function reliability(readings: Readings, binCount = 10): Reliability {
  if (!Number.isInteger(binCount) || binCount < 1) {
    throw new RangeError(`binCount ${binCount} is not a positive whole number`);
  }
  const counts = new Uint32Array(binCount);
  const confidences = new Float64Array(binCount);
  const corrects = new Uint32Array(binCount);
  predictedDigits(readings).forEach((read, index) => {
    const confidence = probabilityOf(readings, index, read);
    // Half-open at the left, as in the paper: 1 belongs to the last bin. Softmax in float32 can be a hair above it.
    const bin = Math.min(Math.max(Math.ceil(confidence * binCount) - 1, 0), binCount - 1);
    counts[bin]!++;
    confidences[bin]! += confidence;
    if (read === readings.labels[index]) corrects[bin]!++;
  });

  const bins = Array.from(counts, (count, bin): ReliabilityBin => {
    const range = { from: bin / binCount, to: (bin + 1) / binCount };
    if (count === 0) return { ...range, count, confidence: null, accuracy: null };
    return { ...range, count, confidence: confidences[bin]! / count, accuracy: corrects[bin]! / count };
  });
  const total = readings.labels.length;
  // |accuracy - confidence| of a bin, times its count
  const gaps = bins.map((_, bin) => Math.abs(corrects[bin]! - confidences[bin]!));
  return {
    bins,
    expectedCalibrationError: total === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / total,
  };
}
