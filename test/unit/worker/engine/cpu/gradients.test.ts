import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATIONS, type DenseSpec, type RegularizerSpec } from '../../../../../src/core/model/network';
import { LOSSES, type Loss } from '../../../../../src/core/model/plan';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { objective } from './reference';
import { BUILDS, inOrder, someDigits, someWeights, startBuild } from './support';

/** Of each array so many numbers are looked at, spread over it: finite differences are slow. */
const LOOKED_AT = 40;
/** Where doubles are precise enough on either side, and no unit of these networks is at its kink. */
const STEP = 1e-5;

/** A step of plain descent at rate 1 is the gradient. */
async function gradientOf(engine: Engine, layers: DenseSpec[], loss: Loss, batch: number) {
  const weights = someWeights({ layers });
  const network = engine.build({ layers }, weights);
  const optimizer = { type: 'SGD', learningRate: 1, momentum: 0, nesterov: false } as const;
  const training = network.train({ optimizer, loss, batchSize: batch, seed: 1 }, someDigits(batch));
  training.setOrder(inOrder(batch));
  training.step(0, batch);
  const after = await network.weights();
  network.dispose();
  return after.map((values, index) => values.map((value, at) => weights[index]![at]! - value));
}

async function expectTrueGradient(engine: Engine, layers: DenseSpec[], loss: Loss, batch: number) {
  const gradient = await gradientOf(engine, layers, loss, batch);
  const weights = someWeights({ layers }).map((values) => Float64Array.from(values));
  const digits = someDigits(batch);
  for (const [index, values] of weights.entries()) {
    const greatest = Math.max(...gradient[index]!.map(Math.abs));
    expect(greatest).toBeGreaterThan(1e-5);
    const stride = Math.max(1, Math.floor(values.length / LOOKED_AT));
    for (let at = 0; at < values.length; at += stride) {
      const shifted = (by: number) => {
        const copy = weights.map((array) => array.slice());
        copy[index]![at]! += by;
        return objective(layers, copy, loss, digits, batch);
      };
      const slope = (shifted(STEP) - shifted(-STEP)) / (2 * STEP);
      expect(Math.abs(gradient[index]![at]! - slope)).toBeLessThan(1e-3 * greatest + 1e-7);
    }
  }
}

function stack(activation: DenseSpec['activation'], units: number[], penalty?: RegularizerSpec): DenseSpec[] {
  const regularizer = penalty && { kernelRegularizer: penalty };
  return [
    ...units.map((count): DenseSpec => ({ type: 'Dense', units: count, activation, ...regularizer })),
    { type: 'Dense', units: 10, activation: 'softmax', ...regularizer },
  ];
}

describe.each(BUILDS)('gradients of the %s build agree with finite differences', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  const losses = LOSSES.filter((loss) => loss !== 'categorical_crossentropy');
  const pairs = ACTIVATIONS.flatMap((activation) => losses.map((loss) => [activation, loss] as const));
  it.each(pairs)('%s with %s', (activation, loss) =>
    expectTrueGradient(engine, stack(activation, [7, 5]), loss, 5),
  );

  it.each([
    { units: [], batch: 1 },
    { units: [1], batch: 3 },
    { units: [3, 10], batch: 1 },
    { units: [33], batch: 33 },
    { units: [40, 4], batch: 32 },
    { units: [10, 7, 3], batch: 5 },
  ])('units $units, a batch of $batch', ({ units, batch }) =>
    expectTrueGradient(engine, stack('tanh', units), 'categorical_crossentropy', batch),
  );

  it.each([
    { l1: 0.01, l2: 0 },
    { l1: 0, l2: 0.02 },
    { l1: 0.01, l2: 0.02 },
  ])('penalties $l1 and $l2', (penalty) =>
    expectTrueGradient(engine, stack('sigmoid', [6], penalty), 'categorical_crossentropy', 4),
  );
});
