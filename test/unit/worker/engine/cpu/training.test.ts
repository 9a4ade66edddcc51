import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import type { BatchOptimizerSpec } from '../../../../../src/core/model/optimizer';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { denseNetwork } from '../../../../../src/core/model/presets';
import { weightShapes } from '../../../../../src/core/model/weights';
import type { Engine, TrainingState } from '../../../../../src/worker/engine/engine';
import { BUILDS, inOrder, someDigits, someWeights, startBuild } from './support';

const { Adam, AdamW, RMSprop, Adagrad, SGD } = OPTIMIZER_DEFAULTS;
const DIGITS = someDigits(64);
/** Batches of very different digits, and one that is smaller. */
const BATCHES = Array.from({ length: 12 }, (_, step): [number, number] => [
  (step * 7) % 50,
  ((step * 7) % 50) + (step === 5 ? 3 : 8),
]);

describe.each(BUILDS)('training with the %s build', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  function start(
    optimizer: BatchOptimizerSpec,
    network: NetworkSpec = denseNetwork(9, 5),
    from?: TrainingState,
  ) {
    const built = engine.build(network, someWeights(network));
    const spec = { optimizer, loss: 'categorical_crossentropy', batchSize: 8, seed: 1 } as const;
    const training = built.train(spec, DIGITS, from);
    training.setOrder(inOrder(64));
    return { built, training };
  }

  async function run(
    optimizer: BatchOptimizerSpec,
    batches = BATCHES,
    network?: NetworkSpec,
    from?: TrainingState,
  ) {
    const { built, training } = start(optimizer, network, from);
    for (const [first, end] of batches) training.step(first, end);
    await training.done();
    const totals = await training.totals();
    const state = await training.state();
    built.dispose();
    return { totals, state };
  }

  it('lowers the loss, and sums it up since it was last asked', async () => {
    const { built, training } = start({ ...Adam, learningRate: 0.01 });
    const losses: number[] = [];
    for (let round = 0; round < 40; round++) {
      for (let first = 0; first < 64; first += 8) training.step(first, first + 8);
      const totals = await training.totals();
      expect(totals.count).toBe(64);
      losses.push(totals.loss / totals.count);
    }
    expect(losses[0]).toBeGreaterThan(2);
    expect(losses.at(-1)).toBeLessThan(0.5);
    expect(await training.totals()).toEqual({ loss: 0, correct: 0, count: 0 });
    built.dispose();
  });

  it('counts loss and right readings as they were before each update', async () => {
    const { built, training } = start(Adam);
    const before = await built.evaluate(DIGITS, 0, 8);
    training.step(0, 8);
    expect(await training.totals()).toEqual(before);
    built.dispose();
  });

  const optimizers: BatchOptimizerSpec[] = [
    Adam,
    AdamW,
    RMSprop,
    { ...RMSprop, momentum: 0.5 },
    Adagrad,
    SGD,
    { ...SGD, momentum: 0.9 },
  ];

  it.each(optimizers)('is the same bit for bit a second time: $type, case %#', async (optimizer) => {
    expect(await run(optimizer)).toEqual(await run(optimizer));
  });

  it.each(optimizers)('goes on from a state as if nothing had been: $type, case %#', async (optimizer) => {
    const { state: whole } = await run(optimizer);
    const { state: half } = await run(optimizer, BATCHES.slice(0, 5));
    const { state: resumed } = await run(optimizer, BATCHES.slice(5), undefined, half);
    expect(resumed).toEqual(whole);
  });

  it('remembers what each optimiser should, in the order of the weights', async () => {
    const sizes = someWeights(denseNetwork(9, 5)).map(({ length }) => length);
    const slots = [2, 2, 1, 2, 1, 0, 1];
    for (const [index, optimizer] of optimizers.entries()) {
      const { state } = await run(optimizer);
      expect(state.slots.map(({ length }) => length)).toEqual(
        Array.from({ length: slots[index]! }, () => sizes).flat(),
      );
    }
  });

  it('refuses a state of another optimiser and stays of use', async () => {
    const { state } = await run(SGD);
    const before = engine.memory();
    const network = denseNetwork(9, 5);
    const built = engine.build(network, someWeights(network));
    const spec = { optimizer: Adam, loss: 'categorical_crossentropy', batchSize: 8, seed: 1 } as const;
    expect(() => built.train(spec, DIGITS, state)).toThrow(RangeError);
    built.dispose();
    expect(engine.memory()).toEqual(before);
  });

  it('is the same on lists of pixels as on whole pictures', async () => {
    // Pooling over single pixels changes nothing, but it takes pictures.
    const listed = denseNetwork(9, 5);
    const whole: NetworkSpec = {
      layers: [{ type: 'MaxPooling2D', poolSize: 1 }, { type: 'Flatten' }, ...listed.layers],
    };
    const shapesOf = (network: NetworkSpec) => weightShapes(network).map(({ shape }) => shape);
    expect(shapesOf(whole)).toEqual(shapesOf(listed));
    for (const optimizer of optimizers) {
      const a = await run(optimizer, BATCHES, listed);
      const b = await run(optimizer, BATCHES, whole);
      expect(Math.abs(a.totals.loss / b.totals.loss - 1)).toBeLessThan(1e-5);
      expect(a.totals.correct).toBe(b.totals.correct);
    }
  });

  it('lets nothing decay into denormals, with which processors are slow', async () => {
    const { built, training } = start({ ...Adam, beta1: 0.5, beta2: 0.5 });
    training.step(0, 8);
    // One digit over and over: the inputs of the others get no gradient any more.
    for (let step = 0; step < 400; step++) training.step(10, 11);
    const least = 2 ** -126;
    const { slots } = await training.state();
    const denormals = slots.flatMap((values) => [...values]).filter((x) => x !== 0 && Math.abs(x) < least);
    expect(denormals).toEqual([]);
    built.dispose();
  });

  it('leaves the weights of pixels that never had ink alone', async () => {
    for (const optimizer of [Adam, RMSprop, Adagrad, SGD]) {
      const { state } = await run(optimizer);
      expect(state.weights[0]!.slice(0, 9)).toEqual(someWeights(denseNetwork(9, 5))[0]!.slice(0, 9));
    }
  });

  it.each([0, 1, 2, 3, 4, 5])('shows a weight that is not a number: array %i', async (array) => {
    const network = denseNetwork(9, 5);
    const weights = someWeights(network);
    weights[array]![0] = Number.NaN; // of the first kernel, a pixel that never has ink
    const built = engine.build(network, weights);
    expect((await built.evaluate(DIGITS, 0, 8)).loss).toBeNaN();
    const spec = { optimizer: Adam, loss: 'categorical_crossentropy', batchSize: 8, seed: 1 } as const;
    const training = built.train(spec, DIGITS);
    training.setOrder(inOrder(64));
    training.step(0, 8);
    expect((await training.totals()).loss).toBeNaN();
    built.dispose();
  });

  it('shows a training that diverges', async () => {
    const { totals } = await run({ ...SGD, learningRate: 1e30 });
    expect(Number.isFinite(totals.loss)).toBe(false);
  });

  it('takes a batch at most', () => {
    const { built, training } = start(Adam);
    expect(() => training.step(0, 9)).toThrow(RangeError);
    built.dispose();
  });

  it('holds the same memory after a hundred runs as before', async () => {
    const before = engine.memory();
    for (let round = 0; round < 100; round++) {
      const { built, training } = start(Adam, denseNetwork(9));
      training.step(0, 8);
      await built.predict(new Float32Array(784));
      await built.evaluate(DIGITS, 0, 64);
      training.dispose();
      training.dispose();
      built.dispose();
      built.dispose();
    }
    expect(engine.memory()).toEqual(before);
  });

  it('refuses work once it was given back', async () => {
    const { built, training } = start(Adam);
    built.dispose();
    expect(() => training.step(0, 8)).toThrow();
    await expect(built.predict(new Float32Array(784))).rejects.toThrow();
    await expect(built.evaluate(DIGITS, 0, 8)).rejects.toThrow();
    expect(() => built.setWeights([])).toThrow();
  });
});

it('is the same in every build to 1e-4 over 50 steps', async () => {
  const losses = await Promise.all(
    BUILDS.map(async (build) => {
      const engine = await startBuild(build);
      const network = denseNetwork(32);
      const training = engine
        .build(network, someWeights(network))
        .train({ optimizer: Adam, loss: 'categorical_crossentropy', batchSize: 8, seed: 1 }, DIGITS);
      training.setOrder(inOrder(64));
      const all: number[] = [];
      for (let step = 0; step < 50; step++) {
        training.step((step * 8) % 64, ((step * 8) % 64) + 8);
        all.push((await training.totals()).loss);
      }
      return all;
    }),
  );
  for (const other of losses.slice(1)) {
    for (const [step, loss] of other.entries()) {
      expect(Math.abs(loss / losses[0]![step]! - 1)).toBeLessThan(1e-4);
    }
  }
});
