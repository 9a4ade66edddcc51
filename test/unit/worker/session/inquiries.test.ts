import { describe, expect, it } from 'vitest';
import { AUGMENTATION_DEFAULT } from '../../../../src/core/model/augmentation';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import type { Request } from '../../../../src/protocol/messages';
import { type TaughtDigits, taughtDigits } from '../../../../src/worker/session/taught';
import { createFakeDataset, createFakeSet, type FakeSet, offline } from './fake-data';
import { type FakeSession, LONG_PLAN, onlyNetwork, PLAN, readySession } from './fake-session';

type Browse = Extract<Request, { type: 'browse' }>;

/** A set with pictures: each pixel of a digit is its index, and its label is its last figure. */
function pictured(total: number, available = total): FakeSet {
  const images = Uint8Array.from({ length: total * 784 }, (_, index) => Math.floor(index / 784) % 256);
  const labels = Uint8Array.from({ length: total }, (_, index) => index % 10);
  return Object.defineProperties(createFakeSet(total, available), {
    images: { value: images },
    labels: { value: labels },
  });
}

async function sessionWith(train = pictured(40), test = pictured(500)) {
  const dataset = createFakeDataset(train, test);
  return { session: await readySession({ openData: async () => dataset }), train, test };
}

const browse = (which: Browse['which'], more: Partial<Browse> = {}): Browse => ({
  type: 'browse',
  id: 7,
  set: 'train',
  which,
  taught: null,
  ...more,
});

const answersOf = (session: FakeSession) => [
  ...session.of('browsed'),
  ...session.of('tested'),
  ...session.of('refused'),
];

