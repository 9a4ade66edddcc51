import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { SavedNetwork, SavedRun } from '../../../../src/protocol/training';
import { createFakeSession, type FakeSession, LONG_PLAN, PLAN, readySession, START } from './fake-session';

const train = (session: FakeSession, plan = LONG_PLAN) =>
  session.send({ type: 'train', plan, mode: 'run', own: null });
const lastSaved = (session: FakeSession) => session.of('checkpoint').at(-1)!.saved;

/** A run in its second epoch, as a page keeps it. */
async function savedRun(): Promise<SavedNetwork & { readonly run: SavedRun }> {
  const session = await readySession();
  train(session);
  await session.until(() => session.of('epoch').length === 1);
  session.send({ type: 'pause' });
  await session.until(() => lastSaved(session).run?.paused === true);
  while (lastSaved(session).run!.steps < 5) {
    const { steps } = lastSaved(session).run!;
    session.send({ type: 'step' });
    await session.until(() => lastSaved(session).run!.steps > steps);
  }
  const saved = lastSaved(session);
  return { ...saved, run: saved.run! };
}

it('an epoch’s end is a checkpoint, even right after one within the epoch that took its time', async () => {
  const session = await readySession();
  const { behaviour } = session.engine;
  behaviour.stepTime = 400; // milliseconds: the third step of an epoch is one second after the last checkpoint
  behaviour.beforeState = () => {
    session.clock.now += 30;
  };
  train(session);
  await session.until(() => session.of('epoch').length === 3);
  await session.until(() => (lastSaved(session).run?.steps ?? 0) >= 12);
  const steps = session.of('checkpoint').map(({ saved }) => saved.run!.steps);
  expect(steps.some((step) => step % 4 !== 0)).toBe(true);
  expect(steps).toEqual(expect.arrayContaining([4, 8, 12]));
});

describe('a save', () => {
  it('is answered in the midst of an epoch, between two steps, and the run goes on', async () => {
    const session = await readySession();
    train(session);
    await session.next('progress');
    const before = session.of('checkpoint').length;
    session.send({ type: 'save' });
    const { saved } = await session.next('checkpoint');
    expect(session.of('checkpoint').length).toBe(before + 1);
    expect(saved.run!.steps).toBeGreaterThan(0);
    expect(saved.run!.paused).toBe(false);
    const { progress } = await session.next('progress');
    expect(progress.step).toBeGreaterThan(saved.run!.steps);
  });

  it('leaves the run what it would have been', async () => {
    const curves = await Promise.all(
      [false, true].map(async (asked) => {
        const session = await readySession();
        train(session, PLAN);
        if (asked) session.send({ type: 'save' });
        await session.next('finished');
        return session.of('progress').flatMap(({ progress }) => progress.points);
      }),
    );
    expect(curves[1]).toEqual(curves[0]);
  });

  it('is answered in a pause with the run as it stands', async () => {
    const session = await readySession();
    train(session);
    await session.next('progress');
    session.send({ type: 'pause' });
    await session.until(() => lastSaved(session).run?.paused === true);
    const saved = lastSaved(session);
    const before = session.of('checkpoint').length;
    session.send({ type: 'save' });
    expect(session.of('checkpoint').length).toBe(before + 1);
    expect(lastSaved(session)).toEqual(saved);
  });

  it('is answered with what a run has become, and with a network that was loaded, but not with the page’s own', async () => {
    const session = await readySession();
    session.send({ type: 'save' });
    expect(session.of('checkpoint')).toEqual([]);
    train(session, PLAN);
    await session.phase('idle');
    const learnt = lastSaved(session);
    session.send({ type: 'save' });
    expect(lastSaved(session)).toEqual(learnt);
    const weights = initialWeights(PLAN.network, 5);
    session.send({ type: 'load', id: 1, network: PLAN.network, weights, run: null });
    session.send({ type: 'save' });
    expect(lastSaved(session)).toEqual({ network: PLAN.network, origin: 'kept', weights, run: null });
  });

  it('means nothing before the start', () => {
    const session = createFakeSession();
    session.send({ type: 'save' });
    expect(session.events).toEqual([]);
  });
});

