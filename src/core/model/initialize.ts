import { type Random, seededRandom } from '../random/random';
import { DEFAULT_INITIALIZER, type Initializer, type NetworkSpec, type Shape, shapeSize } from './network';
import { type WeightShape, weightShapes } from './weights';

/** A network's numbers: one array for each of `weightShapes(network)`, row-major. */
export type Weights = readonly Float32Array[];

/**
 * Fresh weights as Keras' layers start with: kernels by their initialiser, biases, beta and moving mean zero, gamma
 * and moving variance one. They depend on the seed alone, so that every engine starts from the same numbers.
 */
export function initialWeights(network: NetworkSpec, seed: number): Weights {
  return weightShapes(network).map((array, index) => {
    const values = new Float32Array(shapeSize(array.shape));
    switch (array.role) {
      case 'kernel':
        return values.map(drawing(initializerOf(network, array), array.shape, seededRandom(seed, index)));
      case 'gamma':
      case 'moving_variance':
        return values.fill(1);
      default:
        return values;
    }
  });
}

function initializerOf(network: NetworkSpec, { layer }: WeightShape): Initializer {
  const spec = network.layers[layer]!;
  return ('kernelInitializer' in spec ? spec.kernelInitializer : undefined) ?? DEFAULT_INITIALIZER;
}

/** Keras' default for `random_normal` and `random_uniform`. */
const PLAIN_SCALE = 0.05;

/** The standard deviation of a standard normal cut off at two of them: what Keras' normal initialisers divide by. */
const TRUNCATED_DEVIATION = 0.87962566103423978;

/**
 * What draws the numbers of a kernel.
 *
 * Sources: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010;
 * K. He and others, "Delving deep into rectifiers", 2015; the scales are Keras 3's.
 */
function drawing(initializer: Initializer, shape: Shape, random: Random): () => number {
  // A convolution's fans are those of one output pixel: the kernel's area times the channels on either side.
  const area = shapeSize(shape.slice(0, -2));
  const [fanIn, fanOut] = shape.slice(-2).map((channels) => channels * area) as [number, number];
  const uniform = (limit: number) => () => (2 * random() - 1) * limit;
  const truncated = (variance: number) => {
    const scale = Math.sqrt(variance) / TRUNCATED_DEVIATION;
    return () => {
      for (;;) {
        const value = standardNormal(random);
        if (Math.abs(value) < 2) return value * scale;
      }
    };
  };
  switch (initializer) {
    case 'zeros':
      return () => 0;
    case 'ones':
      return () => 1;
    case 'random_uniform':
      return uniform(PLAIN_SCALE);
    case 'random_normal':
      return () => standardNormal(random) * PLAIN_SCALE;
    case 'glorot_uniform':
      return uniform(Math.sqrt(6 / (fanIn + fanOut)));
    case 'glorot_normal':
      return truncated(2 / (fanIn + fanOut));
    case 'he_uniform':
      return uniform(Math.sqrt(6 / fanIn));
    case 'he_normal':
      return truncated(2 / fanIn);
    default:
      return initializer satisfies never;
  }
}

/** G. Box and M. Muller, "A note on the generation of random normal deviates", 1958. */
function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
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
