import * as tf from '@tensorflow/tfjs';
import type { Activation, LayerSpec, NetworkSpec } from '../../../src/core/model/network';
import { layerShapes } from '../../../src/core/model/network';

/** A network as TensorFlow.js' own layers. */
export function fitLayers(network: NetworkSpec): tf.layers.Layer[] {
  return layerShapes(network).map(({ layer, input }, index) =>
    fitLayer(layer, index === 0 ? { inputShape: [...input] } : {}),
  );
}

function fitLayer(layer: LayerSpec, place: { inputShape?: number[] }): tf.layers.Layer {
  switch (layer.type) {
    case 'Dense':
      return tf.layers.dense({ units: layer.units, activation: fitActivation(layer.activation), ...place });
    case 'Conv2D':
      return tf.layers.conv2d({
        filters: layer.filters,
        kernelSize: layer.kernelSize,
        activation: fitActivation(layer.activation),
        ...place,
      });
    case 'MaxPooling2D':
      return tf.layers.maxPooling2d({ poolSize: layer.poolSize, ...place });
    case 'AveragePooling2D':
      return tf.layers.averagePooling2d({ poolSize: layer.poolSize, ...place });
    case 'Flatten':
      return tf.layers.flatten(place);
    case 'Dropout':
      return tf.layers.dropout({ rate: layer.rate, ...place });
    case 'BatchNormalization':
      return tf.layers.batchNormalization({ momentum: layer.momentum, epsilon: layer.epsilon, ...place });
    case 'Activation':
      return tf.layers.activation({ activation: fitActivation(layer.activation), ...place });
    default:
      return layer satisfies never;
  }
}

/** @throws RangeError for what TensorFlow.js knows as a layer only */
function fitActivation(activation: Activation): Exclude<Activation, 'leaky_relu'> {
  if (activation === 'leaky_relu') throw new RangeError(`no activation ${activation}`);
  return activation;
}
