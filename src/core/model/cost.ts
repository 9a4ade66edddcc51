import { type LayerShapes, layerShapes, type NetworkSpec, shapeSize } from './network';

/** Bytes of a float. */
const FLOAT = 4;

/**
 * More parameters than these are refused: with their gradients, an optimiser's two slots, the checkpoint on its way and
 * the one that the page keeps, each takes about 28 bytes, and a phone gives a tab a few hundred megabytes.
 */
export const MOST_PARAMETERS = 4_000_000;

/** Multiplications to read one digit beyond which a single step may freeze a phone: twelve times the articles' CNN. */
export const MOST_WORK = 50_000_000;

/** Bytes that the numbers between the layers may take in a step. */
const MOST_STEP_BYTES = 600_000_000;
/** Multiplications, forward, of a step: about two seconds of the CPU engine's. */
const MOST_STEP_WORK = 10_000_000_000;

/** Multiplications that each layer needs to read one digit. */
export function layerWork(network: NetworkSpec): number[] {
  return layerShapes(network).map(workOf);
}

function workOf({ layer, input, output }: LayerShapes): number {
  switch (layer.type) {
    case 'Dense':
      return shapeSize(input) * layer.units;
    case 'Conv2D':
      return shapeSize(output) * layer.kernelSize ** 2 * input[2]!;
    default:
      return shapeSize(input);
  }
}

/**
 * The most digits that one step may take: what lies between the layers has to fit into memory, gradients included, and the
 * step to end before people think that the page is stuck.
 */
export function mostDigitsAStep(network: NetworkSpec): number {
  const sizes = layerShapes(network).map(({ output }) => shapeSize(output));
  const floats = sizes.reduce((sum, size) => sum + size, 0) + 2 * Math.max(...sizes);
  const work = layerWork(network).reduce((sum, layer) => sum + layer, 0);
  return Math.max(1, Math.floor(Math.min(MOST_STEP_BYTES / (FLOAT * floats), MOST_STEP_WORK / work)));
}
