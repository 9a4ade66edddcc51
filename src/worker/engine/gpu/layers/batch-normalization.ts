import type { BatchNormalizationSpec } from '../../../../core/model/network';
import * as tf from '../tf';

/**
 * Keras 3's BatchNormalization over all axes but the last.
 *
 * Source: S. Ioffe and C. Szegedy, "Batch normalization: accelerating deep network training by reducing internal
 * covariate shift", 2015.
 *
 * @param variables gamma, beta, moving mean, moving variance; in training the last two are changed
 */
export function batchNormalization(
  x: tf.Tensor,
  { momentum, epsilon }: BatchNormalizationSpec,
  variables: readonly tf.Variable[],
  training: boolean,
): tf.Tensor {
  const [gamma, beta, movingMean, movingVariance] = variables as [
    tf.Variable,
    tf.Variable,
    tf.Variable,
    tf.Variable,
  ];
  if (!training) {
    const scale = tf.mul(gamma, tf.rsqrt(tf.add(movingVariance, epsilon)));
    return tf.add(tf.mul(tf.sub(x, movingMean), scale), beta);
  }
  const normalized = normalize(x, epsilon, (mean, variance) => {
    for (const [moving, now] of [
      [movingMean, mean],
      [movingVariance, variance],
    ] as const) {
      moving.assign(tf.add(tf.mul(moving, momentum), tf.mul(now, 1 - momentum)));
    }
  });
  return tf.add(tf.mul(normalized, gamma), beta);
}

/**
 * (x - mean) / sqrt(variance + epsilon) by the batch's own mean and variance, with the gradient through both in closed
 * form: that of TensorFlow.js' operations one by one would take three times the draws.
 *
 * @param tell is told them, without gradients
 */
function normalize(
  x: tf.Tensor,
  epsilon: number,
  tell: (mean: tf.Tensor, variance: tf.Tensor) => void,
): tf.Tensor {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis);
  const normalized = tf.customGrad((input, save) => {
    const mean = tf.mean(input as tf.Tensor, axes);
    const centred = tf.sub(input as tf.Tensor, mean);
    const variance = tf.mean(tf.square(centred), axes);
    tell(mean, variance);
    const scale = tf.rsqrt(tf.add(variance, epsilon));
    const value = tf.mul(centred, scale);
    (save as tf.GradSaveFunc)([value, scale]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor => {
      const [y, by] = saved as [tf.Tensor, tf.Tensor];
      const along = tf.mul(y, tf.mean(tf.mul(dy, y), axes));
      return tf.mul(tf.sub(tf.sub(dy, tf.mean(dy, axes)), along), by);
    };
    return { value, gradFunc };
  });
  return normalized(x);
}
