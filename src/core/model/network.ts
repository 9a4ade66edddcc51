/**
 * The specification of a network: what Keras would be told, as plain data. Layer, activation and initialiser names
 * are those of Keras 3.
 */

/** Pixels of one MNIST digit; the input of every network. */
export const INPUT_SIZE = 784;
/** The same as a picture: [height, width, channels]. */
export const INPUT_IMAGE = [28, 28, 1] as const;
/** The digits 0 to 9. */
export const CLASS_COUNT = 10;

export const ACTIVATIONS = ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softmax'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** The slope of `leaky_relu` below zero: Keras' default. */
export const LEAKY_RELU_SLOPE = 0.2;
/** What `elu` tends to far below zero, negated: Keras' default. */
export const ELU_ALPHA = 1;

/** A penalty on the size of a kernel's numbers: l1 * sum |w| + l2 * sum w^2, as Keras' `L1L2`. */
export type RegularizerSpec = { readonly l1: number; readonly l2: number };

/** A fully connected layer: activation(input . kernel + bias). */
export type DenseSpec = {
  readonly type: 'Dense';
  readonly units: number;
  readonly activation: Activation;
  readonly kernelRegularizer?: RegularizerSpec;
};

/** A convolution with a square kernel, stride 1 and no padding ('valid'); softmax goes over the filters. */
export type Conv2DSpec = {
  readonly type: 'Conv2D';
  readonly filters: number;
  /** pixels a side */
  readonly kernelSize: number;
  readonly activation: Activation;
  readonly kernelRegularizer?: RegularizerSpec;
};

/** The greatest, or the mean, of each square of pixels; squares do not overlap, and what is left at the rim is dropped. */
export type PoolingSpec = {
  readonly type: 'MaxPooling2D' | 'AveragePooling2D';
  /** pixels a side */
  readonly poolSize: number;
};

/** A picture as a row of numbers: row by row, pixel by pixel, channel by channel. */
export type FlattenSpec = { readonly type: 'Flatten' };

export type LayerSpec = DenseSpec | Conv2DSpec | PoolingSpec | FlattenSpec;

export const LAYER_TYPES = [
  'Dense',
  'Conv2D',
  'MaxPooling2D',
  'AveragePooling2D',
  'Flatten',
] as const satisfies readonly LayerSpec['type'][];

/** Layers from a digit to the output [10]. The first takes the digit as [784] or as [28, 28, 1], whichever it needs. */
export type NetworkSpec = {
  readonly layers: readonly LayerSpec[];
};

/** A network of Dense layers alone. */
export type DenseNetworkSpec = { readonly layers: readonly DenseSpec[] };

/** [numbers] or [height, width, channels], without the batch. */
export type Shape = readonly number[];

/** Why a layer does not fit what comes before it. */
export type ShapeProblem =
  /** a Dense layer after pictures */
  | 'needsFlatten'
  /** a convolution or pooling after plain numbers */
  | 'needsImage'
  /** a kernel or pool larger than the picture */
  | 'tooLarge';

/**
 * What a layer makes of an input.
 *
 * @param input null for the digit itself, before the first layer
 */
export function outputShape(layer: LayerSpec, input: Shape | null): Shape | ShapeProblem {
  if (layer.type === 'Dense') {
    return input === null || input.length === 1 ? [layer.units] : 'needsFlatten';
  }
  const image = input ?? INPUT_IMAGE;
  if (layer.type === 'Flatten') return [shapeSize(image)];
  const [height, width, channels] = image;
  if (height === undefined || width === undefined || channels === undefined) return 'needsImage';
  const side = layer.type === 'Conv2D' ? layer.kernelSize : layer.poolSize;
  if (side > height || side > width) return 'tooLarge';
  return layer.type === 'Conv2D'
    ? [height - side + 1, width - side + 1, layer.filters]
    : [Math.floor(height / side), Math.floor(width / side), channels];
}

/** A layer between what goes in and what comes out. */
export type LayerShapes = { readonly layer: LayerSpec; readonly input: Shape; readonly output: Shape };

/**
 * Every layer with its shapes.
 *
 * @throws RangeError where a layer does not fit; `checkPlan` says so in words before
 */
export function layerShapes({ layers }: NetworkSpec): LayerShapes[] {
  let before: Shape | null = null;
  return layers.map((layer, index) => {
    const output = outputShape(layer, before);
    if (typeof output === 'string') throw new RangeError(`layer ${index}: ${output}`);
    const input: Shape = before ?? (layer.type === 'Dense' ? [INPUT_SIZE] : INPUT_IMAGE);
    before = output;
    return { layer, input, output };
  });
}

/** Whether the network is made of Dense layers alone. */
export function isDense(network: NetworkSpec): network is DenseNetworkSpec {
  return network.layers.every(({ type }) => type === 'Dense');
}

/** One array of a network's weights. */
export type WeightShape = {
  /** Keras' path of the variable, such as `dense_1/kernel` */
  readonly name: string;
  /** Dense kernel: [inputs, units]; Conv2D kernel: [side, side, channels, filters]; bias: [units] or [filters] */
  readonly shape: Shape;
};

const KERAS_NAMES = { Dense: 'dense', Conv2D: 'conv2d' } as const;

/** The weight arrays of a network in the order in which Keras lists them: kernel, bias, layer by layer. */
export function weightShapes(network: NetworkSpec): WeightShape[] {
  const counts = { Dense: 0, Conv2D: 0 };
  return layerShapes(network).flatMap(({ layer, input }) => {
    if (layer.type !== 'Dense' && layer.type !== 'Conv2D') return [];
    const before = counts[layer.type]++;
    const name = KERAS_NAMES[layer.type] + (before === 0 ? '' : `_${before}`);
    const channels = input[input.length - 1]!;
    const kernel =
      layer.type === 'Dense'
        ? [channels, layer.units]
        : [layer.kernelSize, layer.kernelSize, channels, layer.filters];
    return [
      { name: `${name}/kernel`, shape: kernel },
      { name: `${name}/bias`, shape: [kernel[kernel.length - 1]!] },
    ];
  });
}

/** How many numbers an array of this shape holds. */
export function shapeSize(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** How many trainable numbers the network has. */
export function parameterCount(network: NetworkSpec): number {
  return weightShapes(network).reduce((sum, { shape }) => sum + shapeSize(shape), 0);
}

/** The layers as people write them: `784-128-10`, `784-conv32-pool2-conv64-pool2-64-10`. */
export function networkTitle(network: NetworkSpec): string {
  return [INPUT_SIZE, ...network.layers.flatMap((layer) => layerTitle(layer) ?? [])].join('-');
}

function layerTitle(layer: LayerSpec): string | null {
  switch (layer.type) {
    case 'Dense':
      return String(layer.units);
    case 'Conv2D':
      return `conv${layer.filters}`;
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return `pool${layer.poolSize}`;
    case 'Flatten':
      return null;
    default:
      return layer satisfies never;
  }
}
