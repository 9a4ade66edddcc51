import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPTIMIZER_DEFAULTS } from '../../../src/core/model/optimizer';
import { someDigits } from './support/digits';
import {
  ADAM_TRAINING,
  allHere,
  mixedOrder,
  type StartedEngine,
  someWeights,
  startEngine,
  takeSteps,
} from './support/engine';
import { KINDS } from './support/kinds';

const DIGITS = someDigits(90);
const ORDER = mixedOrder(90);

let started: StartedEngine;
beforeAll(async () => {
  started = await startEngine();
});
afterAll(() => started.engine.dispose());

describe.each(KINDS)('a %s network', (_, spec) => {
  test.each([
    OPTIMIZER_DEFAULTS.Adam,
    { ...OPTIMIZER_DEFAULTS.AdamW, weightDecay: 0.5 },
    { ...OPTIMIZER_DEFAULTS.RMSprop, momentum: 0.5 },
    OPTIMIZER_DEFAULTS.Adagrad,
    { ...OPTIMIZER_DEFAULTS.SGD, momentum: 0.9, nesterov: true },
  ])('goes on with another learning rate as if it had been so specified: $type', async (optimizer) => {
    const training = { ...ADAM_TRAINING, optimizer };
    const network = started.engine.build(spec, someWeights(spec));
    const stepper = network.train(training, allHere(DIGITS));
    stepper.setOrder(ORDER);
    await takeSteps(stepper, 90, 32, 2);
    const state = await stepper.state();
    const learningRate = 3 * optimizer.learningRate;
    stepper.setLearningRate(learningRate);
    await takeSteps(stepper, 90, 32, 3);

    const other = started.engine.build(spec, someWeights(spec));
    const specified = other.train(
      { ...training, optimizer: { ...optimizer, learningRate } },
      allHere(DIGITS),
      state,
    );
    specified.setOrder(ORDER);
    await takeSteps(specified, 90, 32, 3);
    const [after, expected] = [await stepper.state(), await specified.state()];
    expect(after).toEqual(expected);

    const unchanged = other.train(training, allHere(DIGITS), state);
    unchanged.setOrder(ORDER);
    await takeSteps(unchanged, 90, 32, 3);
    expect((await unchanged.state()).weights).not.toEqual(expected.weights);
    for (const used of [stepper, specified, unchanged]) used.dispose();
    for (const used of [network, other]) used.dispose();
  });
});
