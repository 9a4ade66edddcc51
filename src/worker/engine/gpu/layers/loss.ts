import type { Loss } from '../../../../core/model/plan';
import * as tf from '../tf';

/** The losses summed over the digits. logits, labels: [count, 10], labels one-hot. Differentiable. */
export function lossSum(loss: Loss, logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  switch (loss) {
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
      return tf.neg(tf.sum(tf.mul(labels, tf.logSoftmax(logits))));
    case 'mean_squared_error':
      return tf.div(tf.sum(tf.squaredDifference(tf.softmax(logits), labels)), logits.shape[1]);
    default:
      return loss satisfies never;
  }
}

/** How many of the digits are read right. logits, labels: [count, 10]. */
export function countCorrect(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  const right = tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1));
  return tf.sum(tf.cast(right, 'float32'));
}

/**
 * 0 as long as all weights are finite, else not a number. TensorFlow.js' pooling makes a number of what is none, and the loss
 * would go on as if nothing had happened.
 */
export function nanUnlessFinite(weights: readonly tf.Tensor[]): tf.Scalar {
  return tf.mul(0, tf.addN(weights.map((weight) => tf.sum(weight)))) as tf.Scalar;
}
