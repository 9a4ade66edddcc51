import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { LOSSES, type Loss } from '../../../../../src/core/model/plan';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { BUILDS, inOrder, someDigits, someWeights, startBuild } from '../cpu/support';
import { type Doubles, runReference } from './reference-network';
import { NORMALIZED, PLAIN } from './some-networks';

const COUNT = 7;
const DIGITS = someDigits(COUNT);
const SEED = 3;
/** With momentum, whose slot is the gradient after the first step, to the last bit. */
const SGD = { type: 'SGD', learningRate: 1, momentum: 0.5, nesterov: false } as const;

/** Each array to 1e-5 of its greatest number. */
function expectClose(found: readonly Float32Array[], expected: Doubles): void {
  expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  for (const [index, values] of expected.entries()) {
    const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-4);
    const error = values.reduce((most, v, at) => Math.max(most, Math.abs(found[index]![at]! - v)), 0);
    expect(error / greatest).toBeLessThan(1e-5);
  }
}

function softmax(logits: readonly number[]): number[] {
  return Array.from({ length: logits.length / 10 }, (_, row) => {
    const powers = logits.slice(row * 10, row * 10 + 10).map(Math.exp);
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  }).flat();
}

describe.each(BUILDS)('networks of any layers agree with plain arithmetic, %s', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  async function expectReading(network: NetworkSpec): Promise<void> {
    const weights = someWeights(network);
    const expected = runReference(
      network,
      weights.map((values) => [...values]),
      DIGITS,
      COUNT,
    );
    const built = engine.build(network, weights);
    const totals = await built.evaluate(DIGITS, 0, COUNT);
    expect(Math.abs(totals.loss / expected.loss - 1)).toBeLessThan(1e-5);
    expect(totals.correct).toBe(expected.correct);
    const read = await built.predict(Float32Array.from(DIGITS.images, (pixel) => pixel / 255));
    expectClose([read], [softmax(expected.logits)]);
    built.dispose();
  }

  async function expectStep(network: NetworkSpec, loss: Loss): Promise<void> {
    const weights = someWeights(network);
    const expected = runReference(
      network,
      weights.map((values) => [...values]),
      DIGITS,
      COUNT,
      loss,
      { seed: SEED, step: 1 },
    );
    const built = engine.build(network, weights);
    const training = built.train({ optimizer: SGD, loss, batchSize: COUNT, seed: SEED }, DIGITS);
    training.setOrder(inOrder(COUNT));
    training.step(0, COUNT);
    const totals = await training.totals();
    expect(Math.abs(totals.loss / expected.loss - 1)).toBeLessThan(1e-5);
    expect(totals.correct).toBe(expected.correct);
    const { slots, weights: after } = await training.state();
    expectClose(
      slots.map((values) => values.map((value) => -value)),
      expected.gradient.map((values) => values.map((value) => value / COUNT)),
    );
    let place = 0;
    for (const [index, values] of expected.weights.entries()) {
      const moves = values !== undefined && network.layers.length > 0 && isMoving(network, index);
      const slope = moves ? null : expected.gradient[place++]!;
      expectClose([after[index]!], [slope === null ? values : values.map((w, at) => w - slope[at]! / COUNT)]);
    }
    built.dispose();
  }

  it.each([...PLAIN, ...NORMALIZED])('reading: %s', (_, network) => expectReading(network));

  it.each([...PLAIN, ...NORMALIZED])('a step: %s', (_, network) =>
    expectStep(network, 'categorical_crossentropy'),
  );
});
