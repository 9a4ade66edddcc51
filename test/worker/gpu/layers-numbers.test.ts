import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ACTIVATIONS,
  type DenseSpec,
  type LayerSpec,
  type NetworkSpec,
} from '../../../src/core/model/network';
import { LOSSES, type Loss } from '../../../src/core/model/plan';
import { weightShapes } from '../../../src/core/model/weights';
import { seededRandom } from '../../../src/core/random/random';
import type { Engine } from '../../../src/worker/engine/engine';
import { pixelsOf, referenceDigit, someDigits } from './support/digits';
import { allHere, dense, mixedOrder, OUTPUT, someWeights, startEngine } from './support/engine';
import { BATCH_NORMALIZATION } from './support/kinds';
import { meanLossOf, slope } from './support/reference-layers';
import { referenceProbabilities, toReference } from './support/reference-network';
import { expectSameTraining, OPTIMIZERS } from './support/same-training';

/** Odd: matrices of an odd number of rows have been multiplied wrongly. */
const COUNT = 5;
const DIGITS = someDigits(COUNT);
const SEED = 11;

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await startEngine());
});
afterAll(() => engine.dispose());

/**
 * The loss, and the gradient, seen by what a step of plain SGD at a rate of 1 changes, against slopes in double precision
 * at some weights of each array.
 */
async function expectSlopes(
  layers: readonly LayerSpec[],
  options: { loss?: Loss; normalized?: false } = {},
): Promise<void> {
  const { loss = 'categorical_crossentropy', ...rest } = options;
  const spec: NetworkSpec = { layers: [...layers, OUTPUT], ...rest };
  const weights = someWeights(spec);
  const network = engine.build(spec, weights);
  const optimizer = { type: 'SGD', learningRate: 1, momentum: 0, nesterov: false } as const;
  const stepper = network.train({ optimizer, loss, batchSize: COUNT, seed: SEED }, allHere(DIGITS));
  const order = mixedOrder(COUNT, 3);
  stepper.setOrder(order);
  stepper.step(0, COUNT);
  const totals = await stepper.totals();
  const state = await stepper.state();
  const reference = toReference(weights);
  const digits = [...order].map((index) => referenceDigit(DIGITS, index));
  const lossOf = () => meanLossOf(spec, reference, loss, digits, { seed: SEED, step: 1 });
  const penalized = layers.some((layer) => 'kernelRegularizer' in layer);
  if (!penalized) expect(totals.loss / COUNT / lossOf()).toBeCloseTo(1, 5);
  const random = seededRandom(7, 7);
  for (const [array, { trainable, name }] of weightShapes(spec).entries()) {
    if (!trainable) continue;
    const before = weights[array]!;
    for (let sample = 0; sample < 6; sample++) {
      const index = Math.floor(random() * before.length);
      const expected = slope(reference, array, index, lossOf);
      const got = before[index]! - state.weights[array]![index]!;
      expect(Math.abs(got - expected), `${name}, ${index}: ${got}, not ${expected}`).toBeLessThan(
        2e-6 + 1e-5 * Math.abs(expected),
      );
    }
  }
  stepper.dispose();
  network.dispose();
}

const FLATTEN: LayerSpec = { type: 'Flatten' };
const POOL: LayerSpec = { type: 'AveragePooling2D', poolSize: 4 };
const CONV: LayerSpec = { type: 'Conv2D', filters: 3, kernelSize: 5, activation: 'linear' };
const TANH: LayerSpec = { type: 'Dense', units: 5, activation: 'tanh' };
const DROPOUT: LayerSpec = { type: 'Dropout', rate: 0.4 };

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
    expectSlopes([{ type: 'Conv2D', filters: 3, kernelSize: 7, activation: 'relu' }, POOL, FLATTEN], {
      loss,
    }),
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
      BATCH_NORMALIZATION,
      POOL,
      FLATTEN,
      { type: 'Dense', units: 4, activation: 'sigmoid', kernelRegularizer: { l1: 0, l2: 0.1 } },
    ]));

  test.each(ACTIVATIONS)('of %s alone, between pictures and between rows', (activation) => {
    const alone: LayerSpec = { type: 'Activation', activation };
    return expectSlopes([CONV, alone, POOL, alone, FLATTEN, TANH, BATCH_NORMALIZATION, alone]);
  });

  test.each(ACTIVATIONS)('of %s as the first layer', (activation) =>
    expectSlopes([{ type: 'Activation', activation }, TANH]),
  );

  test('of batch normalisation of rows', () => expectSlopes([POOL, FLATTEN, TANH, BATCH_NORMALIZATION]));
  test('of batch normalisation of pictures', () => expectSlopes([CONV, BATCH_NORMALIZATION, POOL, FLATTEN]));
  test('of two batch normalisations in a row', () =>
    expectSlopes([CONV, BATCH_NORMALIZATION, BATCH_NORMALIZATION, POOL, FLATTEN]));
  test('of batch normalisation as the first layer', () => expectSlopes([BATCH_NORMALIZATION, TANH]));

  test('of dropout of rows', () => expectSlopes([POOL, FLATTEN, TANH, DROPOUT]));
  test('of dropout of pictures', () => expectSlopes([CONV, DROPOUT, POOL, DROPOUT, FLATTEN]));
  test('of dropout as the first layer', () => expectSlopes([DROPOUT, TANH]));
  test('of dropout before flattening, and after a batch normalisation', () =>
    expectSlopes([FLATTEN, TANH, BATCH_NORMALIZATION, DROPOUT, TANH, DROPOUT]));

  test('of a network that takes pixels as they are', () =>
    expectSlopes([POOL, BATCH_NORMALIZATION, FLATTEN, TANH], { normalized: false }));
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

  test.each([1, 5, 33])('in batches of %d', (batchSize) =>
    expectSameTraining(engine, {
      before: [FLATTEN],
      network: dense(7, { units: 5, activation: 'sigmoid' }),
      training: { batchSize },
      steps: 12,
    }),
  );
});

test('a softmax that closes the network is one with the loss', async () => {
  const weights = someWeights(dense(7));
  const apart: NetworkSpec = {
    layers: [
      ...dense(7).layers.slice(0, -1),
      { ...OUTPUT, activation: 'linear' },
      { type: 'Activation', activation: 'softmax' },
    ],
  };
  const networks = [engine.build(dense(7), weights), engine.build(apart, weights)] as const;
  const [one, two] = await Promise.all(networks.map((network) => network.predict(pixelsOf(DIGITS, 1))));
  for (const [k, p] of one!.entries()) expect(two![k]).toBeCloseTo(p, 6);
  const losses = await Promise.all(networks.map((network) => network.evaluate(DIGITS, 0, COUNT)));
  expect(losses[1]!.loss / losses[0]!.loss).toBeCloseTo(1, 5);
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
  const [got, byOurs] = [await network.evaluate(DIGITS, 1, 5), await all.evaluate(DIGITS, 1, 5)];
  expect(got.loss / byOurs.loss).toBeCloseTo(1, 5);
  expect(got).toMatchObject({ correct: byOurs.correct, count: 4 });
});
