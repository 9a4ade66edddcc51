import {
  DEFAULT_INITIALIZER,
  type LayerSpec,
  layerShapes,
  type NetworkSpec,
  type RegularizerSpec,
  type Shape,
} from '../../model/network';
import { BYTE_INPUT, UNIT_INPUT } from './digit-input';
import { initializerClass } from './settings';

/** JSON in the making. */
type Json = { readonly [key: string]: unknown };

/** Keras' own names of layers, of which all but the first of a type are numbered. */
const LAYER_NAMES: { readonly [type in LayerSpec['type']]: string } = {
  Dense: 'dense',
  Conv2D: 'conv2d',
  MaxPooling2D: 'max_pooling2d',
  AveragePooling2D: 'average_pooling2d',
  Flatten: 'flatten',
  Dropout: 'dropout',
  BatchNormalization: 'batch_normalization',
  Activation: 'activation',
};

/**
 * The description of a network as a Sequential model of Keras 3, with the settings that are not Keras' defaults, and those
 * that were not always its defaults.
 */
export function kerasConfig(network: NetworkSpec): Json {
  const name = network.normalized === false ? BYTE_INPUT : UNIT_INPUT;
  const names = layerNames(network);
  const input = layerShapes(network)[0]!.input;
  const layers = [
    kerasObject('keras.layers', 'InputLayer', { batch_shape: [null, ...input], dtype: 'float32', name }),
    ...network.layers.map((layer, index) =>
      kerasObject('keras.layers', layer.type, { name: names[index], ...layerConfig(layer) }),
    ),
  ];
  const build: Shape = input;
  return {
    ...kerasObject('keras', 'Sequential', { name: 'inkling', layers, build_input_shape: [null, ...build] }),
    build_config: { input_shape: [null, ...build] },
  };
}

function kerasObject(module: string, type: string, config: Json): Json {
  return { module, class_name: type, config, registered_name: null };
}

function layerNames({ layers }: NetworkSpec): string[] {
  const counts = new Map<LayerSpec['type'], number>();
  return layers.map(({ type }) => {
    const before = counts.get(type) ?? 0;
    counts.set(type, before + 1);
    return LAYER_NAMES[type] + (before === 0 ? '' : `_${before}`);
  });
}

function layerConfig(layer: LayerSpec): Json {
  switch (layer.type) {
    case 'Dense':
      return { units: layer.units, ...kernelConfig(layer) };
    case 'Conv2D': {
      const side = [layer.kernelSize, layer.kernelSize];
      return { filters: layer.filters, kernel_size: side, ...gridConfig([1, 1]), ...kernelConfig(layer) };
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const side = [layer.poolSize, layer.poolSize];
      return { pool_size: side, ...gridConfig(side) };
    }
    case 'Dropout':
      return { rate: layer.rate };
    case 'BatchNormalization':
      return { axis: -1, momentum: layer.momentum, epsilon: layer.epsilon, center: true, scale: true };
    case 'Activation':
      return { activation: layer.activation };
    case 'Flatten':
      return { data_format: 'channels_last' };
    default:
      return layer satisfies never;
  }
}

function gridConfig(strides: readonly number[]): Json {
  return { strides, padding: 'valid', data_format: 'channels_last' };
}

function kernelConfig(layer: LayerSpec & { readonly type: 'Dense' | 'Conv2D' }): Json {
  const initializer = initializerClass(layer.kernelInitializer ?? DEFAULT_INITIALIZER);
  return {
    activation: layer.activation,
    use_bias: true,
    kernel_initializer: kerasObject('keras.initializers', initializer, {}),
    bias_initializer: kerasObject('keras.initializers', 'Zeros', {}),
    kernel_regularizer: regularizerConfig(layer.kernelRegularizer),
  };
}

function regularizerConfig(penalty: RegularizerSpec | undefined): Json | null {
  if (penalty === undefined || (penalty.l1 === 0 && penalty.l2 === 0)) return null;
  return kerasObject('keras.regularizers', 'L1L2', { l1: penalty.l1, l2: penalty.l2 });
}
