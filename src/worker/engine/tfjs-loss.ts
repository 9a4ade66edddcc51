import * as tf from '@tensorflow/tfjs';
import type { Batch } from './batch';
import type { Totals } from './engine';

/** A batch on the backend: images [count, 784], labels [count, 10], one-hot. Uploaded once for all that is done with it. */
export type BatchTensors = { readonly images: tf.Tensor2D; readonly labels: tf.Tensor2D };

export function uploadBatch({ images, labels, count }: Batch): BatchTensors {
  return {
    images: tf.tensor2d(images, [count, images.length / count]),
    labels: tf.tensor2d(labels, [count, labels.length / count]),
  };
}

/** Cross-entropy in nats, summed over the digits. logits, labels: [count, 10]. Differentiable. */
export function batchLoss(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.sum(tf.mul(labels, tf.logSoftmax(logits))));
}

/** How many of the digits are read right. logits, labels: [count, 10]. */
export function countCorrect(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  const right = tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1));
  return tf.sum(tf.cast(right, 'float32'));
}

/** What [batchLoss, countCorrect] came to for `count` digits. */
export function asTotals(sums: Float32Array, count: number): Totals {
  return { loss: sums[0]!, correct: sums[1]!, count };
}
