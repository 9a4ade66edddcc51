import { IMAGE_PIXELS } from '../../core/data/digits';
import { splitTrainValidation } from '../../core/data/order';
import { fitTemperature } from '../../core/metrics/temperature';
import { calibrated } from '../../core/model/calibrate';
import type { Weights } from '../../core/model/initialize';
import { CLASS_COUNT } from '../../core/model/network';
import type { TrainingPlan } from '../../core/model/plan';
import type { EngineNetwork } from '../engine/engine';
import type { TrainingDigits } from './training-digits';

/** A network's numbers, its confidence turned down by a temperature of at least 1. */
export type Calibration = { readonly temperature: number; readonly weights: Weights };

/** With fewer digits held back than this, a handful are misread, and chance would decide the temperature. */
const FEWEST = 500;

/** Digits read in one go: some milliseconds, so that drawings on the pad need not wait. */
const CHUNK = 200;

/**
 * Turns down the confidence of a network that has been trained, by the temperature that fits the digits of MNIST that were
 * held back from its run; which digit it reads stays the same. Yields after each chunk of them.
 *
 * Its confidence is never turned up: these digits are cleaner than what people draw, and than what a run with variants or
 * written digits is taught. Such a network doubts them more than it would have to, and is right to doubt the others.
 *
 * @param network has the calibrated numbers afterwards
 * @param digits MNIST's
 * @returns null, and nothing is changed, where too few are held back, not all of them have arrived, or the network does not
 *   end in a Dense layer and a softmax
 */
export async function* calibrate(
  network: EngineNetwork,
  { trainingSize, validationSplit }: Pick<TrainingPlan, 'trainingSize' | 'validationSplit'>,
  digits: TrainingDigits,
): AsyncGenerator<void, Calibration | null, void> {
  const { from, to } = splitTrainValidation(trainingSize, validationSplit).validation;
  if (to - from < FEWEST || digits.available < to) return null;
  const probabilities = new Float32Array((to - from) * CLASS_COUNT);
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(start + CHUNK, to);
    const images = digits.images.subarray(start * IMAGE_PIXELS, end * IMAGE_PIXELS);
    const read = await network.predict(Float32Array.from(images, (value) => value / 255));
    probabilities.set(read, (start - from) * CLASS_COUNT);
    yield;
  }
  const fitting = fitTemperature({ labels: digits.labels.subarray(from, to), probabilities });
  const temperature = Math.max(1, fitting);
  const weights = calibrated(network.spec, await network.weights(), temperature);
  if (weights === null) return null;
  network.setWeights(weights);
  return { temperature, weights };
}
