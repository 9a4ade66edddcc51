import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NetworkSpec } from '../../../src/core/model/network';
import { LOSSES } from '../../../src/core/model/plan';
import { weightShapes } from '../../../src/core/model/weights';
import { seededRandom } from '../../../src/core/random/random';
import { EngineLost } from '../../../src/worker/engine/failures';
import { pixelsOf, referenceDigit, someDigits } from './support/digits';
import {
  allHere,
  dense,
  mixedOrder,
  OUTPUT,
  type StartedEngine,
  someWeights,
  startEngine,
} from './support/engine';
import { PLAIN_KINDS } from './support/kinds';
import { meanLossOf, slope } from './support/reference-layers';
import { toReference } from './support/reference-network';
import { expectNear } from './support/same-training';

const DIGITS = someDigits(60);
const ORDER = mixedOrder(60);
const GRADIENT = { loss: 'categorical_crossentropy', seed: 4 } as const;

let started: StartedEngine;
beforeAll(async () => {
  started = await startEngine();
});
afterAll(() => started.engine.dispose());

function open(spec: NetworkSpec, how: Partial<typeof GRADIENT> | object = {}) {
  const network = started.engine.build(spec, someWeights(spec));
  const differentiator = network.differentiate({ ...GRADIENT, ...how }, allHere(DIGITS));
  differentiator.setOrder(ORDER);
  return { network, differentiator };
}

const DROPPING: NetworkSpec = {
  layers: [
    { type: 'AveragePooling2D', poolSize: 4 },
    { type: 'Dropout', rate: 0.3 },
    { type: 'Flatten' },
    { type: 'Dense', units: 6, activation: 'tanh' },
    { type: 'Dropout', rate: 0.5 },
    OUTPUT,
  ],
};

describe.each([
  ...PLAIN_KINDS,
  ['dropping', DROPPING] as const,
  ['unnormalised', { ...dense(6), normalized: false }] as const,
])('a %s network', (_, spec: NetworkSpec) => {
  test('sums up gradients that are slopes', async () => {
    const { network, differentiator } = open(spec);
    differentiator.accumulate(10, 16, 3);
    const { totals, gradient } = await differentiator.sums();
    const reference = toReference(someWeights(spec));
    const digits = [...ORDER.subarray(10, 16)].map((index) => referenceDigit(DIGITS, index));
    const lossOf = () =>
      6 * meanLossOf(spec, reference, 'categorical_crossentropy', digits, { seed: 4, step: 3, first: 10 });
    expect(totals.count).toBe(6);
    expect(totals.loss / lossOf()).toBeCloseTo(1, 5);
    const random = seededRandom(3, 3);
    for (const [array, values] of gradient.entries()) {
      const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      for (let sample = 0; sample < 5; sample++) {
        const index = Math.floor(random() * values.length);
        const expected = slope(reference, array, index, lossOf);
        expect(Math.abs(values[index]! - expected), `array ${array}, ${index}`).toBeLessThan(1e-5 * greatest);
      }
    }
    differentiator.dispose();
    network.dispose();
  });

  test.each(LOSSES)('has the gradient of a step, with the loss %s', async (loss) => {
    const { network, differentiator } = open(spec, { loss });
    differentiator.accumulate(0, 32, 1);
    const { totals, gradient } = await differentiator.sums();
    const before = await network.weights();
    const optimizer = { type: 'SGD', learningRate: 1, momentum: 0, nesterov: false } as const;
    const stepper = network.train({ optimizer, loss, batchSize: 32, seed: 4 }, allHere(DIGITS));
    stepper.setOrder(ORDER);
    stepper.step(0, 32);
    const stepped = await stepper.totals();
    expect(totals.loss / stepped.loss).toBeCloseTo(1, 5);
    expect(totals).toMatchObject({ correct: stepped.correct, count: 32 });
    const after = await network.weights();
    for (const [array, values] of gradient.entries()) {
      const worst = values.reduce((most, value, i) => {
        const changed = before[array]![i]! - after[array]![i]!;
        return Math.max(most, Math.abs(value / 32 - changed));
      }, 0);
      const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value) / 32), 0);
      expect(worst, `array ${array}`).toBeLessThan(1e-5 * greatest + 1e-6);
    }
    stepper.dispose();
    differentiator.dispose();
    network.dispose();
  });

  test('sums up over several batches, and since the last sums alone', async () => {
    const { network, differentiator } = open(spec);
    differentiator.accumulate(0, 60, 2);
    const whole = await differentiator.sums();
    for (const [from, to] of [
      [0, 25],
      [25, 26],
      [26, 60],
    ] as const)
      differentiator.accumulate(from, to, 2);
    await differentiator.done();
    const parts = await differentiator.sums();
    expect(parts.totals).toMatchObject({ correct: whole.totals.correct, count: 60 });
    expect(parts.totals.loss / whole.totals.loss).toBeCloseTo(1, 5);
    expectNear(
      parts.gradient,
      whole.gradient.map((values) => [...values]),
      'gradient',
    );
    const nothing = await differentiator.sums();
    expect(nothing.totals).toEqual({ loss: 0, correct: 0, count: 0 });
    expect(nothing.gradient.every((values) => values.every((value) => value === 0))).toBe(true);
    differentiator.dispose();
    network.dispose();
  });

  test('has weights of its own, which start as the network’s', async () => {
    const { network, differentiator } = open(spec);
    differentiator.accumulate(0, 20, 1);
    const first = await differentiator.sums();
    network.setWeights(someWeights(spec, 2));
    differentiator.accumulate(0, 20, 1);
    expect(await differentiator.sums()).toEqual(first);
    differentiator.setWeights(someWeights(spec, 2));
    differentiator.accumulate(0, 20, 1);
    const second = await differentiator.sums();
    expect(second).not.toEqual(first);
    differentiator.setWeights(someWeights(spec, 3));
    expect(await network.weights()).toEqual(someWeights(spec, 2));
    network.dispose();
    differentiator.setWeights(someWeights(spec, 2));
    differentiator.accumulate(0, 20, 1);
    expect(await differentiator.sums()).toEqual(second);
    differentiator.dispose();
  });

  test('numbers that are none show in the loss', async () => {
    const { network, differentiator } = open(spec);
    for (const [broken] of weightShapes(spec).entries()) {
      const weights = someWeights(spec);
      weights[broken]!.fill(Number.NaN);
      differentiator.setWeights(weights);
      differentiator.accumulate(0, 10, 1);
      expect((await differentiator.sums()).totals.loss, `array ${broken}`).toBeNaN();
    }
    differentiator.setWeights(someWeights(spec));
    differentiator.accumulate(0, 10, 1);
    expect((await differentiator.sums()).totals.loss).toSatisfy(Number.isFinite);
    differentiator.dispose();
    network.dispose();
  });

  test('memory stays the same over a hundred rounds', async () => {
    const network = started.engine.build(spec, someWeights(spec));
    const round = async () => {
      const differentiator = network.differentiate(GRADIENT, allHere(DIGITS));
      differentiator.setOrder(ORDER);
      differentiator.accumulate(0, 30, 1);
      await differentiator.sums();
      await network.predict(pixelsOf(DIGITS, 0));
      differentiator.dispose();
      differentiator.dispose();
    };
    for (let i = 0; i < 3; i++) await round();
    const before = started.engine.memory();
    for (let i = 0; i < 100; i++) await round();
    expect(started.engine.memory()).toEqual(before);
    network.dispose();
  });
});

