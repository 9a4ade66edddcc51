import { describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { weightShapes } from '../../../../../src/core/model/weights';
import { greatestSize, someDigits } from '../cpu/support';
import { type Doubles, runReference } from './reference-network';
import { fittingWeights, NORMALIZED, PLAIN } from './some-networks';

const COUNT = 5;
const DIGITS = someDigits(COUNT);
const PLACE = { seed: 3, step: 2 };
/** Of each array so many numbers are looked at, spread over it. */
const LOOKED_AT = 4;

function lossAt(network: NetworkSpec, weights: Doubles): number {
  return runReference(network, weights, DIGITS, COUNT, 'mean_squared_error', PLACE).loss;
}

/** By Richardson's extrapolation from two steps, so that the fourth power of the step is what is left. */
function slopeAt(network: NetworkSpec, weights: Doubles, array: number, at: number): number {
  const moved = (by: number) =>
    lossAt(network, weights.with(array, weights[array]!.with(at, weights[array]![at]! + by)));
  const slope = (step: number) => (moved(step) - moved(-step)) / (2 * step);
  return (4 * slope(1e-4) - slope(2e-4)) / 3;
}

/** The reference that the engine is held to is itself held to what needs no formula of a gradient. */
describe('the reference has the gradients of finite differences', () => {
  // Of numbers as large as 255 the steps above are too large, and their gradient is the same code's.
  const networks = [...PLAIN, ...NORMALIZED].filter(([, { normalized }]) => normalized !== false);
  it.each(networks)('%s', (_, network) => {
    const weights = fittingWeights(network).map((values) => [...values]);
    const { gradient } = runReference(network, weights, DIGITS, COUNT, 'mean_squared_error', PLACE);
    const trainable = [...weightShapes(network).entries()].filter(([, { trainable }]) => trainable);
    for (const [place, [array]] of trainable.entries()) {
      const greatest = greatestSize(gradient[place]!);
      const stride = Math.max(1, Math.floor(weights[array]!.length / LOOKED_AT));
      for (let at = 0; at < weights[array]!.length; at += stride) {
        const error = Math.abs(gradient[place]![at]! - slopeAt(network, weights, array, at));
        expect(error).toBeLessThan(1e-6 * Math.max(greatest, 0.01));
      }
    }
  });
});
