import {
  type Activation,
  DEFAULT_INITIALIZER,
  ELU_ALPHA,
  INPUT_IMAGE,
  INPUT_SIZE,
  type Initializer,
  inkValue,
  type LayerSpec,
  LEAKY_RELU_SLOPE,
  layerShapes,
  type NetworkSpec,
} from '../../model/network';
import { weightShapes } from '../../model/weights';
import { BYTE_INPUT, UNIT_INPUT } from '../keras/digit-input';
import { initializerClass } from '../keras/settings';

/** A layer as `model.json` lists it. */
type Described = { readonly class_name: string; readonly config: { readonly [setting: string]: unknown } };

/**
 * The layers of a network as `modelTopology` of TensorFlow.js has them, in Keras 2's words. Where TensorFlow.js has no activation
 * of a name, a layer of its own follows.
 */
export function topologyOf(network: NetworkSpec): object {
  const [first] = layerShapes(network);
  const shape = first!.input.length === 1 ? [INPUT_SIZE] : INPUT_IMAGE;
  const input: Described = {
    class_name: 'InputLayer',
    config: {
      batch_input_shape: [null, ...shape],
      dtype: 'float32',
      sparse: false,
      name: inkValue(network) === 1 ? UNIT_INPUT : BYTE_INPUT,
    },
  };
  const names = layerNames(network);
  const layers = network.layers.flatMap((layer, index) => described(layer, names[index]!));
  return {
    class_name: 'Sequential',
    config: { name: 'inkling', layers: [input, ...layers] },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
}

/** What the layers are called: those with arrays as the arrays' paths say, the others by their place. */
function layerNames(network: NetworkSpec): string[] {
  const names = network.layers.map(({ type }, index) => `${type.toLowerCase()}_at_${index}`);
  for (const { layer, name } of weightShapes(network)) names[layer] = name.slice(0, name.indexOf('/'));
  return names;
}

function described(layer: LayerSpec, name: string): Described[] {
  switch (layer.type) {
    case 'Dense':
      return withActivation(layer, name, { units: layer.units });
    case 'Conv2D':
      return withActivation(layer, name, {
        filters: layer.filters,
        kernel_size: [layer.kernelSize, layer.kernelSize],
        strides: [1, 1],
        padding: 'valid',
        data_format: 'channels_last',
        dilation_rate: [1, 1],
      });
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const square = [layer.poolSize, layer.poolSize];
      const settings = { pool_size: square, strides: square, padding: 'valid', data_format: 'channels_last' };
      return [{ class_name: layer.type, config: { name, ...settings } }];
    }
    case 'Flatten':
      return [{ class_name: 'Flatten', config: { name } }];
    case 'Dropout':
      return [{ class_name: 'Dropout', config: { name, rate: layer.rate } }];
    case 'BatchNormalization': {
      const { momentum, epsilon } = layer;
      return [
        { class_name: layer.type, config: { name, axis: -1, momentum, epsilon, center: true, scale: true } },
      ];
    }
    case 'Activation':
      return [activationLayer(layer.activation, name)];
    default:
      return layer satisfies never;
  }
}

function withActivation(
  layer: LayerSpec & { readonly type: 'Dense' | 'Conv2D' },
  name: string,
  sizes: Described['config'],
): Described[] {
  const { activation, kernelInitializer = DEFAULT_INITIALIZER, kernelRegularizer } = layer;
  const inside = activation === 'leaky_relu' ? 'linear' : activation;
  const kernel: Described = {
    class_name: layer.type,
    config: {
      name,
      ...sizes,
      activation: inside,
      use_bias: true,
      kernel_initializer: describedInitializer(kernelInitializer),
      bias_initializer: { class_name: 'Zeros', config: {} },
      kernel_regularizer: kernelRegularizer
        ? { class_name: 'L1L2', config: { l1: kernelRegularizer.l1, l2: kernelRegularizer.l2 } }
        : null,
    },
  };
  return inside === activation ? [kernel] : [kernel, activationLayer(activation, `${name}_activation`)];
}

function activationLayer(activation: Activation, name: string): Described {
  if (activation === 'leaky_relu')
    return { class_name: 'LeakyReLU', config: { name, alpha: LEAKY_RELU_SLOPE } };
  if (activation === 'elu') return { class_name: 'ELU', config: { name, alpha: ELU_ALPHA } };
  return { class_name: 'Activation', config: { name, activation } };
}

/** With Keras' own range where TensorFlow.js has the same default, so that nobody has to know. */
function describedInitializer(initializer: Initializer): Described {
  return { class_name: initializerClass(initializer), config: {} };
}
