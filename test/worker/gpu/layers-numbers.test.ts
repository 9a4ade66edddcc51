import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ACTIVATIONS,
  type DenseSpec,
  type LayerSpec,
  type NetworkSpec,
} from '../../../src/core/model/network';
import { LOSSES, type Loss } from '../../../src/core/model/plan';
import { seededRandom } from '../../../src/core/random/random';
import type { Engine } from '../../../src/worker/engine/engine';
import { pixelsOf, referenceDigit, someDigits } from './support/digits';
import { allHere, dense, mixedOrder, OUTPUT, someWeights, startEngine } from './support/engine';
import { meanLossOf, slope } from './support/reference-layers';
import { referenceProbabilities, toReference } from './support/reference-network';
import { expectSameTraining, OPTIMIZERS } from './support/same-training';

const DIGITS = someDigits(6);
const LEARNING_RATE = 1;

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await startEngine());
});
afterAll(() => engine.dispose());

/** The gradient, seen by what a step of plain SGD changes, against slopes in double precision at some weights of each array. */
async function expectSlopes(
  layers: readonly LayerSpec[],
  loss: Loss = 'categorical_crossentropy',
): Promise<void> {
  const spec: NetworkSpec = { layers: [...layers, OUTPUT] };
  const weights = someWeights(spec);
  const network = engine.build(spec, weights);
  const optimizer = { type: 'SGD', learningRate: LEARNING_RATE, momentum: 0, nesterov: false } as const;
  const stepper = network.train({ optimizer, loss, batchSize: 6 }, allHere(DIGITS));
  stepper.setOrder(mixedOrder(6, 5));
  stepper.step(0, 6);
  const state = await stepper.state();
  const reference = toReference(weights);
  const digits = Array.from({ length: 6 }, (_, index) => referenceDigit(DIGITS, index));
  const random = seededRandom(7, 7);
  for (const [array, before] of weights.entries()) {
    for (let sample = 0; sample < 6; sample++) {
      const index = Math.floor(random() * before.length);
      const expected = slope(reference, array, index, () => meanLossOf(spec, reference, loss, digits));
      const got = (before[index]! - state.weights[array]![index]!) / LEARNING_RATE;
      expect(Math.abs(got - expected), `array ${array}, ${index}: ${got}, not ${expected}`).toBeLessThan(
        2e-6 + 1e-3 * Math.abs(expected),
      );
    }
  }
  stepper.dispose();
  network.dispose();
}

const FLATTEN: LayerSpec = { type: 'Flatten' };
const POOL: LayerSpec = { type: 'AveragePooling2D', poolSize: 4 };

describe('gradients are slopes', () => {
  test.each(ACTIVATIONS)('of a convolution with %s', (activation) =>
    expectSlopes([{ type: 'Conv2D', filters: 3, kernelSize: 5, activation }, POOL, FLATTEN]),
  );

  test.each(['MaxPooling2D', 'AveragePooling2D'] as const)('of %s whose rim is dropped', (type) =>
    expectSlopes([
      { type: 'Conv2D', filters: 2, kernelSize: 4, activation: 'tanh' },
      { type, poolSize: 3 },
      { type: 'Conv2D', filters: 3, kernelSize: 3, activation: 'elu' },
      { type, poolSize: 2 },
      FLATTEN,
      { type: 'Dense', units: 5, activation: 'leaky_relu' },
    ]),
  );

  test('of pooling as the first layer', () => expectSlopes([POOL, FLATTEN]));

  test.each(LOSSES)('of the loss %s', (loss) =>
    expectSlopes([{ type: 'Conv2D', filters: 3, kernelSize: 7, activation: 'relu' }, POOL, FLATTEN], loss),
  );

  test('of the penalties', () =>
    expectSlopes([
      {
        type: 'Conv2D',
        filters: 2,
        kernelSize: 6,
        activation: 'tanh',
        kernelRegularizer: { l1: 0.01, l2: 0.02 },
      },
      POOL,
      FLATTEN,
      { type: 'Dense', units: 4, activation: 'sigmoid', kernelRegularizer: { l1: 0, l2: 0.1 } },
    ]));
});

describe('trains as the textbook does', () => {
  test.each(OPTIMIZERS)('with %s', (_, optimizer) =>
    expectSameTraining(engine, {
      before: [FLATTEN],
      network: dense({ units: 6, activation: 'tanh' }),
      training: { optimizer },
      steps: 12,
    }),
  );
});

test('reads as the textbook does', async () => {
  const spec = dense(7);
  const layers = spec.layers as DenseSpec[];
  const weights = someWeights(spec);
  const network = engine.build({ layers: [FLATTEN, ...layers] }, weights);
  const probabilities = await network.predict(pixelsOf(DIGITS, 2));
  const expected = referenceProbabilities(layers, toReference(weights), pixelsOf(DIGITS, 2));
  for (const [k, p] of expected.entries()) expect(probabilities[k]).toBeCloseTo(p, 5);
  const all = engine.build(spec, weights);
  const [got, byOurs] = [await network.evaluate(DIGITS, 1, 6), await all.evaluate(DIGITS, 1, 6)];
  expect(got.loss / byOurs.loss).toBeCloseTo(1, 5);
  expect(got).toMatchObject({ correct: byOurs.correct, count: 5 });
});
