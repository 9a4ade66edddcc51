import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '../../../src/core/model/initialize';
import { ACTIVATIONS, INITIALIZERS, type NetworkSpec } from '../../../src/core/model/network';
import { isFullBatch, OPTIMIZER_DEFAULTS, OPTIMIZER_TYPES } from '../../../src/core/model/optimizer';
import { LOSSES } from '../../../src/core/model/plan';
import type { Totals } from '../../../src/worker/engine/engine';
import { someDigits } from './support/digits';
import { allHere, type StartedEngine, startEngine } from './support/engine';

const COUNT = 8;
const digits = allHere(someDigits(COUNT));
const order = Uint32Array.from({ length: COUNT }, (_, index) => index);
let started: StartedEngine;

beforeAll(async () => {
  started = await startEngine();
});
afterAll(() => started.engine.dispose());

const OPTIMIZERS = OPTIMIZER_TYPES.map((type) => OPTIMIZER_DEFAULTS[type]);

/** One step, or for optimisers that stand above the engines what they step with. */
async function oneStep(
  spec: NetworkSpec,
  optimizer: (typeof OPTIMIZERS)[number],
  loss: (typeof LOSSES)[number],
): Promise<Totals> {
  const network = started.engine.build(spec, initialWeights(spec, 1));
  if (isFullBatch(optimizer)) {
    const differentiator = network.differentiate({ loss, seed: 1 }, digits);
    differentiator.setOrder(order);
    differentiator.accumulate(0, COUNT, 1);
    const { totals, gradient } = await differentiator.sums();
    expect(gradient.every((values) => values.every(Number.isFinite))).toBe(true);
    differentiator.dispose();
    network.dispose();
    return totals;
  }
  const stepper = network.train({ optimizer, loss, batchSize: COUNT, seed: 1 }, digits);
  stepper.setOrder(order);
  stepper.step(0, COUNT);
  const totals = await stepper.totals();
  network.dispose();
  return totals;
}

describe.each(OPTIMIZERS)('$type', (optimizer) => {
  it.each(LOSSES)('takes a step of %s with every activation from every initialiser', async (loss) => {
    for (const activation of ACTIVATIONS) {
      for (const kernelInitializer of INITIALIZERS) {
        const spec: NetworkSpec = {
          layers: [
            { type: 'Dense', units: 8, activation, kernelInitializer },
            { type: 'Dense', units: 10, activation: 'softmax', kernelInitializer },
          ],
        };
        const totals = await oneStep(spec, optimizer, loss);
        expect(totals.count, `${activation}, ${kernelInitializer}`).toBe(COUNT);
        expect(totals.loss, `${activation}, ${kernelInitializer}`).toBeGreaterThan(0);
        expect(totals.loss).toBeLessThan(Number.POSITIVE_INFINITY);
      }
    }
  });
});
