import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initialWeights } from '../../../src/core/model/initialize';
import { ACTIVATIONS, type DenseSpec } from '../../../src/core/model/network';
import { LOSSES } from '../../../src/core/model/plan';
import type { Engine } from '../../../src/worker/engine/engine';
import { TRIAL } from '../../../src/worker/engine/gpu/computes-right';
import { pixelsOf, referenceDigit, someDigits } from './support/digits';
import { dense, someWeights, startEngine } from './support/engine';
import {
  referenceGradients,
  referenceLoss,
  referenceOptimizer,
  referenceProbabilities,
  toReference,
} from './support/reference-network';
import { type Case, expectSameTraining, OPTIMIZERS } from './support/same-training';

const DIGITS = someDigits(150);

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await startEngine());
});
afterAll(() => engine.dispose());

const expectSame = (options: Case) => expectSameTraining(engine, options);

describe('trains as the textbook does', () => {
  test.each(ACTIVATIONS)('with %s', (activation) =>
    expectSame({ network: dense({ units: 10, activation }, { units: 7, activation }) }),
  );

  test.each(LOSSES)('with the loss %s', (loss) => expectSame({ network: dense(9), training: { loss } }));

  test.each(OPTIMIZERS)('with %s', (_, optimizer) =>
    expectSame({ network: dense(9), training: { optimizer } }),
  );

  test.each([
    ['l1', { l1: 0.01, l2: 0 }],
    ['l2', { l1: 0, l2: 0.01 }],
    ['both', { l1: 0.003, l2: 0.004 }],
  ])('with the penalty %s', (_, kernelRegularizer) => {
    const network = dense({ units: 9, kernelRegularizer });
    network.layers[1] = { ...network.layers[1]!, kernelRegularizer: { l1: 0.002, l2: 0.001 } };
    return expectSame({
      network,
      training: { optimizer: { type: 'SGD', learningRate: 0.05, momentum: 0, nesterov: false } },
    });
  });

  test.each([1, 5, 32, 33, 500])('in batches of %d', (batchSize) =>
    expectSame({ network: dense(9), training: { batchSize }, steps: 20 }),
  );

  test('without a hidden layer', () => expectSame({ network: dense() }));
  test('with layers of one unit', () => expectSame({ network: dense(1, 1), steps: 10 }));
  test('with 512 and 256 units', () => expectSame({ network: dense(512, 256), steps: 4 }));
  test('with twelve layers', () =>
    expectSame({ network: dense(...new Array(11).fill({ units: 6, activation: 'tanh' })) }));
});

describe('reads as the textbook does', () => {
  const spec = dense(11, { units: 6, activation: 'softmax' });
  const weights = someWeights(spec, 3);
  const reference = toReference(weights);

  test.each([1, 2, 4, 7])('%d digits at once', async (count) => {
    const network = engine.build(spec, weights);
    const images = Float32Array.from(
      { length: count * 784 },
      (_, i) => pixelsOf(DIGITS, Math.floor(i / 784))[i % 784]!,
    );
    const probabilities = await network.predict(images);
    expect(probabilities).toHaveLength(count * 10);
    for (let digit = 0; digit < count; digit++) {
      const expected = referenceProbabilities(spec.layers, reference, pixelsOf(DIGITS, digit));
      for (const [k, p] of expected.entries()) expect(probabilities[digit * 10 + k]).toBeCloseTo(p, 5);
    }
    network.dispose();
  });

  test('more digits than are read in one go', async () => {
    const network = engine.build(spec, weights);
    const images = new Float32Array(2100 * 784);
    images.set(pixelsOf(DIGITS, 0), 2099 * 784);
    const probabilities = await network.predict(images);
    const expected = referenceProbabilities(spec.layers, reference, pixelsOf(DIGITS, 0));
    expect(probabilities[2099 * 10]).toBeCloseTo(expected[0]!, 5);
    network.dispose();
  });

  test.each([
    [0, 1],
    [3, 150],
    [7, 12],
  ])('the digits from %d to %d, with the cross-entropy', async (start, end) => {
    const network = engine.build(spec, weights);
    const totals = await network.evaluate(DIGITS, start, end);
    const { loss, correct } = referenceGradients(
      spec.layers,
      reference,
      'categorical_crossentropy',
      Array.from({ length: end - start }, (_, i) => referenceDigit(DIGITS, start + i)),
    );
    expect(totals.count).toBe(end - start);
    expect(totals.correct).toBe(correct);
    expect(totals.loss / loss).toBeCloseTo(1, 5);
    network.dispose();
  });

  test('ties go to the lowest class', async () => {
    const network = engine.build(dense(), [new Float32Array(7840), new Float32Array(10)]);
    const labels = Uint8Array.of(0, 1, 0, 9);
    expect(await network.evaluate({ images: new Uint8Array(4 * 784), labels }, 0, 4)).toMatchObject({
      correct: 2,
    });
    network.dispose();
  });

  test('far from zero, where probabilities round to 0', async () => {
    const bias = new Float32Array(10);
    bias[0] = 300;
    const network = engine.build(dense(), [new Float32Array(7840), bias]);
    const { loss } = await network.evaluate({ images: new Uint8Array(784), labels: Uint8Array.of(5) }, 0, 1);
    const expected = referenceLoss('categorical_crossentropy', { x: [...bias], y: [] }, 5);
    expect(loss / expected).toBeCloseTo(1, 6);
    network.dispose();
  });
});

test('the trial at the start expects what the textbook says', () => {
  const layers = TRIAL.network.layers as DenseSpec[];
  const weights = toReference(initialWeights(TRIAL.network, TRIAL.seed));
  const optimizer = referenceOptimizer(
    TRIAL.training.optimizer,
    weights.map((values) => values.length),
  );
  const digits = [...TRIAL.order].map((index) => referenceDigit(TRIAL.digits, index));
  for (const expected of TRIAL.losses) {
    const { loss, gradients } = referenceGradients(layers, weights, TRIAL.training.loss, digits);
    optimizer.step(weights, gradients);
    expect(expected / loss).toBeCloseTo(1, 6);
  }
});
