import * as tf from '@tensorflow/tfjs';
import type { Weights } from '../../../../core/model/initialize';
import {
  type Activation,
  INPUT_IMAGE,
  INPUT_SIZE,
  type LayerSpec,
  LEAKY_RELU_SLOPE,
  type NetworkSpec,
} from '../../../../core/model/network';
import { weightShapes } from '../../../../core/model/weights';

/** The name TensorFlow.js has for an activation as part of a layer; leaky_relu is a layer of its own there. */
type TfjsActivation = Exclude<Activation, 'leaky_relu'>;

/**
 * The network as TensorFlow.js layers. Its last layer is left linear and gives logits, because softmax and
 * cross-entropy are exact and stable only when computed together.
 */
export function buildModel(spec: NetworkSpec, weights: Weights): tf.Sequential {
  const last = spec.layers.length - 1;
  const model = tf.sequential();
  for (const [index, layer] of spec.layers.entries()) {
    for (const part of layersOf(layer, index === 0, index === last)) model.add(part);
  }
  setModelWeights(model, spec, weights);
  return model;
}

export function setModelWeights(model: tf.Sequential, spec: NetworkSpec, weights: Weights): void {
  tf.tidy(() => {
    model.setWeights(weightShapes(spec).map(({ shape }, index) => tf.tensor(weights[index]!, [...shape])));
  });
}

/** What the model makes of digits. @param images [count, 784]; returns [count, 10] */
export function logitsOf(model: tf.Sequential, images: tf.Tensor2D): tf.Tensor2D {
  const shape = model.inputs[0]!.shape.slice(1) as number[];
  return model.apply(images.reshape([-1, ...shape])) as tf.Tensor2D;
}

function layersOf(layer: LayerSpec, first: boolean, last: boolean): tf.layers.Layer[] {
  const inputShape = layer.type === 'Dense' ? [INPUT_SIZE] : [...INPUT_IMAGE];
  const input = first ? { inputShape } : {};
  switch (layer.type) {
    case 'Dense':
    case 'Conv2D': {
      const leaky = layer.activation === 'leaky_relu';
      const activation: TfjsActivation =
        last || layer.activation === 'leaky_relu' ? 'linear' : layer.activation;
      // The numbers come from outside, see `setModelWeights`.
      const common = { ...input, activation, kernelInitializer: 'zeros' } as const;
      const weighted =
        layer.type === 'Dense'
          ? tf.layers.dense({ ...common, units: layer.units })
          : tf.layers.conv2d({ ...common, filters: layer.filters, kernelSize: layer.kernelSize });
      return leaky ? [weighted, tf.layers.leakyReLU({ alpha: LEAKY_RELU_SLOPE })] : [weighted];
    }
    case 'MaxPooling2D':
      return [tf.layers.maxPooling2d({ ...input, ...pooling(layer.poolSize) })];
    case 'AveragePooling2D':
      return [tf.layers.averagePooling2d({ ...input, ...pooling(layer.poolSize) })];
    case 'Flatten':
      return [tf.layers.flatten(input)];
    default:
      return layer satisfies never;
  }
}

function pooling(size: number): { poolSize: number; strides: number } {
  return { poolSize: size, strides: size };
}
