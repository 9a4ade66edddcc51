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

/** What a kernel starts as; biases start at zero. */
export const INITIALIZERS = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'random_uniform',
  'random_normal',
  'zeros',
  'ones',
] as const;
export type Initializer = (typeof INITIALIZERS)[number];

/** Keras' default for Dense and Conv2D. */
export const DEFAULT_INITIALIZER: Initializer = 'glorot_uniform';

/** What the two layers with kernels have in common. */
type KernelSpec = {
  readonly activation: Activation;
  /** `DEFAULT_INITIALIZER` if absent */
  readonly kernelInitializer?: Initializer;
  readonly kernelRegularizer?: RegularizerSpec;
};

/** A fully connected layer: activation(input . kernel + bias). */
export type DenseSpec = KernelSpec & { readonly type: 'Dense'; readonly units: number };

/** A convolution with a square kernel, stride 1 and no padding ('valid'); softmax goes over the filters. */
export type Conv2DSpec = KernelSpec & {
  readonly type: 'Conv2D';
  readonly filters: number;
  /** pixels a side */
  readonly kernelSize: number;
};

/** The greatest, or the mean, of each square of pixels; squares do not overlap, and what is left at the rim is dropped. */
export type PoolingSpec = {
  readonly type: 'MaxPooling2D' | 'AveragePooling2D';
  /** pixels a side */
  readonly poolSize: number;
};

/** A picture as a row of numbers: row by row, pixel by pixel, channel by channel. */
export type FlattenSpec = { readonly type: 'Flatten' };

/** While training, zeroes each number with the probability `rate` and divides the others by 1 - rate; else nothing. */
export type DropoutSpec = { readonly type: 'Dropout'; readonly rate: number };

/**
 * gamma * (x - mean) / sqrt(variance + epsilon) + beta, over the last axis: for each number of a row, for each channel of
 * a picture. While training, mean and (biased) variance are the batch's, over samples and pixels, and the moving ones
 * become moving * momentum + batch's * (1 - momentum); else the moving ones are used.
 */
export type BatchNormalizationSpec = {
  readonly type: 'BatchNormalization';
  readonly momentum: number;
  readonly epsilon: number;
};

/** An activation alone; softmax goes over the last axis. */
export type ActivationSpec = { readonly type: 'Activation'; readonly activation: Activation };

export type LayerSpec =
  | DenseSpec
  | Conv2DSpec
  | PoolingSpec
  | FlattenSpec
  | DropoutSpec
  | BatchNormalizationSpec
  | ActivationSpec;

export const LAYER_TYPES = [
  'Dense',
  'Conv2D',
  'MaxPooling2D',
  'AveragePooling2D',
  'Flatten',
  'Dropout',
  'BatchNormalization',
  'Activation',
] as const satisfies readonly LayerSpec['type'][];

/** Layers from a digit to the output [10]. The first takes the digit as [784] or as [28, 28, 1], whichever it needs. */
export type NetworkSpec = {
  readonly layers: readonly LayerSpec[];
  /** `false`: the network takes pixels as MNIST has them, 0..255, in training and in reading; else they are 0..1 */
  readonly normalized?: false;
};

/** A network of Dense layers alone. */
export type DenseNetworkSpec = Omit<NetworkSpec, 'layers'> & { readonly layers: readonly DenseSpec[] };

/** What a network takes for a pixel full of ink. */
export function inkValue({ normalized }: NetworkSpec): number {
  return normalized === false ? 255 : 1;
}

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
  if (keepsShape(layer)) return input ?? [INPUT_SIZE];
  const [height, width, channels] = image;
  if (height === undefined || width === undefined || channels === undefined) return 'needsImage';
  const side = layer.type === 'Conv2D' ? layer.kernelSize : layer.poolSize;
  if (side > height || side > width) return 'tooLarge';
  return layer.type === 'Conv2D'
    ? [height - side + 1, width - side + 1, layer.filters]
    : [Math.floor(height / side), Math.floor(width / side), channels];
}

/** Whether a layer takes any shape and gives the same; as the first it takes the digit as a row. */
export function keepsShape(layer: LayerSpec): layer is DropoutSpec | BatchNormalizationSpec | ActivationSpec {
  return layer.type === 'Dropout' || layer.type === 'BatchNormalization' || layer.type === 'Activation';
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
    const takesRow = layer.type === 'Dense' || keepsShape(layer);
    const input: Shape = before ?? (takesRow ? [INPUT_SIZE] : INPUT_IMAGE);
    before = output;
    return { layer, input, output };
  });
}

/** Whether the network is made of Dense layers alone. */
export function isDense(network: NetworkSpec): network is DenseNetworkSpec {
  return network.layers.every(({ type }) => type === 'Dense');
}

/** How many numbers an array of this shape holds. */
export function shapeSize(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
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
    case 'Dropout':
      return `drop${layer.rate}`;
    case 'BatchNormalization':
      return 'bn';
    case 'Activation':
      return layer.activation;
    case 'Flatten':
      return null;
    default:
      return layer satisfies never;
  }
}

/**
 * The layers that make logits: what is left without the softmax at the end, which belongs to the loss, since the two are
 * exact and stable only when computed together.
 *
 * @param network checked by `checkPlan`
 */
export function logitLayers({ layers }: NetworkSpec): readonly LayerSpec[] {
  const last = layers[layers.length - 1]!;
  if (last.type === 'Activation') return layers.slice(0, -1);
  return last.type === 'Dense' ? [...layers.slice(0, -1), { ...last, activation: 'linear' }] : layers;
}