describe('browsing', () => {
  it('shows a page of the digits', async () => {
    const { session } = await sessionWith();
    session.send(browse({ label: null, offset: 30, count: 100 }));
    const page = await session.next('browsed');
    expect(page).toMatchObject({ id: 7, indices: [30, 31, 32, 33, 34, 35, 36, 37, 38, 39], total: 40 });
    expect([...page.labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(page.images.length).toBe(7840);
    expect(page.images[784 * 9]).toBe(39);
  });

  it('shows those with a label, once all labels are there', async () => {
    const { session, train } = await sessionWith(pictured(40, 10));
    session.send(browse({ label: 3, offset: 1, count: 2 }));
    await session.until(() => train.asked === 40);
    expect(session.of('browsed')).toEqual([]);
    train.arrive(40);
    expect(await session.next('browsed')).toMatchObject({ indices: [13, 23], total: 4 });
  });

  it('waits for no more digits than it shows', async () => {
    const { session, train } = await sessionWith(pictured(40, 10));
    session.send(browse({ label: null, offset: 0, count: 10 }));
    await session.next('browsed');
    expect(train.asked).toBe(10);
  });

  it('shows digits by their indices, leaving out those that are none', async () => {
    const { session } = await sessionWith();
    session.send(browse({ indices: [400, 3, -1, 2000, 3, 0.5] }, { set: 'test' }));
    expect((await session.next('browsed')).indices).toEqual([400, 3, 3]);
  });

  it('shows variations, the same for the same seed', async () => {
    const { session } = await sessionWith();
    const images = async (seed: number) => {
      const taught = {
        styleShare: 0,
        augmentation: { ...AUGMENTATION_DEFAULT, shift: 3 },
        trainingSize: 60_000,
        seed,
      };
      session.send(browse({ indices: [20] }, { taught }));
      return (await session.next('browsed')).images;
    };
    const first = await images(1);
    expect(first).toEqual(await images(1));
    expect(first).not.toEqual(await images(2));
    expect(first).not.toEqual(new Uint8Array(784).fill(20));
  });

  it('shows digits as the first epoch of a run is taught them, and says which a style wrote', async () => {
    const { session, train } = await sessionWith(pictured(200));
    const taught = { styleShare: 0.5, augmentation: null, trainingSize: 60_000, seed: 3 };
    session.send(browse({ label: null, offset: 0, count: 200 }, { taught }));
    const page = await session.next('browsed');
    const digits = taughtDigits(train, 200, taught) as TaughtDigits;
    digits.teach(Uint32Array.from(page.indices), 0, 200, 0);
    expect(page.images).toEqual(digits.images);
    expect(page.labels).toEqual(train.labels);
    for (const [digit, written] of page.written.entries()) {
      const asItIs = page.images.subarray(digit * 784, (digit + 1) * 784).every((pixel) => pixel === digit);
      expect(written).toBe(asItIs ? 0 : 1);
    }
    expect(page.written.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(50);

    session.send(browse({ label: 4, offset: 1, count: 10 }, { taught }));
    const fours = await session.next('browsed');
    for (const [place, index] of fours.indices.entries()) {
      expect(fours.written[place]).toBe(page.written[index]);
      expect(fours.images.slice(place * 784, (place + 1) * 784)).toEqual(
        page.images.slice(index * 784, (index + 1) * 784),
      );
    }
    session.send(browse({ indices: [1, 2] }));
    expect([...(await session.next('browsed')).written]).toEqual([0, 0]);
  });

  it('is refused where digits do not come, and asked again then fetches them again', async () => {
    const { session, train } = await sessionWith(pictured(40, 10));
    session.send(browse({ label: null, offset: 0, count: 20 }));
    await session.until(() => train.asked === 20);
    train.fail(offline());
    const refused = await session.next('refused');
    expect(refused).toEqual({
      type: 'refused',
      id: 7,
      error: { kind: 'data', problem: 'offline', file: 'shard.bin' },
    });
    session.send(browse({ label: null, offset: 0, count: 20 }));
    await session.until(() => train.asked === 20);
    train.arrive(20);
    expect((await session.next('browsed')).indices.length).toBe(20);
  });
});

describe('testing', () => {
  it('has the network read every test digit', async () => {
    const { session } = await sessionWith();
    session.send({ type: 'test', id: 1, digits: 'mnist' });
    const tested = await session.next('tested');
    expect(tested).toMatchObject({ id: 1, info: { network: PLAN.network, origin: 'default' } });
    expect(tested.labels.length).toBe(500);
    expect(tested.probabilities.length).toBe(5000);
    // The fake network's loss is a digit's index.
    expect(tested.loss).toBe(249.5);
  });

  it('reads a person’s own digits', async () => {
    const { session } = await sessionWith();
    const digits = { images: new Uint8Array(3 * 784).fill(255), labels: Uint8Array.of(4, 5, 6) };
    session.send({ type: 'test', id: 2, digits });
    const tested = await session.next('tested');
    expect([...tested.labels]).toEqual([4, 5, 6]);
    expect(tested.probabilities.length).toBe(30);
  });

  it('lets drawings be read in between', async () => {
    const { session } = await sessionWith();
    session.send({ type: 'test', id: 1, digits: 'mnist' });
    await session.reads();
    expect(session.of('tested')).toEqual([]);
    await session.next('tested');
  });

  it('is refused while a network learns, and when it is replaced meanwhile', async () => {
    const { session } = await sessionWith();
    session.send({ type: 'test', id: 1, digits: 'mnist' });
    await session.turn();
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    expect(await session.next('refused')).toEqual({ type: 'refused', id: 1, error: { kind: 'changed' } });
    await session.next('progress');
    session.send({ type: 'test', id: 2, digits: 'mnist' });
    expect(await session.next('refused')).toEqual({ type: 'refused', id: 2, error: { kind: 'busy' } });
    expect(session.of('tested')).toEqual([]);
  });

  it('goes on where the network moves to another engine', async () => {
    const { session } = await sessionWith();
    session.send({ type: 'test', id: 1, digits: 'mnist' });
    await session.turn();
    session.send({ type: 'chooseEngine', engine: 'webgl' });
    const tested = await session.next('tested');
    expect(session.gpus.length).toBe(1);
    expect(session.of('engine').at(-1)!.report.engine).toBe('webgl');
    expect(tested.loss).toBe(249.5);
    expect(session.of('refused')).toEqual([]);
  });

  it('goes on in a pause', async () => {
    const { session } = await sessionWith();
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'step', own: null });
    await session.next('checkpoint', ({ saved }) => saved.run?.paused === true);
    session.send({ type: 'test', id: 3, digits: 'mnist' });
    expect((await session.next('tested')).info.origin).toBe('training');
  });
});

describe('the numbers of the network that reads', () => {
  it('are given away as they are, in a pause too', async () => {
    const session = await readySession();
    session.send({ type: 'export', id: 5 });
    const { network } = PLAN;
    const exported = await session.next('exported');
    expect(exported).toMatchObject({ id: 5, info: { network, origin: 'default' } });
    expect(exported.weights).toEqual(await onlyNetwork(session).weights());
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'step', own: null });
    await session.next('checkpoint', ({ saved }) => saved.run?.paused === true);
    session.send({ type: 'export', id: 6 });
    expect(await session.next('exported')).toMatchObject({ id: 6, info: { origin: 'training' } });
  });

  it('are not, while a run changes them', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await session.next('progress');
    session.send({ type: 'export', id: 7 });
    expect(await session.next('refused')).toEqual({ type: 'refused', id: 7, error: { kind: 'busy' } });
    expect(session.of('exported')).toEqual([]);
  });
});

