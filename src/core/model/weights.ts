import { type LayerShapes, layerShapes, type NetworkSpec, type Shape, shapeSize } from './network';

/** One array of a network's weights. */
export type WeightShape = {
  /** Keras' path of the variable, such as `dense_1/kernel` */
  readonly name: string;
  /** index of its layer in the network */
  readonly layer: number;
  /**
   * kernel, Dense: [inputs, units]; Conv2D: [side, side, channels, filters]. bias, gamma, beta, moving_mean and
   * moving_variance: [units], [filters] or [channels]
   */
  readonly shape: Shape;
  readonly role: 'kernel' | 'bias' | 'gamma' | 'beta' | 'moving_mean' | 'moving_variance';
  /** false: no gradient changes it, and no optimiser remembers anything of it */
  readonly trainable: boolean;
};

const KERAS_NAMES = {
  Dense: 'dense',
  Conv2D: 'conv2d',
  BatchNormalization: 'batch_normalization',
} as const;

/** The weight arrays of a network in the order in which Keras lists them: layer by layer, moving statistics included. */
export function weightShapes(network: NetworkSpec): WeightShape[] {
  const counts = { Dense: 0, Conv2D: 0, BatchNormalization: 0 };
  return layerShapes(network).flatMap(({ layer, input }, index) => {
    if (layer.type !== 'Dense' && layer.type !== 'Conv2D' && layer.type !== 'BatchNormalization') return [];
    const before = counts[layer.type]++;
    const name = KERAS_NAMES[layer.type] + (before === 0 ? '' : `_${before}`);
    return arraysOf({ layer, input }).map(([role, shape]) => ({
      name: `${name}/${role}`,
      layer: index,
      shape,
      role,
      trainable: !role.startsWith('moving'),
    }));
  });
}

function arraysOf({
  layer,
  input,
}: Pick<LayerShapes, 'layer' | 'input'>): (readonly [WeightShape['role'], Shape])[] {
  const channels = input[input.length - 1]!;
  switch (layer.type) {
    case 'Dense':
      return [
        ['kernel', [channels, layer.units]],
        ['bias', [layer.units]],
      ];
    case 'Conv2D':
      return [
        ['kernel', [layer.kernelSize, layer.kernelSize, channels, layer.filters]],
        ['bias', [layer.filters]],
      ];
    case 'BatchNormalization':
      return (['gamma', 'beta', 'moving_mean', 'moving_variance'] as const).map((role) => [role, [channels]]);
    default:
      return [];
  }
}

/** Those that gradients change: the arrays of gradients, and of each set of an optimiser's slots. */
export function trainableShapes(network: NetworkSpec): WeightShape[] {
  return weightShapes(network).filter(({ trainable }) => trainable);
}

/** How many numbers the network has, moving statistics included, as Keras' `summary` counts them. */
export function parameterCount(network: NetworkSpec): number {
  return weightShapes(network).reduce((sum, { shape }) => sum + shapeSize(shape), 0);
}

/** How many numbers each layer has, moving statistics included. */
export function layerParameterCounts(network: NetworkSpec): number[] {
  const counts = network.layers.map(() => 0);
  for (const { layer, shape } of weightShapes(network)) counts[layer]! += shapeSize(shape);
  return counts;
}
