import * as tf from '@tensorflow/tfjs';
import type { Batch } from './batch';
import type { Totals } from './engine';

/** Cross-entropy in nats, summed over the batch's digits. logits: [count, 10]. Differentiable. */
export function batchLoss(logits: tf.Tensor2D, batch: Batch): tf.Scalar {
  return tf.neg(tf.sum(tf.mul(labelTensor(logits, batch), tf.logSoftmax(logits))));
}

/** How many of the batch's digits are read right. logits: [count, 10]. */
export function countCorrect(logits: tf.Tensor2D, batch: Batch): tf.Scalar {
  const right = tf.equal(tf.argMax(logits, 1), tf.argMax(labelTensor(logits, batch), 1));
  return tf.sum(tf.cast(right, 'float32'));
}

/** What [batchLoss, countCorrect] came to for `count` digits. */
export function asTotals(sums: Float32Array, count: number): Totals {
  return { loss: sums[0]!, correct: sums[1]!, count };
}

function labelTensor(logits: tf.Tensor2D, batch: Batch): tf.Tensor2D {
  return tf.tensor2d(batch.labels, [batch.count, logits.shape[1]]);
}
