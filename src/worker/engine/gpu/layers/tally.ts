import type { Loss } from '../../../../core/model/plan';
import type { Totals } from '../../engine';
import type { Gpu } from '../gl/gpu';
import * as tf from '../tf';
import { countCorrect, lossSum, nanUnlessFinite } from './loss';
import { readTensors } from './tensors';

/** Losses and right readings, summed up on the GPU: reading a number back costs more than a step. */
export type Tally = {
  /** Adds digits; returns the sum of their losses, differentiable. logits, labels: [count, 10] */
  readonly add: (logits: tf.Tensor2D, labels: tf.Tensor2D) => tf.Scalar;
  /** What was added since the last call; the loss is not a number if one of the weights is none. */
  readonly take: (weights: readonly tf.Tensor[]) => Promise<Totals>;
  readonly dispose: () => void;
};

export function createTally(gpu: Gpu, loss: Loss): Tally {
  const sums = tf.tidy(() => tf.variable(tf.zeros([2]), false));
  let count = 0;
  return {
    add: (logits, labels) => {
      const sum = lossSum(loss, logits, labels);
      sums.assign(tf.add(sums, tf.stack([sum, countCorrect(logits, labels)])));
      count += labels.shape[0];
      return sum;
    },
    take: async (weights) => {
      const taken = count;
      count = 0;
      const nanOrZero = tf.tidy(() => nanUnlessFinite(weights));
      const reading = readTensors(gpu, [sums, nanOrZero]);
      nanOrZero.dispose();
      tf.tidy(() => sums.assign(tf.zeros([2])));
      const [read, zero] = await reading;
      return { loss: read![0]! + zero![0]!, correct: read![1]!, count: taken };
    },
    dispose: () => sums.dispose(),
  };
}
