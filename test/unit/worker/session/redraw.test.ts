import { expect, it, vi } from 'vitest';
import { createRedraw } from '../../../../src/core/data/augment-redraw';
import { AUGMENTATION_DEFAULT } from '../../../../src/core/model/augmentation';
import { createFakeDataset, createFakeSet } from './fake-data';
import { PLAN, readySession } from './fake-session';

async function sessionThatDraws() {
  const images = new Uint8Array(40 * 784).fill(255);
  const train = Object.assign(createFakeSet(40), { images, labels: new Uint8Array(40) });
  const dataset = createFakeDataset(train);
  const redraw = vi.fn(createRedraw());
  return { session: await readySession({ openData: async () => dataset, redraw }), redraw };
}

it('variants that a page wants to see are drawn by what the session was given', async () => {
  const { session, redraw } = await sessionThatDraws();
  const taught = { styleShare: 0, augmentation: AUGMENTATION_DEFAULT, trainingSize: 60_000, seed: 1 };
  session.send({ type: 'browse', id: 1, set: 'train', which: { indices: [1, 2, 3] }, taught });
  await session.next('browsed');
  expect(redraw).toHaveBeenCalledTimes(3);
});

it('so are those that a run is taught, each once an epoch', async () => {
  const { session, redraw } = await sessionThatDraws();
  const plan = { ...PLAN, augmentation: AUGMENTATION_DEFAULT };
  session.send({ type: 'train', plan, mode: 'run', own: null });
  await session.next('finished');
  expect(redraw).toHaveBeenCalledTimes(36 * plan.epochs);
});

it('nothing is drawn where digits are taught as they are', async () => {
  const { session, redraw } = await sessionThatDraws();
  session.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
  await session.next('finished');
  expect(redraw).not.toHaveBeenCalled();
});
