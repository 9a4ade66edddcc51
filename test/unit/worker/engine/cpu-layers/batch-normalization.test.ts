import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { trainableShapes, weightShapes } from '../../../../../src/core/model/weights';
import { seededRandom } from '../../../../../src/core/random/random';
import { BatchNormalizationLayer } from '../../../../../src/worker/engine/cpu/layers/batch-normalization';
import type { MemoryGroup } from '../../../../../src/worker/engine/cpu/memory';
import type { Engine, TrainingState } from '../../../../../src/worker/engine/engine';
import { BUILDS, greatestError, inOrder, someDigits, someWeights, startBuild } from '../cpu/support';
import { openKernels, RUNNABLE_BUILDS } from './open-kernels';
import { randomNumbers } from './reference';
import { referenceLayer } from './reference-layers';
import { runReference } from './reference-network';
import { runLayer } from './run-layer';

const SPEC = { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 } as const;

/** More rows than are summed in floats at once, channels around a vector's four, and numbers far from 0. */
const CASES = fc.record({
  count: fc.integer({ min: 1, max: 9 }),
  side: fc.integer({ min: 1, max: 6 }),
  channels: fc.integer({ min: 1, max: 9 }),
  middle: fc.constantFrom(0, 3, -50),
  seed: fc.nat(),
});

describe.each(RUNNABLE_BUILDS)('the batch normalisation layer, %s', async (build) => {
  const open = await openKernels(build);

  it('is the formula, forward and backward, whatever the sizes', () => {
    fc.assert(
      fc.property(CASES, ({ count, side, channels, middle, seed }) => {
        const random = seededRandom(seed);
        const shape = [side, side, channels];
        const size = side * side * channels;
        const x = randomNumbers(random, count * size).map((value) => Math.fround(value + middle));
        const dy = randomNumbers(random, count * size);
        const weights = [0, 1, 2, 3].map(() => randomNumbers(random, channels));
        const make = (memory: MemoryGroup) =>
          new BatchNormalizationLayer(open.kernels, open.heap, memory, SPEC, shape, size);
        const run = runLayer(open, make, weights, x, count, dy);
        const layer = { layer: SPEC, input: shape, output: shape };
        const expected = referenceLayer(layer, x, count, weights, { seed: 0, step: 1 }, 0);
        const { dx, gradients } = expected.back(dy);
        // Floats near 50 are 4e-6 apart, and no deviation is taken for less than 0.03.
        const within = Math.abs(middle) < 10 ? 1e-4 : 2e-3;
        expect(greatestError(run.output, expected.y)).toBeLessThan(within);
        expect(greatestError(run.inputGradient!, dx)).toBeLessThan(10 * within);
        expect(greatestError(run.gradients[0]!, gradients[0]!)).toBeLessThan(10 * within);
        expect(greatestError(run.gradients[1]!, gradients[1]!)).toBeLessThan(1e-4);
      }),
    );
  });
});

