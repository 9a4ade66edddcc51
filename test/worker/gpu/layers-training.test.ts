/** Networks with layers that differ in training, held against a training in double precision. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LayerSpec, NetworkSpec } from '../../../src/core/model/network';
import type { Engine, TrainingSpec } from '../../../src/worker/engine/engine';
import { pixelsOf, referenceDigit, someDigits } from './support/digits';
import {
  ADAM_TRAINING,
  allHere,
  batches,
  mixedOrder,
  OUTPUT,
  someWeights,
  startEngine,
} from './support/engine';
import { BATCH_NORMALIZATION } from './support/kinds';
import { meanLossOf, referenceLogits } from './support/reference-layers';
import { activate, toReference } from './support/reference-network';
import { expectNear, OPTIMIZERS } from './support/same-training';
import { slopeTraining } from './support/slope-training';

const DIGITS = someDigits(30, 3);
const ORDER = mixedOrder(30);
const STEPS = 5;
const BATCH = 11;

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await startEngine());
});
afterAll(() => engine.dispose());

const POOL: LayerSpec = { type: 'AveragePooling2D', poolSize: 7 };
const FLATTEN: LayerSpec = { type: 'Flatten' };
const DENSE: LayerSpec = { type: 'Dense', units: 4, activation: 'tanh' };
const DROPOUT: LayerSpec = { type: 'Dropout', rate: 0.3 };

const NORMALIZED: NetworkSpec = {
  layers: [POOL, BATCH_NORMALIZATION, FLATTEN, DENSE, BATCH_NORMALIZATION, OUTPUT],
};
const BOTH: NetworkSpec = {
  layers: [
    POOL,
    { type: 'Conv2D', filters: 2, kernelSize: 2, activation: 'tanh' },
    { ...BATCH_NORMALIZATION, momentum: 0.7 },
    DROPOUT,
    FLATTEN,
    { ...DENSE, kernelRegularizer: { l1: 0.001, l2: 0.01 } },
    { ...BATCH_NORMALIZATION, epsilon: 0.1 },
    DROPOUT,
    OUTPUT,
  ],
};

/** Compares weights, moving statistics and slots after some steps, and what the network then reads. */
async function expectSame(spec: NetworkSpec, some: Partial<TrainingSpec> = {}): Promise<void> {
  const training = { ...ADAM_TRAINING, batchSize: BATCH, seed: 5, ...some };
  const weights = someWeights(spec);
  const network = engine.build(spec, weights);
  const stepper = network.train(training, allHere(DIGITS));
  stepper.setOrder(ORDER);
  const expected = toReference(weights);
  const penalized = spec.layers.some((layer) => 'kernelRegularizer' in layer);
  const reference = slopeTraining(spec, expected, training);
  let taken = 0;
  for (const [from, to] of batches(ORDER.length, BATCH)) {
    if (taken++ === STEPS) break;
    stepper.step(from, to);
    const { loss, count } = await stepper.totals();
    const byTheBook = reference.step([...ORDER.subarray(from, to)].map((i) => referenceDigit(DIGITS, i)));
    if (!penalized) expect(loss / count / byTheBook, `loss of step ${taken}`).toBeCloseTo(1, 5);
  }
  const state = await stepper.state();
  expectNear(state.weights, expected, 'weight');
  const slots = reference.slots().slice(0, state.slots.length);
  expect(state.slots.map(({ length }) => length)).toEqual(slots.map(({ length }) => length));
  expectNear(state.slots, slots, 'slot');

  const digits = Array.from({ length: 30 }, (_, i) => referenceDigit(DIGITS, i));
  const evaluated = await network.evaluate(DIGITS, 0, 30);
  const read: NetworkSpec = { ...spec, layers: spec.layers.map(withoutPenalty) };
  const loss = meanLossOf(read, expected, 'categorical_crossentropy', digits);
  expect(evaluated.loss / 30 / loss).toBeCloseTo(1, 5);
  const [logits] = referenceLogits(spec, expected, [digits[4]!]);
  const probabilities = await network.predict(pixelsOf(DIGITS, 4));
  for (const [k, p] of activate('softmax', logits!).entries()) expect(probabilities[k]).toBeCloseTo(p, 5);
  stepper.dispose();
  network.dispose();
}

function withoutPenalty(layer: LayerSpec): LayerSpec {
  if (!('kernelRegularizer' in layer)) return layer;
  const { kernelRegularizer: _, ...rest } = layer;
  return rest as LayerSpec;
}

describe('trains and then reads as the textbook does', () => {
  test.each(OPTIMIZERS)('batch normalisation with %s', (_, optimizer) =>
    expectSame(NORMALIZED, { optimizer }),
  );
  test('dropout', () => expectSame({ layers: [POOL, DROPOUT, FLATTEN, DROPOUT, DENSE, DROPOUT, OUTPUT] }));
  test('both, with penalties', () => expectSame(BOTH));
  test('both, with the squared error', () => expectSame(NORMALIZED, { loss: 'mean_squared_error' }));
  test('pixels as they are', () => expectSame({ ...NORMALIZED, normalized: false }));
});

test('batch normalisation of a single digit leaves nothing but beta', async () => {
  const network = engine.build(NORMALIZED, someWeights(NORMALIZED));
  const stepper = network.train({ ...ADAM_TRAINING, batchSize: 1 }, allHere(DIGITS));
  stepper.setOrder(ORDER);
  stepper.step(0, 1);
  expect((await stepper.totals()).loss).toSatisfy(Number.isFinite);
  stepper.dispose();
  network.dispose();
});
