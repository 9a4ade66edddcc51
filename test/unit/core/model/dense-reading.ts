import type { Weights } from '../../../../src/core/model/initialize';
import type { DenseNetworkSpec } from '../../../../src/core/model/network';

/**
 * What a dense network reads, computed anew and slowly; for hidden layers with ReLU. The output layer's softmax does not
 * change which one is greatest.
 *
 * @param pixels [784], 0..1
 */
export function denseReading({ layers }: DenseNetworkSpec, weights: Weights, pixels: Float32Array): number {
  const logits = layers.reduce((input, _, index) => {
    const output = dense(input, weights[2 * index]!, weights[2 * index + 1]!);
    return index < layers.length - 1 ? output.map((value) => Math.max(0, value)) : output;
  }, pixels);
  return logits.indexOf(Math.max(...logits));
}

/** Whether `denseReading` can compute a network. */
export function isReadable({ layers, normalized }: DenseNetworkSpec): boolean {
  return (
    normalized !== false &&
    layers.every(({ type }) => type === 'Dense') &&
    layers.slice(0, -1).every(({ activation }) => activation === 'relu') &&
    layers.at(-1)?.activation === 'softmax'
  );
}

/** input . kernel + bias */
function dense(input: Float32Array, kernel: Float32Array, bias: Float32Array): Float32Array {
  const output = bias.slice();
  input.forEach((value, row) => {
    if (value === 0) return;
    for (let unit = 0; unit < bias.length; unit++) output[unit]! += value * kernel[row * bias.length + unit]!;
  });
  return output;
}
