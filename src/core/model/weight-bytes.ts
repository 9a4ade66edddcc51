import { type Weights, weightsFit } from './initialize';
import { type NetworkSpec, shapeSize } from './network';
import { type WeightShape, weightShapes } from './weights';

/**
 * How a network's numbers lie in a file, array after array as `weightShapes` lists them, little-endian.
 *
 * `float32`: as they are. `int8`: a kernel as one float32 step for each of its outputs (its last axis) and then its numbers
 * as whole multiples of those, -127..127, a byte each, filled up to a multiple of four bytes; all other arrays as they are.
 */
export const WEIGHT_ENCODINGS = ['float32', 'int8'] as const;

export type WeightEncoding = (typeof WEIGHT_ENCODINGS)[number];

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** The greatest multiple that a signed byte holds on both sides of 0. */
const MOST_STEPS = 127;

/** @param weights as `weightShapes(network)` lists them */
export function encodeWeights(network: NetworkSpec, weights: Weights, encoding: WeightEncoding): Uint8Array {
  const shapes = weightShapes(network);
  const bytes = new Uint8Array(shapes.reduce((sum, shape) => sum + sizeOf(shape, encoding), 0));
  let at = 0;
  for (const [index, shape] of shapes.entries()) {
    const values = weights[index]!;
    if (isCoarse(shape, encoding)) {
      const steps = stepsOf(values, outputsOf(shape));
      new Float32Array(bytes.buffer, at, steps.length).set(steps);
      const coarse = new Int8Array(bytes.buffer, at + steps.length * FLOAT, values.length);
      coarse.set(values.map((value, i) => Math.round(value / steps[i % steps.length]!)));
    } else new Float32Array(bytes.buffer, at, values.length).set(values);
    at += sizeOf(shape, encoding);
  }
  return bytes;
}

/** The arrays that the bytes hold; null where they do not fit the network or hold what is no number. */
export function decodeWeights(
  network: NetworkSpec,
  bytes: ArrayBuffer,
  encoding: WeightEncoding,
): Weights | null {
  const shapes = weightShapes(network);
  if (bytes.byteLength !== shapes.reduce((sum, shape) => sum + sizeOf(shape, encoding), 0)) return null;
  let at = 0;
  const weights = shapes.map((shape) => {
    const size = shapeSize(shape.shape);
    const start = at;
    at += sizeOf(shape, encoding);
    if (!isCoarse(shape, encoding)) return new Float32Array(bytes, start, size);
    const steps = new Float32Array(bytes, start, outputsOf(shape));
    const coarse = new Int8Array(bytes, start + steps.length * FLOAT, size);
    return Float32Array.from(coarse, (multiple, i) => multiple * steps[i % steps.length]!);
  });
  return weightsFit(network, weights) ? weights : null;
}

function isCoarse({ role }: WeightShape, encoding: WeightEncoding): boolean {
  return encoding === 'int8' && role === 'kernel';
}

function outputsOf({ shape }: WeightShape): number {
  return shape[shape.length - 1]!;
}

/** Bytes of an array. */
function sizeOf(shape: WeightShape, encoding: WeightEncoding): number {
  const size = shapeSize(shape.shape);
  return isCoarse(shape, encoding) ? outputsOf(shape) * FLOAT + Math.ceil(size / 4) * 4 : size * FLOAT;
}

/** For each output, the step of which its greatest number is 127; 1 where all are 0. */
function stepsOf(kernel: Float32Array, outputs: number): Float32Array {
  const most = new Float32Array(outputs);
  for (const [i, value] of kernel.entries()) {
    most[i % outputs] = Math.max(most[i % outputs]!, Math.abs(value));
  }
  return most.map((greatest) => (greatest === 0 ? 1 : greatest / MOST_STEPS));
}
