import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchOptimizerSpec } from '../../../../../src/core/model/optimizer';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { denseNetwork } from '../../../../../src/core/model/presets';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { BUILDS, inOrder, someDigits, someWeights, startBuild } from './support';

const { Adam, AdamW, RMSprop, Adagrad, SGD } = OPTIMIZER_DEFAULTS;
const DIGITS = someDigits(32);
const NETWORK = denseNetwork(6);

describe.each(BUILDS)('the learning rate with the %s build', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  /** Steps at these rates, one after the other; `null` leaves it. */
  async function run(optimizer: BatchOptimizerSpec, rates: readonly (number | null)[]) {
    const built = engine.build(NETWORK, someWeights(NETWORK));
    const spec = { optimizer, loss: 'categorical_crossentropy', batchSize: 8, seed: 1 } as const;
    const training = built.train(spec, DIGITS);
    training.setOrder(inOrder(32));
    for (const [step, rate] of rates.entries()) {
      if (rate !== null) training.setLearningRate(rate);
      training.step(step * 8, step * 8 + 8);
    }
    const state = await training.state();
    built.dispose();
    return state;
  }

  const optimizers: BatchOptimizerSpec[] = [
    Adam,
    { ...AdamW, weightDecay: 0.5 },
    RMSprop,
    { ...RMSprop, momentum: 0.5 },
    Adagrad,
    SGD,
    { ...SGD, momentum: 0.9, nesterov: true },
  ];

  it.each(optimizers)('is as if the optimiser had begun with it: $type, case %#', async (optimizer) => {
    const slow = { ...optimizer, learningRate: 0.0003 };
    expect(await run(optimizer, [0.0003, null, null])).toEqual(await run(slow, [null, null, null]));
  });

  it.each(optimizers)('takes effect from the next step on: $type, case %#', async (optimizer) => {
    const [before, after] = [await run(optimizer, [null]), await run(optimizer, [null, 0.02])];
    expect(await run(optimizer, [null])).toEqual(before);
    expect(after).not.toEqual(await run(optimizer, [null, null]));
    expect(after).toEqual(await run({ ...optimizer, learningRate: 1 }, [optimizer.learningRate, 0.02]));
  });

  it('of 0 moves nothing, weight decay included', async () => {
    const { weights } = await run({ ...AdamW, weightDecay: 0.5 }, [0, 0]);
    expect(weights).toEqual(someWeights(NETWORK));
  });
});

describe.each(BUILDS)('digits that change, with the %s build', (build) => {
  it('are taken as they are when a step is called', async () => {
    const engine = await startBuild(build);
    const spec = { optimizer: Adam, loss: 'categorical_crossentropy', batchSize: 8, seed: 1 } as const;
    const later = someDigits(8, 2);
    const both = {
      images: Uint8Array.of(...someDigits(8).images, ...later.images),
      labels: Uint8Array.of(...someDigits(8).labels, ...later.labels),
      available: 16,
    };
    const expected = engine.build(NETWORK, someWeights(NETWORK)).train(spec, both);
    expected.setOrder(inOrder(16));
    expected.step(0, 8);
    expected.step(8, 16);

    const digits = { ...someDigits(8), changing: true } as const;
    const training = engine.build(NETWORK, someWeights(NETWORK)).train(spec, digits);
    training.setOrder(inOrder(8));
    training.step(0, 8);
    digits.images.set(later.images);
    digits.labels.set(later.labels);
    training.step(0, 8);
    expect(await training.state()).toEqual(await expected.state());
    expect(await training.totals()).toEqual(await expected.totals());
    engine.dispose();
  });
});