describe('loading a network that was kept', () => {
  const network = denseNetwork(8);
  const weights = initialWeights(network, 5);

  it('has it read from then on, also after the worker’s death', async () => {
    const session = await readySession();
    session.send({ type: 'load', id: 1, network, weights, run: null });
    const [told] = session.of('network').slice(-1);
    expect(told).toEqual({ type: 'network', info: { network, origin: 'kept' } });
    expect(session.of('checkpoint').at(-1)).toEqual({
      type: 'checkpoint',
      saved: { network, origin: 'kept', weights, run: null },
    });
    await session.reads();
    expect(await onlyNetwork(session).weights()).toEqual(weights);
  });

  it.each([
    ['weights of another network', { network: denseNetwork(9), weights }],
    ['numbers that are none', { network, weights: weights.map((values) => values.map(() => Number.NaN)) }],
    ['no network at all', { network: { layers: [] }, weights: [] }],
  ])('refuses %s', async (_, kept) => {
    const session = await readySession();
    session.send({ type: 'load', id: 1, ...kept, run: null });
    expect(session.of('refused').map(({ id }) => id)).toEqual([1]);
    expect(session.of('network').length).toBe(1);
    await session.reads();
  });

  it('is refused while a run goes on', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await session.next('progress');
    session.send({ type: 'load', id: 4, network, weights, run: null });
    expect(answersOf(session)).toEqual([{ type: 'refused', id: 4, error: { kind: 'busy' } }]);
  });
});

describe('a learning rate that a person sets', () => {
  it('is kept at once in a pause, where no other checkpoint comes', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'step', own: null });
    await session.next('checkpoint', ({ saved }) => saved.run?.paused === true);
    session.send({ type: 'setLearningRate', learningRate: 0.5 });
    const { run } = session.of('checkpoint').at(-1)!.saved;
    expect(run).toMatchObject({ paused: true, rateChanges: [{ step: 1, learningRate: 0.5 }] });
  });

  it('is of no account outside a run', async () => {
    const session = await readySession();
    session.send({ type: 'setLearningRate', learningRate: 0.5 });
    expect(session.of('checkpoint')).toEqual([]);
  });
});

describe('teaching the network that reads a person’s own digits', () => {
  it('goes on from its weights, with its network, whatever the plan names', async () => {
    const session = await readySession();
    const network = denseNetwork(8);
    const weights = initialWeights(network, 5);
    session.send({ type: 'load', id: 1, network, weights, run: null });
    const own = { images: new Uint8Array(784), labels: Uint8Array.of(3) };
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own });
    const { saved } = session.of('checkpoint').at(-1)!;
    expect(saved.weights).toEqual(weights);
    expect(saved.network).toEqual(network);
    expect(saved.run).toMatchObject({ own, plan: { network } });
    await session.next('progress');
  });
});
