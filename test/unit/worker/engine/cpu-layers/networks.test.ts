import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { weightShapes } from '../../../../../src/core/model/weights';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { BUILDS, greatestError, greatestSize, inOrder, someDigits, startBuild } from '../cpu/support';
import { type Doubles, runReference } from './reference-network';
import { fittingWeights, NORMALIZED, PLAIN } from './some-networks';

const COUNT = 7;
const DIGITS = someDigits(COUNT);
const SEED = 3;
/** With momentum, whose slot is the gradient after the first step, to the last bit. */
const SGD = { type: 'SGD', learningRate: 1, momentum: 0.5, nesterov: false } as const;

/** Each array to 1e-5 of its greatest number, or to 5e-8: before batch normalisation a bias' slopes all but cancel. */
function expectClose(found: readonly Float32Array[], expected: Doubles): void {
  expect(found.length).toBe(expected.length);
  for (const [index, values] of expected.entries()) {
    const greatest = Math.max(greatestSize(values), 5e-3);
    expect(greatestError(found[index]!, values)).toBeLessThan(1e-5 * greatest);
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
    const weights = fittingWeights(network);
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

  async function expectStep(network: NetworkSpec): Promise<void> {
    const weights = fittingWeights(network);
    const expected = runReference(
      network,
      weights.map((values) => [...values]),
      DIGITS,
      COUNT,
      'mean_squared_error',
      { seed: SEED, step: 1 },
    );
    const built = engine.build(network, weights);
    const training = built.train(
      { optimizer: SGD, loss: 'mean_squared_error', batchSize: COUNT, seed: SEED },
      DIGITS,
    );
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
    const slopes = [...expected.gradient];
    const stepped = weightShapes(network).map(({ trainable }, index) => {
      const slope = trainable ? slopes.shift()! : null;
      return expected.weights[index]!.map((value, at) => value - (slope === null ? 0 : slope[at]! / COUNT));
    });
    expectClose(after, stepped);
    built.dispose();
  }

  it.each([...PLAIN, ...NORMALIZED])('reading: %s', (_, network) => expectReading(network));

  it.each([...PLAIN, ...NORMALIZED])('a step: %s', (_, network) => expectStep(network));
});