describe('a network that is loaded with its run', () => {
  it('reads, and the run is there, paused, however it was when it was saved', async () => {
    const saved = await savedRun();
    for (const paused of [true, false]) {
      const session = await readySession();
      const from = session.events.length;
      session.send({ type: 'load', id: 3, ...saved, run: { ...saved.run, paused } });
      expect(session.events.slice(from).map(({ type }) => type)).toEqual([
        'checkpoint',
        'network',
        'resumed',
        'phase',
      ]);
      expect(session.phases().at(-1)).toBe('paused');
      expect(session.of('resumed')).toMatchObject([{ at: { steps: 5, epochs: 1 } }]);
      expect(session.of('network').at(-1)?.info.origin).toBe('training');
      expect(lastSaved(session)).toEqual({ ...saved, run: { ...saved.run, paused: true } });
      for (let turns = 0; turns < 5; turns++) await session.turn();
      expect(session.of('progress')).toEqual([]);
    }
  });

  it('goes on where it was, and can be stopped at once instead', async () => {
    const saved = await savedRun();
    const session = await readySession();
    session.send({ type: 'load', id: 3, ...saved });
    session.send({ type: 'resume' });
    expect((await session.next('progress')).progress).toMatchObject({ step: 6, epoch: 1 });
    const other = await readySession();
    other.send({ type: 'load', id: 3, ...saved });
    other.send({ type: 'stop' });
    expect((await other.next('finished')).result).toMatchObject({ steps: 5, end: 'stopped' });
  });

  it('is refused where its numbers are not those of its network, its optimiser or its plan, and all is as before', async () => {
    const saved = await savedRun();
    const { run } = saved;
    const bad: readonly Partial<SavedNetwork>[] = [
      { weights: initialWeights(PLAN.network, 1).slice(1) },
      { run: { ...run, slots: saved.weights.slice(1) } },
      { run: { ...run, slots: saved.weights.map((values) => values.map(() => Number.NaN)) } },
      { run: { ...run, bestWeights: [] } },
      { run: { ...run, steps: 5.5 } },
      { run: { ...run, steps: -1, epochs: 0 } },
      { run: { ...run, epochs: 2 } },
      { run: { ...run, epochs: LONG_PLAN.epochs + 1, steps: 4 * LONG_PLAN.epochs + 4 } },
      { run: { ...run, plan: { ...run.plan, batchSize: 0 } } },
    ];
    for (const [index, changes] of bad.entries()) {
      const session = await readySession();
      const from = session.events.length;
      session.send({ type: 'load', id: index, ...saved, ...changes });
      expect(session.events.slice(from)).toMatchObject([{ type: 'refused', id: index }]);
      expect((await session.reads()).step).toBe(0);
    }
  });

  it('is refused while another run is under way', async () => {
    const saved = await savedRun();
    const session = await readySession();
    train(session);
    session.send({ type: 'load', id: 7, ...saved });
    expect(session.of('refused')).toEqual([{ type: 'refused', id: 7, error: { kind: 'busy' } }]);
  });

  it('ends as if it had never been put away', async () => {
    const whole = await readySession();
    train(whole, PLAN);
    await whole.next('finished');
    const session = await readySession();
    train(session, PLAN);
    await session.until(() => session.of('epoch').length === 1);
    session.send({ type: 'save' });
    const { saved } = await session.next('checkpoint');
    const other = await readySession();
    other.send({ type: 'load', id: 1, ...saved });
    other.send({ type: 'resume' });
    await other.next('finished');
    expect(lastSaved(other).weights).toEqual(lastSaved(whole).weights);
    expect(other.of('finished')[0]!.result.test).toEqual(whole.of('finished')[0]!.result.test);
  });

  it('survives the death of the worker', async () => {
    const saved = await savedRun();
    const session = createFakeSession();
    session.send({ ...START, restore: { ...saved, run: { ...saved.run, paused: true } } });
    await session.phase('paused');
    expect(session.of('resumed')).toMatchObject([{ at: { steps: 5 } }]);
  });
});
