import type { Weights } from '../../../../core/model/initialize';
import { type DenseSpec, INPUT_SIZE } from '../../../../core/model/network';
import { blocks } from '../shaders/glsl';

/** A Dense layer with its sizes, and those of the texture that holds its kernel and its bias. */
export type DenseLayer = {
  readonly spec: DenseSpec;
  readonly inputs: number;
  readonly units: number;
  /** texels */
  readonly width: number;
  readonly height: number;
};

export function denseLayers(layers: readonly DenseSpec[]): DenseLayer[] {
  return layers.map((spec, index) => {
    const inputs = index === 0 ? INPUT_SIZE : layers[index - 1]!.units;
    return {
      spec,
      inputs,
      units: spec.units,
      width: blocks(spec.units),
      height: 4 * blocks(inputs) + 1,
    };
  });
}

/** The row that holds the bias, after the kernel's. */
export function biasRow({ height }: DenseLayer): number {
  return height - 1;
}

/**
 * A layer's kernel [inputs, units] and bias [units] as its texture has them.
 *
 * @param weights arrays of all layers, kernel and bias in turn
 * @param index the layer's
 */
export function packKernel(layer: DenseLayer, weights: Weights, index: number): Float32Array {
  const { inputs, units, width, height } = layer;
  const kernel = weights[2 * index]!;
  const packed = new Float32Array(4 * width * height);
  for (let row = 0; row < inputs; row++) {
    packed.set(kernel.subarray(row * units, (row + 1) * units), 4 * width * row);
  }
  packed.set(weights[2 * index + 1]!, 4 * width * biasRow(layer));
  return packed;
}

/** The reverse of `packKernel`. */
export function unpackKernel(layer: DenseLayer, packed: Float32Array): [Float32Array, Float32Array] {
  const { inputs, units, width } = layer;
  const kernel = new Float32Array(inputs * units);
  const rowOf = (row: number) => packed.subarray(4 * width * row, 4 * width * row + units);
  for (let row = 0; row < inputs; row++) kernel.set(rowOf(row), row * units);
  return [kernel, rowOf(biasRow(layer)).slice()];
}
