import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArrivingDigits, Digits } from '../../../src/core/data/digits';
import { countCalls, UPLOADS } from './support/count-calls';
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
import { KINDS, PLAIN_KINDS } from './support/kinds';

const [FIRST, SECOND] = [someDigits(90, 1), someDigits(90, 2)];
const ORDER = mixedOrder(90);

let started: StartedEngine;
beforeAll(async () => {
  started = await startEngine();
});
afterAll(() => started.engine.dispose());

/** A copy that may be changed. */
function changing({ images, labels }: Digits): ArrivingDigits {
  return { images: images.slice(), labels: labels.slice(), available: labels.length, changing: true };
}

function become(digits: ArrivingDigits, { images, labels }: Digits): void {
  digits.images.set(images);
  digits.labels.set(labels);
}

describe.each(KINDS)('a %s network', (_, spec) => {
  function train(digits: ArrivingDigits) {
    const network = started.engine.build(spec, someWeights(spec));
    const stepper = network.train(ADAM_TRAINING, digits);
    stepper.setOrder(ORDER);
    return { network, stepper };
  }

  test('trains on digits as they are when the step is taken', async () => {
    const digits = changing(FIRST);
    const { network, stepper } = train(digits);
    const { stepper: fixed } = train(allHere(FIRST));
    expect(await takeSteps(stepper, 90, 32, 3)).toEqual(await takeSteps(fixed, 90, 32, 3));

    const state = await fixed.state();
    become(digits, SECOND);
    stepper.step(0, 31);
    become(digits, FIRST);
    const totals = await stepper.totals();
    const other = network.train(ADAM_TRAINING, allHere(SECOND), state);
    other.setOrder(ORDER);
    other.step(0, 31);
    expect(await other.totals()).toEqual(totals);
  });

  test('uploads twice a step more than one whose digits stay', () => {
    const uploads = (digits: ArrivingDigits): number => {
      const { stepper } = train(digits);
      stepper.step(0, 32); // compiles, and brings the digits to the GPU
      return countCalls(started.gl, () => {
        for (const from of [32, 0, 40, 58]) stepper.step(from, from + 32);
      })(UPLOADS);
    };
    expect(uploads(changing(FIRST)) - uploads(allHere(FIRST))).toBe(2 * 4);
  });

  test('memory stays the same over thirty rounds', async () => {
    const digits = changing(FIRST);
    const round = async () => {
      const { network, stepper } = train(digits);
      stepper.step(0, 32);
      await stepper.totals();
      stepper.dispose();
      network.dispose();
    };
    for (let i = 0; i < 3; i++) await round();
    const before = started.engine.memory();
    for (let i = 0; i < 30; i++) await round();
    expect(started.engine.memory()).toEqual(before);
  });

  test('a batch larger than was said is refused', () => {
    const { stepper } = train(changing(FIRST));
    expect(() => stepper.step(0, 33)).toThrow(RangeError);
  });
});

test.each(PLAIN_KINDS)('takes gradients of digits as they are at the moment: %s', async (_, spec) => {
  const network = started.engine.build(spec, someWeights(spec));
  const gradientsOf = async (digits: ArrivingDigits, before: () => void) => {
    const differentiator = network.differentiate({ loss: 'categorical_crossentropy', seed: 1 }, digits);
    differentiator.setOrder(ORDER);
    before();
    differentiator.accumulate(10, 90, 1);
    const sums = await differentiator.sums();
    differentiator.dispose();
    return sums;
  };
  const digits = changing(FIRST);
  expect(await gradientsOf(digits, () => become(digits, SECOND))).toEqual(
    await gradientsOf(allHere(SECOND), () => {}),
  );
});
