/** What holds for every network, whether our own programs compute it or TensorFlow.js. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArrivingDigits } from '../../../src/core/data/digits';
import { OPTIMIZER_DEFAULTS } from '../../../src/core/model/optimizer';
import type { EngineNetwork, TrainingSpec, TrainingStepper } from '../../../src/worker/engine/engine';
import { EngineLost } from '../../../src/worker/engine/failures';
import { pixelsOf, someDigits } from './support/digits';
import {
  ADAM_TRAINING,
  allHere,
  dense,
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

describe.each(KINDS)('a %s network', (_, spec) => {
  beforeAll(async () => {
    started = await startEngine();
  });
  afterAll(() => started.engine.dispose());

  function build(): EngineNetwork {
    return started.engine.build(spec, someWeights(spec));
  }
  function train(network: EngineNetwork, training: Partial<TrainingSpec> = {}): TrainingStepper {
    const stepper = network.train({ ...ADAM_TRAINING, ...training }, allHere(DIGITS));
    stepper.setOrder(ORDER);
    return stepper;
  }

  test('gives back the weights it got', async () => {
    const network = build();
    expect(await network.weights()).toEqual(someWeights(spec));
    network.setWeights(someWeights(spec, 2));
    expect(await network.weights()).toEqual(someWeights(spec, 2));
  });

  test('is bit for bit repeatable', async () => {
    const runs = [];
    for (let run = 0; run < 2; run++) {
      const network = build();
      const stepper = train(network);
      const losses = await takeSteps(stepper, 90, 32, 7);
      runs.push({ losses, state: await stepper.state() });
      stepper.dispose();
      network.dispose();
    }
    expect(runs[1]).toEqual(runs[0]);
  });

  test.each([
    OPTIMIZER_DEFAULTS.Adam,
    { ...OPTIMIZER_DEFAULTS.RMSprop, momentum: 0.5 },
    OPTIMIZER_DEFAULTS.Adagrad,
    OPTIMIZER_DEFAULTS.SGD,
  ])('goes on from a state as if nothing had been: $type', async (optimizer) => {
    const training = { ...ADAM_TRAINING, optimizer };
    const network = build();
    const stepper = train(network, training);
    await takeSteps(stepper, 90, 32, 3);
    const state = await stepper.state();
    expect(state.iterations).toBe(3);
    const onward = await takeSteps(stepper, 90, 32, 3);

    const other = started.engine.build(spec, someWeights(spec, 5));
    const resumed = other.train(training, allHere(DIGITS), state);
    expect(await other.weights()).toEqual(state.weights);
    resumed.setOrder(ORDER);
    expect(await takeSteps(resumed, 90, 32, 3)).toEqual(onward);
    expect(await resumed.state()).toEqual(await stepper.state());
  });

  test('sums up the losses of several steps, and of those since the last totals alone', async () => {
    const [one, several] = [train(build()), train(build())];
    const each = await takeSteps(one, 90, 30, 4);
    for (const from of [0, 30, 60]) several.step(from, from + 30);
    const totals = await several.totals();
    expect(totals.count).toBe(90);
    expect(totals.loss / (30 * (each[0]! + each[1]! + each[2]!))).toBeCloseTo(1, 6);
    several.step(0, 30);
    const last = await several.totals();
    expect(last.count).toBe(30);
    expect(last.loss / (30 * each[3]!)).toBeCloseTo(1, 6);
  });

  test('what is read is as it was when it was asked for', async () => {
    const network = build();
    const stepper = train(network);
    stepper.step(0, 32);
    const [image, digits] = [pixelsOf(DIGITS, 1), DIGITS];
    const first = [
      network.predict(image),
      network.weights(),
      network.evaluate(digits, 0, 40),
      stepper.state(),
    ];
    const totals = stepper.totals();
    const calm = await Promise.all([...first, totals]);

    const [other] = [build()];
    const disturbed = train(other);
    disturbed.step(0, 32);
    const asked = [other.predict(image), other.weights(), other.evaluate(digits, 0, 40), disturbed.state()];
    const sums = disturbed.totals();
    for (const from of [30, 60, 0]) disturbed.step(from, from + 30);
    expect(await Promise.all([...asked, sums])).toEqual(calm);
  });

  test('reads with the weights of the moment while it is trained, and keeps them afterwards', async () => {
    const network = build();
    const stepper = train(network);
    const before = await network.predict(pixelsOf(DIGITS, 0));
    await takeSteps(stepper, 90, 32, 3);
    const { weights } = await stepper.state();
    const after = await network.predict(pixelsOf(DIGITS, 0));
    expect(after).not.toEqual(before);
    stepper.dispose();
    expect(await network.weights()).toEqual(weights);
    expect(await network.predict(pixelsOf(DIGITS, 0))).toEqual(after);
  });

  test('trains on digits that arrive bit by bit', async () => {
    const arriving = {
      ...DIGITS,
      images: new Uint8Array(90 * 784),
      labels: new Uint8Array(90),
      available: 0,
    };
    const arrive = (count: number) => {
      arriving.images.set(DIGITS.images.subarray(0, count * 784));
      arriving.labels.set(DIGITS.labels.subarray(0, count));
      arriving.available = count;
    };
    const identity = mixedOrder(90, 1);
    const losses = async (digits: ArrivingDigits, before: (step: number) => void) => {
      const stepper = build().train(ADAM_TRAINING, digits);
      stepper.setOrder(identity);
      const all: number[] = [];
      for (let step = 0; step < 5; step++) {
        before(step);
        stepper.step(step * 18, (step + 1) * 18);
        const totals = await stepper.totals();
        all.push(totals.loss / totals.count);
      }
      return all;
    };
    const gradually = await losses(arriving, (step) => arrive([23, 36, 55, 90, 90][step]!));
    expect(gradually).toEqual(await losses(allHere(DIGITS), () => {}));
  });

  test('numbers that are none show in the loss', async () => {
    for (let broken = 0; broken < someWeights(spec).length; broken++) {
      const weights = someWeights(spec);
      weights[broken]!.fill(Number.NaN);
      const network = started.engine.build(spec, weights);
      const stepper = train(network);
      stepper.step(0, 32);
      expect((await stepper.totals()).loss, `array ${broken}`).toBeNaN();
      expect((await network.evaluate(DIGITS, 0, 10)).loss, `array ${broken}`).toBeNaN();
      stepper.dispose();
      network.dispose();
    }
  });

  test('a training that diverges shows it', async () => {
    const optimizer = { type: 'SGD', learningRate: 1e30, momentum: 0, nesterov: false } as const;
    const stepper = train(build(), { optimizer });
    for (const from of [0, 30, 60, 0, 30]) stepper.step(from, from + 30);
    expect((await stepper.totals()).loss).not.toSatisfy(Number.isFinite);
  });

  test('memory stays the same over a hundred rounds', async () => {
    const round = async () => {
      const network = build();
      const stepper = train(network);
      stepper.step(0, 32);
      await stepper.totals();
      await network.predict(pixelsOf(DIGITS, 0));
      await network.evaluate(DIGITS, 0, 10);
      await stepper.state();
      stepper.dispose();
      network.dispose();
    };
    for (let i = 0; i < 3; i++) await round();
    const before = started.engine.memory();
    for (let i = 0; i < 100; i++) await round();
    expect(started.engine.memory()).toEqual(before);
  });

  test('gives everything back in whichever order', async () => {
    const before = started.engine.memory();
    const network = build();
    const stepper = train(network);
    stepper.step(0, 32);
    expect(started.engine.memory().tensors).toBeGreaterThan(before.tensors);
    network.dispose();
    stepper.dispose();
    network.dispose();
    expect(started.engine.memory().tensors).toBe(before.tensors);
  });
});

describe.each(KINDS)('a %s network whose context is lost', (_, spec) => {
  const lost = expect.objectContaining({ name: 'EngineLost' });
  let network: EngineNetwork;
  let stepper: TrainingStepper;

  beforeEach(async () => {
    started = await startEngine();
    network = started.engine.build(spec, someWeights(spec));
    stepper = network.train(ADAM_TRAINING, allHere(DIGITS));
    stepper.setOrder(ORDER);
  });
  afterEach(() => started.engine.dispose());

  test('whatever is waited for fails, and whatever is asked for later', async () => {
    stepper.step(0, 32);
    const pending = [
      stepper.totals(),
      stepper.state(),
      stepper.done(),
      network.predict(pixelsOf(DIGITS, 0)),
      network.evaluate(DIGITS, 0, 20),
      network.weights(),
    ];
    started.lose();
    for (const result of await Promise.allSettled(pending)) {
      expect(result).toEqual({ status: 'rejected', reason: lost });
    }
    await expect(stepper.totals()).rejects.toEqual(lost);
    await expect(stepper.state()).rejects.toEqual(lost);
    await expect(stepper.done()).rejects.toEqual(lost);
    await expect(network.predict(pixelsOf(DIGITS, 0))).rejects.toEqual(lost);
    await expect(network.evaluate(DIGITS, 0, 20)).rejects.toEqual(lost);
    await expect(network.weights()).rejects.toEqual(lost);
    expect(() => stepper.step(0, 32)).toThrow(EngineLost);
    expect(() => stepper.setOrder(ORDER)).toThrow(EngineLost);
    expect(() => network.setWeights(someWeights(spec))).toThrow(EngineLost);
    expect(() => network.train(ADAM_TRAINING, allHere(DIGITS))).toThrow(EngineLost);
    expect(() => started.engine.build(spec, someWeights(spec))).toThrow(EngineLost);
    expect(started.losses()).toBe(1);
    stepper.dispose();
    network.dispose();
  });

  test('between two steps, the next one fails', () => {
    stepper.step(0, 32);
    started.lose();
    expect(() => stepper.step(32, 64)).toThrow(EngineLost);
  });

  test('another engine takes its place', async () => {
    const [expected] = await takeSteps(stepper, 90, 32, 1);
    started.lose();
    await expect(network.weights()).rejects.toEqual(lost);
    const next = await startEngine();
    started.engine.dispose();
    const again = next.engine.build(spec, someWeights(spec)).train(ADAM_TRAINING, allHere(DIGITS));
    again.setOrder(ORDER);
    expect(await takeSteps(again, 90, 32, 1)).toEqual([expected]);
    next.engine.dispose();
  });
});

test('to dispose the engine is no loss, but whoever waits is told', async () => {
  started = await startEngine();
  const network = started.engine.build(dense(8), someWeights(dense(8)));
  const waiting = network.weights();
  started.engine.dispose();
  await expect(waiting).rejects.toBeInstanceOf(EngineLost);
  expect(started.losses()).toBe(0);
});
