import { seededRandom } from '../random/random';
import { type NetworkSpec, shapeSize, weightShapes } from './network';

/** A network's numbers: one array for each of `weightShapes(network)`, row-major. */
export type Weights = readonly Float32Array[];

/**
 * Fresh weights as Keras' Dense and Conv2D layers start with: kernels Glorot uniform, biases zero. They depend on the seed
 * alone, so that every engine starts from the same numbers.
 *
 * Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks",
 * 2010: uniform in +-sqrt(6 / (fan_in + fan_out)).
 */
export function initialWeights(network: NetworkSpec, seed: number): Weights {
  return weightShapes(network).map(({ shape }, index) => {
    const values = new Float32Array(shapeSize(shape));
    if (shape.length === 1) return values; // a bias
    // A convolution's fans are those of one output pixel: the kernel's area times the channels on either side.
    const area = shapeSize(shape.slice(0, -2));
    const [fanIn, fanOut] = shape.slice(-2).map((channels) => channels * area);
    const random = seededRandom(seed, index);
    const limit = Math.sqrt(6 / (fanIn! + fanOut!));
    return values.map(() => (2 * random() - 1) * limit);
  });
}

/** Whether `weights` are of the sizes that `network` needs and hold finite numbers only. */
export function weightsFit(network: NetworkSpec, weights: Weights): boolean {
  const shapes = weightShapes(network);
  return (
    shapes.length === weights.length &&
    shapes.every(({ shape }, index) => weights[index]!.length === shapeSize(shape)) &&
    weights.every((values) => values.every(Number.isFinite))
  );
}
