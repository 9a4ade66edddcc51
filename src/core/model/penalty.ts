import type { Weights } from './initialize';
import type { NetworkSpec, RegularizerSpec } from './network';
import { weightShapes } from './weights';

/**
 * The penalties on a network's kernels, l1 * sum |w| + l2 * sum w^2, as Keras' `kernel_regularizer=L1L2(l1, l2)` adds them
 * to the loss.
 *
 * @param weights as `weightShapes(network)` lists them
 */
export function penaltyOf(network: NetworkSpec, weights: Weights): number {
  let sum = 0;
  for (const { l1, l2, index } of penalised(network)) {
    for (const weight of weights[index]!) sum += l1 * Math.abs(weight) + l2 * weight * weight;
  }
  return sum;
}

/**
 * Adds the penalties' gradient, l1 * sign(w) + 2 * l2 * w, the sign of 0 being 0.
 *
 * @param gradient as `weights`; changed in place
 */
export function addPenaltyGradient(network: NetworkSpec, weights: Weights, gradient: Weights): void {
  for (const { l1, l2, index } of penalised(network)) {
    const values = weights[index]!;
    const slope = gradient[index]!;
    for (let at = 0; at < values.length; at++)
      slope[at]! += l1 * Math.sign(values[at]!) + 2 * l2 * values[at]!;
  }
}

/** The penalised arrays, by their index among the weights. */
function penalised(network: NetworkSpec): (RegularizerSpec & { readonly index: number })[] {
  return weightShapes(network).flatMap(({ layer, role }, index) => {
    const spec = network.layers[layer]!;
    const penalty = role === 'kernel' && 'kernelRegularizer' in spec ? spec.kernelRegularizer : undefined;
    return penalty === undefined ? [] : [{ ...penalty, index }];
  });
}
