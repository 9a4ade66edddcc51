import { describe, expect, it } from 'vitest';
import { EARLY_STOPPING_DEFAULT, NOTHING_SEEN } from '../../../../src/core/model/early-stopping';
import { restoreRun, savedNetwork } from '../../../../src/worker/session/run';
import { LONG_PLAN, onlyNetwork, PLAN, readySession } from './fake-session';
import { epochsOf, eventsOf, goTo, progressOf, setUp, typesOf } from './trainer-support';

/** Without validation; the loss of epoch 0, 1, ... (4 steps each); it rises after the third. */
const LOSSES = [5, 3, 1, 2, 2, 2, 2, 2, 2, 2];
const STOPPING = { ...EARLY_STOPPING_DEFAULT, monitor: 'loss' } as const;
const lossOf = (_: number, steps: number) => LOSSES[Math.floor((steps - 1) / 4)] ?? 2;

function early(change: Partial<typeof STOPPING> = {}, epochs = 10, rest: Parameters<typeof setUp>[2] = {}) {
  const plan = { epochs, validationSplit: 0, earlyStopping: { ...STOPPING, ...change } };
  const all = setUp(plan, undefined, rest);
  all.behaviour.lossOf = lossOf;
  return all;
}

describe('early stopping', () => {
  it('ends the run when nothing has got better for a while, and goes back to the best weights', async () => {
    const { trainer, fake } = early();
    const { events, ending } = await eventsOf(trainer);
    expect(epochsOf(events).map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4]);
    expect(ending).toEqual({ end: 'stoppedEarly', bestEpoch: 2 });
    expect((await fake.weights())[1]![0]).toBe(12);
    expect((await trainer.state()).weights[1]![0]).toBe(12);
    expect(trainer.tally()).toMatchObject({
      steps: 20,
      epochs: 5,
      stopping: { best: 1, bestEpoch: 2, wait: 2 },
    });
  });

  it('keeps the last weights if that is asked for', async () => {
    const { trainer, fake } = early({ restoreBestWeights: false });
    const { ending } = await eventsOf(trainer);
    expect(ending).toEqual({ end: 'stoppedEarly', bestEpoch: null });
    expect((await fake.weights())[1]![0]).toBe(20);
    expect(trainer.tally().bestWeights).toBeNull();
  });

  it('goes back to the best weights after the last epoch, too', async () => {
    const { trainer, fake } = early({}, 4);
    expect((await eventsOf(trainer)).ending).toEqual({ end: 'completed', bestEpoch: 2 });
    expect((await fake.weights())[1]![0]).toBe(12);
  });

  it('has a patience of 0 end at the first epoch that is no better', async () => {
    const { trainer } = early({ patience: 0 });
    expect(epochsOf((await eventsOf(trainer)).events).length).toBe(4);
  });

  it('can watch the digits held back', async () => {
    const { trainer } = setUp({ epochs: 10, earlyStopping: EARLY_STOPPING_DEFAULT });
    const { events, ending } = await eventsOf(trainer); // the fake engine's validation never gets better
    expect(epochsOf(events).length).toBe(3);
    expect(ending).toEqual({ end: 'stoppedEarly', bestEpoch: 0 });
  });

  it('tells the last progress before the last epoch', async () => {
    const { events } = await eventsOf(early().trainer);
    expect(typesOf(events).slice(-2)).toEqual(['progress', 'epoch']);
    expect(progressOf(events).at(-1)!.step).toBe(20);
  });

  it.each([1, 3, 4, 5])(
    'goes on from a checkpoint after %i epochs as if nothing had been',
    async (epochs) => {
      const whole = early();
      const wholeEvents = await eventsOf(whole.trainer);
      const first = early();
      const from = await goTo(
        first.trainer,
        'run',
        (event) => event.type === 'epoch' && event.result.epoch + 1 === epochs,
      );
      const { trainer, fake } = early({}, 10, { from: structuredClone(from) });
      const rest = await eventsOf(trainer);
      expect(epochsOf(rest.events)).toEqual(epochsOf(wholeEvents.events).slice(epochs));
      expect(rest.ending).toEqual(wholeEvents.ending);
      expect((await fake.weights())[1]![0]).toBe(12);
      expect(trainer.tally()).toEqual(whole.trainer.tally());
    },
  );
});

describe('a session’s run', () => {
  const EARLY = { ...LONG_PLAN, validationSplit: 0, earlyStopping: STOPPING };

  async function started() {
    const session = await readySession();
    session.engine.behaviour.lossOf = lossOf;
    session.send({ type: 'train', plan: EARLY, mode: 'run', own: null });
    return session;
  }

  it('that stops early is tested with the best weights', async () => {
    const session = await started();
    const { result } = await session.next('finished');
    expect(result).toMatchObject({ end: 'stoppedEarly', bestEpoch: 2, steps: 20, epochs: 5 });
    expect(session.of('checkpoint').at(-1)!.saved.weights[1]![0]).toBe(12);
    expect((await onlyNetwork(session).weights())[1]![0]).toBe(12);
  });

  it('that a person stops keeps the last weights', async () => {
    const session = await started();
    await session.next('epoch', ({ result }) => result.epoch === 3);
    session.send({ type: 'stop' });
    const { result } = await session.next('finished');
    expect(result).toMatchObject({ end: 'stopped', bestEpoch: null });
    expect(session.of('checkpoint').at(-1)!.saved.weights[1]![0]).toBe(result.steps);
  });

  it('that is over by itself says so', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
    expect((await session.next('finished')).result).toMatchObject({ end: 'completed', bestEpoch: null });
  });

  it('keeps what was seen, and the best weights, in its checkpoints', async () => {
    const session = await started();
    await session.next('epoch', ({ result }) => result.epoch === 3);
    session.send({ type: 'pause' });
    await session.until(() => session.of('checkpoint').at(-1)!.saved.run?.paused === true);
    const { saved } = session.of('checkpoint').at(-1)!;
    expect(saved.run!.stopping).toMatchObject({ best: 1, bestEpoch: 2 });
    expect(saved.run!.bestWeights![1]![0]).toBe(12);
    const run = restoreRun(saved.weights, saved.run!)!;
    expect(savedNetwork(run, true)).toEqual(saved);
    expect(restoreRun(saved.weights, { ...saved.run!, bestWeights: [] })).toBeNull();
    const fresh = { ...saved.run!, stopping: NOTHING_SEEN, bestWeights: null };
    expect(restoreRun(saved.weights, fresh)).not.toBeNull();
  });

  it('is tested with the best weights even if its engine fails at that', async () => {
    const session = await started();
    const evaluate = new Error('gone');
    await session.next('epoch', ({ result }) => result.epoch === 4);
    await session.until(() => session.phases().at(-1) === 'evaluating');
    Object.assign(onlyNetwork(session), { evaluate: () => Promise.reject(evaluate) });
    // The CPU is all there is here, so that the run falls back to what was saved.
    await session.until(() => session.phases().at(-1) === 'idle');
    expect(session.of('checkpoint').at(-1)!.saved.weights[1]![0]).toBe(12);
    expect((await session.reads()).probabilities[1]).toBe(12);
  });

  it('that is paused after short epochs has told all its steps', async () => {
    const session = await started();
    await session.next('epoch', ({ result }) => result.epoch === 1);
    session.send({ type: 'pause' });
    await session.until(() => session.of('checkpoint').at(-1)!.saved.run?.paused === true);
    const { steps } = session.of('checkpoint').at(-1)!.saved.run!;
    expect(session.of('progress').at(-1)!.progress.step).toBe(steps);
  });
});
