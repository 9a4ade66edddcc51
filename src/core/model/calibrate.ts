import type { Weights } from './initialize';
import { logitLayers, type NetworkSpec } from './network';
import { weightShapes } from './weights';

/**
 * The weights of the same network with its confidence turned down by a temperature: softmax(z / T) for softmax(z). Since
 * z = kernel . x + bias, dividing the last layer's kernel and bias is all of it, and nothing is left to be carried along.
 * What is read as which digit stays the same.
 *
 * Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, section 4.2.
 *
 * @param weights as `weightShapes(network)` lists them; not changed
 * @param temperature above 0
 * @returns null where the network does not end in a Dense layer and a softmax, in one layer or in two
 */
export function calibrated(network: NetworkSpec, weights: Weights, temperature: number): Weights | null {
  const end = network.layers.at(-1);
  if (end === undefined || !('activation' in end) || end.activation !== 'softmax') return null;
  const layers = logitLayers(network);
  const last = layers.length - 1;
  const logits = layers[last];
  if (logits?.type !== 'Dense' || logits.activation !== 'linear') return null;
  const shapes = weightShapes(network);
  return weights.map((values, index) =>
    shapes[index]!.layer === last ? values.map((value) => value / temperature) : values,
  );
}
