import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { denseNetwork } from '../../../../../src/core/model/presets';
import { type Engine, GRADIENT_CHUNK } from '../../../../../src/worker/engine/engine';
import { runReference } from '../cpu-layers/reference-network';
import { PLAIN } from '../cpu-layers/some-networks';
import { BUILDS, greatestError, greatestSize, inOrder, someDigits, someWeights, startBuild } from './support';

const DIGITS = someDigits(120);
const SPEC = { loss: 'categorical_crossentropy', seed: 2 } as const;
const PENALISED: NetworkSpec = {
  layers: denseNetwork(9).layers.map((layer) => ({ ...layer, kernelRegularizer: { l1: 0.1, l2: 0.1 } })),
};
const DROPPING: NetworkSpec = {
  layers: [
    { type: 'Dense', units: 9, activation: 'tanh' },
    { type: 'Dropout', rate: 0.4 },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};

describe.each(BUILDS)('gradients over many digits, %s', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  it.each([['penalties', PENALISED] as const, ...PLAIN.filter(([name]) => /first|drop|end/.test(name))])(
    'are those of a step: %s',
    async (_, network) => {
      const weights = someWeights(network);
      const built = engine.build(network, weights);
      const differentiator = built.differentiate(SPEC, DIGITS);
      differentiator.setOrder(inOrder(120));
      differentiator.accumulate(0, 20, 1);
      const { totals, gradient } = await differentiator.sums();
      expect(await built.weights()).toEqual(weights);
      differentiator.dispose();

      const plain = network === PENALISED ? denseNetwork(9) : network;
      const stepped = engine.build(plain, weights);
      // With momentum, whose slot is the gradient after the first step, to the last bit.
      const optimizer = { type: 'SGD', learningRate: 1, momentum: 0.5, nesterov: false } as const;
      const training = stepped.train({ ...SPEC, optimizer, batchSize: 20 }, DIGITS);
      training.setOrder(inOrder(120));
      training.step(0, 20);
      expect(totals).toEqual(await training.totals());
      const { slots } = await training.state();
      expect(gradient.map(({ length }) => length)).toEqual(slots.map(({ length }) => length));
      for (const [index, values] of gradient.entries()) {
        const slopes = slots[index]!.map((slot) => -20 * slot);
        expect(greatestError(values, slopes)).toBeLessThan(1e-5 * Math.max(greatestSize(slopes), 1e-6));
      }
      stepped.dispose();
      built.dispose();
    },
  );

  it('are sums over all that was accumulated since they were last asked for', async () => {
    const weights = someWeights(DROPPING);
    const built = engine.build(DROPPING, weights);
    const differentiator = built.differentiate(SPEC, DIGITS);
    differentiator.setOrder(inOrder(120));
    const expected = runReference(
      DROPPING,
      weights.map((values) => [...values]),
      DIGITS,
      120,
      SPEC.loss,
      { seed: SPEC.seed, step: 7 },
    );
    for (let round = 0; round < 2; round++) {
      // Dropped is what is dropped of the place in the order, wherever a part begins.
      differentiator.accumulate(0, 13, 7);
      differentiator.accumulate(13, 113, 7);
      differentiator.accumulate(113, 120, 7);
      await differentiator.done();
      const { totals, gradient } = await differentiator.sums();
      expect(Math.abs(totals.loss / expected.loss - 1)).toBeLessThan(1e-5);
      expect(totals).toMatchObject({ correct: expected.correct, count: 120 });
      for (const [index, values] of expected.gradient.entries()) {
        expect(greatestError(gradient[index]!, values)).toBeLessThan(1e-5 * greatestSize(values));
      }
    }
    const { totals, gradient } = await differentiator.sums();
    expect(totals).toEqual({ loss: 0, correct: 0, count: 0 });
    expect(gradient.every((values) => values.every((value) => value === 0))).toBe(true);
    differentiator.dispose();
    built.dispose();
  });

  it('are taken at weights of their own', async () => {
    const network = denseNetwork(8);
    const built = engine.build(network, someWeights(network));
    const differentiator = built.differentiate(SPEC, DIGITS);
    differentiator.setOrder(inOrder(120));
    const take = async () => {
      differentiator.accumulate(0, 50, 1);
      return differentiator.sums();
    };
    const first = await take();
    built.setWeights(someWeights(network, 2));
    expect(await take()).toEqual(first);
    differentiator.setWeights(someWeights(network, 2));
    expect(await take()).not.toEqual(first);
    expect(await built.weights()).toEqual(someWeights(network, 2));
    differentiator.setWeights(someWeights(network));
    expect(await take()).toEqual(first);
    expect(() => differentiator.setWeights([new Float32Array(3)])).toThrow(RangeError);
    differentiator.dispose();
    built.dispose();
  });

  it('show a weight that is not a number', async () => {
    const network = denseNetwork(8);
    const weights = someWeights(network);
    weights[0]![0] = Number.NaN; // a pixel that never has ink
    const built = engine.build(network, weights);
    const differentiator = built.differentiate(SPEC, DIGITS);
    differentiator.setOrder(inOrder(120));
    differentiator.accumulate(0, 5, 1);
    expect((await differentiator.sums()).totals.loss).toBeNaN();
    differentiator.dispose();
    built.dispose();
  });

  it('take so many digits at once, and none once they were given back', async () => {
    const network = denseNetwork(8);
    const built = engine.build(network, someWeights(network));
    const differentiator = built.differentiate(SPEC, DIGITS);
    differentiator.setOrder(inOrder(120));
    expect(() => differentiator.accumulate(0, GRADIENT_CHUNK + 1, 1)).toThrow(RangeError);
    differentiator.dispose();
    expect(() => differentiator.accumulate(0, 1, 1)).toThrow();
    await expect(differentiator.sums()).rejects.toThrow();
    built.dispose();
  });

  it('leave the memory as it was after a hundred rounds', async () => {
    const before = engine.memory();
    const built = engine.build(DROPPING, someWeights(DROPPING));
    const held = engine.memory();
    for (let round = 0; round < 100; round++) {
      const differentiator = built.differentiate(SPEC, DIGITS);
      differentiator.setOrder(inOrder(120));
      differentiator.accumulate(0, 10, 1);
      await differentiator.sums();
      differentiator.dispose();
      differentiator.dispose();
    }
    expect(engine.memory()).toEqual(held);
    const last = built.differentiate(SPEC, DIGITS);
    built.dispose();
    last.dispose();
    expect(engine.memory()).toEqual(before);
  });
});
