/**
 * The specification of a network: what Keras would be told, as plain data. Layer, activation and initialiser names
 * are those of Keras 3.
 */

/** Pixels of one MNIST digit; the input of every network. */
export const INPUT_SIZE = 784;
/** The digits 0 to 9. */
export const CLASS_COUNT = 10;

export const ACTIVATIONS = ['linear', 'sigmoid', 'tanh', 'relu', 'softmax'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** A fully connected layer: activation(input . kernel + bias). */
export type DenseSpec = {
  readonly type: 'Dense';
  readonly units: number;
  readonly activation: Activation;
};

export type LayerSpec = DenseSpec;

/** Layers from the input [784] to the output [10]. */
export type NetworkSpec = {
  readonly layers: readonly LayerSpec[];
};

/** One array of a network's weights. */
export type WeightShape = {
  /** Keras' path of the variable, such as `dense_1/kernel` */
  readonly name: string;
  /** kernel: [inputs, units]; bias: [units] */
  readonly shape: readonly number[];
};

/** The weight arrays of a network in the order in which Keras lists them: kernel, bias, layer by layer. */
export function weightShapes(network: NetworkSpec): WeightShape[] {
  const shapes: WeightShape[] = [];
  let inputs = INPUT_SIZE;
  network.layers.forEach((layer, index) => {
    const name = index === 0 ? 'dense' : `dense_${index}`;
    shapes.push({ name: `${name}/kernel`, shape: [inputs, layer.units] });
    shapes.push({ name: `${name}/bias`, shape: [layer.units] });
    inputs = layer.units;
  });
  return shapes;
}

/** How many numbers an array of this shape holds. */
export function shapeSize(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** How many trainable numbers the network has. */
export function parameterCount(network: NetworkSpec): number {
  return weightShapes(network).reduce((sum, { shape }) => sum + shapeSize(shape), 0);
}

/** The widths of the network as people write them: `784-128-10`. */
export function networkTitle(network: NetworkSpec): string {
  return [INPUT_SIZE, ...network.layers.map((layer) => layer.units)].join('-');
}
