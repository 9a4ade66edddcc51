import { describe, expect, it } from 'vitest';
import { type Digits, IMAGE_PIXELS } from '../../../../src/core/data/digits';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import { mixOwn, trainingSplit } from '../../../../src/worker/session/own-mix';
import { planSteps } from '../../../../src/worker/session/plan-steps';
import { createRun, positionOf, restoreRun, savedNetwork } from '../../../../src/worker/session/run';
import { createFakeSet } from './fake-data';
import { onlyNetwork, PLAN, readySession } from './fake-session';
import { eventsOf, goTo, setUp } from './trainer-support';

/** Digits each of whose pixels are its number, and whose labels go round. */
function numbered(count: number, from = 0): Digits {
  const images = new Uint8Array(count * IMAGE_PIXELS);
  for (let digit = 0; digit < count; digit++)
    images.fill(from + digit, digit * IMAGE_PIXELS, (digit + 1) * IMAGE_PIXELS);
  return { images, labels: Uint8Array.from({ length: count }, (_, digit) => (from + digit) % 10) };
}

/** 40 of MNIST, of which 36 to train on. */
function mixed(ownCount: number, available = 60) {
  const mnist = Object.assign(createFakeSet(60, available), numbered(60));
  const own = numbered(ownCount, 200);
  return { mnist, own, mix: mixOwn(mnist, own, PLAN), split: trainingSplit(PLAN, own) };
}
const numberOf = ({ images }: Digits, digit: number) => images[digit * IMAGE_PIXELS]!;

describe('own digits', () => {
  it.each([
    // own, training size, copies, share
    { count: 100, size: 60_000, copies: 50, share: 0.08 },
    { count: 500, size: 60_000, copies: 30, share: 0.2 },
    { count: 1000, size: 60_000, copies: 15, share: 0.2 },
    { count: 3, size: 40, copies: 3, share: 0.18 },
    { count: 1, size: 60_000, copies: 50, share: 0.0008 },
    { count: 4000, size: 100, copies: 1, share: 0.975 },
  ])('($count) make up about a fifth of $size, each at most 50 times', ({ count, size, copies, share }) => {
    const own = { images: new Uint8Array(0), labels: new Uint8Array(count) };
    const split = trainingSplit({ trainingSize: size, validationSplit: 0 }, own);
    expect(split.copies).toBe(copies);
    expect(split.train.to).toBe(size + copies * count);
    expect((copies * count) / split.train.to).toBeCloseTo(share, 1);
  });

  it('leave a run without any as it was', () => {
    expect(trainingSplit(PLAN, null)).toEqual({
      train: { from: 0, to: 36 },
      validation: { from: 36, to: 40 },
      copies: 0,
    });
    expect(trainingSplit(PLAN, numbered(0)).train.to).toBe(36);
  });

  it('are among the digits to train on, evenly, and MNIST is all there in its order', () => {
    const { mix, split } = mixed(3);
    expect(split).toEqual({ train: { from: 0, to: 45 }, validation: { from: 45, to: 49 }, copies: 3 });
    expect(mix.available).toBe(49);
    const numbers = Array.from({ length: 49 }, (_, digit) => numberOf(mix, digit));
    expect(numbers.filter((number) => number < 200)).toEqual(Array.from({ length: 40 }, (_, digit) => digit));
    expect(numbers.slice(45)).toEqual([36, 37, 38, 39]);
    for (let from = 0; from < 45; from += 5)
      expect(numbers.slice(from, from + 5).filter((n) => n >= 200).length).toBe(1);
    expect(numbers.filter((number) => number >= 200).sort()).toEqual([
      200, 200, 200, 201, 201, 201, 202, 202, 202,
    ]);
    for (const [digit, number] of numbers.entries()) {
      expect(mix.labels[digit]).toBe(number % 10);
      expect(mix.isOwn?.(digit)).toBe(number >= 200);
    }
  });

  it('wait until MNIST’s part is there, in the same array', async () => {
    const { mix, mnist } = mixed(3, 39);
    const { images } = mix;
    expect(mix.available).toBe(0);
    let here = false;
    const waiting = mix.until(1).then(() => {
      here = true;
    });
    await Promise.resolve();
    expect(here).toBe(false);
    mnist.arrive(40);
    await waiting;
    expect(mix.available).toBe(49);
    expect(mix.images).toBe(images);
    expect(numberOf(mix, 48)).toBe(39);
  });
});

describe('a run with own digits', () => {
  const OWN = numbered(3, 200);

  it('has as many steps as its digits need', async () => {
    const { trainer, fake } = setUp({}, Object.assign(createFakeSet(60), numbered(60)), { own: OWN });
    expect(planSteps(PLAN, OWN)).toEqual({ perEpoch: 5, total: 10 });
    await eventsOf(trainer);
    expect(fake.batches.map(({ length }) => length)).toEqual([10, 10, 10, 10, 5, 10, 10, 10, 10, 5]);
    expect(
      fake.batches
        .slice(0, 5)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 45 }, (_, i) => i));
    expect(fake.ranges).toEqual([
      [45, 49],
      [45, 49],
    ]);
  });

  it('goes on from a checkpoint in the same order', async () => {
    const digits = () => Object.assign(createFakeSet(60), numbered(60));
    const whole = setUp({}, digits(), { own: OWN });
    await eventsOf(whole.trainer);
    const from = await goTo(
      setUp({}, digits(), { own: OWN }).trainer,
      'step',
      (event) => event.type === 'epoch',
    );
    const rest = setUp({}, digits(), { own: OWN, from });
    await eventsOf(rest.trainer);
    expect(rest.fake.batches).toEqual(whole.fake.batches.slice(5));
  });

  it('starts from the weights that it is given, and their network', () => {
    const network = denseNetwork(7);
    const weights = initialWeights(network, 5);
    const run = createRun(PLAN, { network, weights }, OWN);
    expect(run.plan).toEqual({ ...PLAN, network });
    expect(run.checkpoint.state.weights).toEqual(weights);
    expect(positionOf(run, { ...run.checkpoint.tally, steps: 5 }).epoch).toBe(1);
  });

  it('survives with them', () => {
    const network = denseNetwork(7);
    const run = createRun(PLAN, { network, weights: initialWeights(network, 5) }, OWN);
    const saved = structuredClone(savedNetwork(run, false));
    expect(saved.run!.own).toEqual(OWN);
    expect(savedNetwork(restoreRun(saved.weights, saved.run!)!, false)).toEqual(saved);
    const broken = { images: OWN.images, labels: Uint8Array.of(1, 2, 30) };
    expect(restoreRun(saved.weights, { ...saved.run!, own: broken })).toBeNull();
    expect(restoreRun(saved.weights, { ...saved.run!, own: numbered(2) })).not.toBeNull();
    const short = { images: OWN.images, labels: Uint8Array.of(1, 2) };
    expect(restoreRun(saved.weights, { ...saved.run!, own: short })).toBeNull();
  });

  it('is carried out by a session', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: PLAN, mode: 'run', own: OWN });
    const { result } = await session.next('finished');
    expect(result).toMatchObject({ steps: 10, totalSteps: 10 });
    expect(onlyNetwork(session).batches.flat().length).toBe(90);
  });
});
