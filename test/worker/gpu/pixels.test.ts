/** Networks that take pixels as MNIST has them, 0..255. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NetworkSpec } from '../../../src/core/model/network';
import type { Engine } from '../../../src/worker/engine/engine';
import { pixelsOf, someDigits } from './support/digits';
import { ADAM_TRAINING, allHere, mixedOrder, someWeights, startEngine } from './support/engine';
import { PLAIN_KINDS } from './support/kinds';

const DIGITS = someDigits(40);

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await startEngine());
});
afterAll(() => engine.dispose());

test.each(PLAIN_KINDS)('reads and trains as with 255 times the weights: %s', async (_, { layers }) => {
  const spec: NetworkSpec = { layers };
  const weights = someWeights(spec);
  const [first, ...rest] = weights;
  const small = engine.build({ layers, normalized: false }, [first!.map((w) => w / 255), ...rest]);
  const usual = engine.build(spec, weights);

  const probabilities = await usual.predict(pixelsOf(DIGITS, 7));
  for (const [k, p] of (await small.predict(pixelsOf(DIGITS, 7))).entries())
    expect(probabilities[k]).toBeCloseTo(p, 5);

  const [expected, evaluated] = [await usual.evaluate(DIGITS, 3, 30), await small.evaluate(DIGITS, 3, 30)];
  expect(evaluated.loss / expected.loss).toBeCloseTo(1, 5);

  // The gradient is 255 times as large, and the weight that it changes a 255th: w / 255 - (r / 255^2) (255 g).
  const rate = 0.1;
  const changes = [];
  for (const network of [usual, small]) {
    const optimizer = { type: 'SGD', learningRate: rate, momentum: 0, nesterov: false } as const;
    const stepper = network.train({ ...ADAM_TRAINING, optimizer }, allHere(DIGITS));
    stepper.setOrder(mixedOrder(40));
    const [before] = await network.weights();
    stepper.step(0, 32);
    const { loss } = await stepper.totals();
    const [after] = await network.weights();
    changes.push({ loss, change: before!.map((w, i) => w - after![i]!) });
  }
  expect(changes[1]!.loss / changes[0]!.loss).toBeCloseTo(1, 5);
  const greatest = changes[0]!.change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (const [i, change] of changes[0]!.change.entries()) {
    expect(Math.abs(changes[1]!.change[i]! / 255 - change)).toBeLessThan(1e-5 * greatest + 1e-6);
  }
});