const NETWORK: NetworkSpec = {
  layers: [
    { type: 'Dense', units: 7, activation: 'linear' },
    SPEC,
    { type: 'Activation', activation: 'relu' },
    { type: 'Dropout', rate: 0.2 },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};
const DIGITS = someDigits(64);
const SGD = { type: 'SGD', learningRate: 0.1, momentum: 0.9, nesterov: false } as const;

describe.each(BUILDS)('training with batch normalisation, %s', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  const plan = (optimizer: typeof SGD | typeof OPTIMIZER_DEFAULTS.AdamW) =>
    ({ optimizer, loss: 'categorical_crossentropy', batchSize: 8, seed: 4 }) as const;

  it('keeps moving statistics as the formula does, step after step', async () => {
    const built = engine.build(NETWORK, someWeights(NETWORK));
    const training = built.train(plan(SGD), DIGITS);
    training.setOrder(inOrder(64));
    let weights = someWeights(NETWORK).map((values) => [...values]);
    const momentums = trainableShapes(NETWORK).map(() => [] as number[]);
    for (let step = 0; step < 8; step++) {
      const batch = {
        images: DIGITS.images.subarray(step * 8 * 784),
        labels: DIGITS.labels.subarray(step * 8),
      };
      const run = runReference(NETWORK, weights, batch, 8, 'categorical_crossentropy', {
        seed: 4,
        step: step + 1,
      });
      let place = 0;
      weights = weightShapes(NETWORK).map(({ trainable }, index) => {
        if (!trainable) return [...run.weights[index]!];
        const slopes = run.gradient[place]!;
        const before = momentums[place]!;
        const momentum = slopes.map((slope, at) => 0.9 * (before[at] ?? 0) - (0.1 * slope) / 8);
        momentums[place++] = momentum;
        return weights[index]!.map((w, at) => w + momentum[at]!);
      });
      training.step(step * 8, step * 8 + 8);
      const totals = await training.totals();
      expect(Math.abs(totals.loss / run.loss - 1)).toBeLessThan(1e-5);
      for (const [index, values] of (await built.weights()).entries()) {
        expect(greatestError(values, weights[index]!)).toBeLessThan(1e-5);
      }
    }
    const reading = runReference(NETWORK, weights, DIGITS, 64);
    const totals = await built.evaluate(DIGITS, 0, 64);
    expect(Math.abs(totals.loss / reading.loss - 1)).toBeLessThan(1e-5);
    expect(await built.evaluate(DIGITS, 0, 64)).toEqual(totals);
    built.dispose();
  });

  it('lists moving statistics among the weights and not among the slots', async () => {
    const built = engine.build(NETWORK, someWeights(NETWORK));
    const training = built.train(plan(SGD), DIGITS);
    const { weights, slots } = await training.state();
    expect(weights).toEqual(someWeights(NETWORK));
    expect(weights.map(({ length }) => length)).toEqual([784 * 7, 7, 7, 7, 7, 7, 70, 10]);
    expect(slots.map(({ length }) => length)).toEqual([784 * 7, 7, 7, 7, 70, 10]);
    built.dispose();
  });

  it.each([SGD, OPTIMIZER_DEFAULTS.AdamW])('goes on from a state bit for bit: $type', async (optimizer) => {
    const run = async (steps: readonly number[], from?: TrainingState) => {
      const network = engine.build(NETWORK, someWeights(NETWORK));
      const training = network.train(plan(optimizer), DIGITS, from);
      training.setOrder(inOrder(64));
      for (const step of steps) training.step(step * 8, step * 8 + 8);
      const state = await training.state();
      network.dispose();
      return state;
    };
    const whole = await run([0, 1, 2, 3, 4, 5]);
    expect(await run([0, 1, 2, 3, 4, 5])).toEqual(whole);
    expect(await run([3, 4, 5], await run([0, 1, 2]))).toEqual(whole);
  });

  it('lets weight decay act on gamma and beta too', async () => {
    const optimizer = { ...OPTIMIZER_DEFAULTS.AdamW, learningRate: 0.01, weightDecay: 0.5 };
    const run = async (weightDecay: number) => {
      const network = engine.build(NETWORK, someWeights(NETWORK));
      const training = network.train(plan({ ...optimizer, weightDecay }), DIGITS);
      training.setOrder(inOrder(64));
      training.step(0, 8);
      const { weights } = await training.state();
      network.dispose();
      return weights;
    };
    const [decayed, plain] = [await run(0.5), await run(0)];
    for (const array of [2, 3]) {
      for (const [at, value] of someWeights(NETWORK)[array]!.entries()) {
        expect(plain[array]![at]! - decayed[array]![at]!).toBeCloseTo(0.01 * 0.5 * value, 6);
      }
    }
    expect(decayed.slice(4, 6)).toEqual(plain.slice(4, 6));
  });

  it.each([2, 3, 4, 5])('shows a number that is none: array %i', async (array) => {
    const weights = someWeights(NETWORK);
    weights[array]![6] = Number.NaN;
    const built = engine.build(NETWORK, weights);
    expect((await built.evaluate(DIGITS, 0, 8)).loss).toBeNaN();
    const training = built.train(plan(SGD), DIGITS);
    training.setOrder(inOrder(64));
    training.step(0, 8);
    expect((await training.totals()).loss).toBeNaN();
    built.dispose();
  });

  it('stands a batch of one', async () => {
    const built = engine.build(NETWORK, someWeights(NETWORK));
    const training = built.train(plan(SGD), DIGITS);
    training.setOrder(inOrder(64));
    training.step(0, 1);
    expect(Number.isFinite((await training.totals()).loss)).toBe(true);
    built.dispose();
  });
});