test('the weights of a network that is being trained are those of the moment', async () => {
  const spec = dense(8);
  const { network, differentiator: before } = open(spec);
  const stepper = network.train({ ...GRADIENT, optimizer: SGD, batchSize: 32 }, allHere(DIGITS));
  stepper.setOrder(ORDER);
  stepper.step(0, 32);
  const after = network.differentiate(GRADIENT, allHere(DIGITS));
  after.setOrder(ORDER);
  stepper.step(0, 32);
  before.accumulate(0, 32, 1);
  after.accumulate(0, 32, 1);
  const [first, second] = [await before.sums(), await after.sums()];
  expect(second.totals.loss).toBeLessThan(first.totals.loss);
  const anew = started.engine.build(spec, someWeights(spec));
  const again = anew.train({ ...GRADIENT, optimizer: SGD, batchSize: 32 }, allHere(DIGITS));
  again.setOrder(ORDER);
  again.step(0, 32);
  await again.totals();
  again.step(0, 32);
  expect((await again.totals()).loss / second.totals.loss).toBeCloseTo(1, 5);
});

const SGD = { type: 'SGD', learningRate: 0.1, momentum: 0, nesterov: false } as const;

test('when the context is lost, whatever is waited for fails', async () => {
  const other = await startEngine();
  const network = other.engine.build(dense(4), someWeights(dense(4)));
  const differentiator = network.differentiate(GRADIENT, allHere(DIGITS));
  differentiator.setOrder(ORDER);
  differentiator.accumulate(0, 10, 1);
  const pending = [differentiator.sums(), differentiator.done()];
  other.lose();
  for (const result of await Promise.allSettled(pending)) {
    expect(result).toEqual({ status: 'rejected', reason: expect.any(EngineLost) });
  }
  expect(() => differentiator.accumulate(0, 10, 1)).toThrow(EngineLost);
  expect(() => differentiator.setWeights(someWeights(dense(4)))).toThrow(EngineLost);
  expect(() => network.differentiate(GRADIENT, allHere(DIGITS))).toThrow(EngineLost);
  differentiator.dispose();
  other.engine.dispose();
});
