import { type Activation, type LayerSpec, LEAKY_RELU_SLOPE } from '../../../../core/model/network';
import { dropoutKey } from '../../../../core/random/hash';
import * as tf from '../tf';
import { batchNormalization } from './batch-normalization';
import { dense } from './dense';
import { dropout } from './dropout';

/** A layer with its variables, in Keras' order. */
export type BoundLayer = {
  readonly layer: LayerSpec;
  /** its place in the network */
  readonly index: number;
  readonly variables: readonly tf.Variable[];
};

/** What layers know of the training that they are part of. */
export type TrainingPass = {
  /** the plan's */
  readonly seed: number;
  /** counted from 1 */
  readonly step: number;
  /** what the first of these digits is in the batch */
  readonly first: number;
};

/**
 * What a layer makes of a batch; differentiable. In training, batch normalisation changes its moving statistics.
 *
 * @param training null when the network only reads
 */
export function forward(
  { layer, index, variables }: BoundLayer,
  x: tf.Tensor,
  training: TrainingPass | null,
): tf.Tensor {
  switch (layer.type) {
    case 'Dense': {
      const [kernel, bias] = variables as readonly tf.Tensor[] as [tf.Tensor2D, tf.Tensor1D];
      return activate(layer.activation, dense(x as tf.Tensor2D, kernel, bias));
    }
    case 'Conv2D': {
      const [kernel, bias] = variables as readonly tf.Tensor[] as [tf.Tensor4D, tf.Tensor1D];
      return activate(layer.activation, tf.add(tf.conv2d(x as tf.Tensor4D, kernel, 1, 'valid'), bias));
    }
    case 'MaxPooling2D':
      return tf.maxPool(x as tf.Tensor4D, layer.poolSize, layer.poolSize, 'valid');
    case 'AveragePooling2D':
      return tf.avgPool(x as tf.Tensor4D, layer.poolSize, layer.poolSize, 'valid');
    case 'Flatten':
      return tf.reshape(x, [x.shape[0]!, -1]);
    case 'Dropout': {
      if (training === null || layer.rate === 0) return x;
      const numbers = x.size / x.shape[0]!;
      const key = dropoutKey(training.seed, index, training.step) + training.first * numbers;
      return dropout(x, layer.rate, key);
    }
    case 'BatchNormalization':
      return batchNormalization(x, layer, variables, training !== null);
    case 'Activation':
      return activate(layer.activation, x);
    default:
      return layer satisfies never;
  }
}

function activate(activation: Activation, x: tf.Tensor): tf.Tensor {
  switch (activation) {
    case 'linear':
      return x;
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'tanh':
      return tf.tanh(x);
    case 'relu':
      return tf.relu(x);
    case 'leaky_relu':
      return tf.leakyRelu(x, LEAKY_RELU_SLOPE);
    case 'elu':
      return tf.elu(x);
    case 'softmax':
      return tf.softmax(x);
    default:
      return activation satisfies never;
  }
}
