import { afterEach, describe, expect, it } from 'vitest';
import { memoryDatabase } from '../../../../../src/app/database/database';
import type { RunRecord } from '../../../../../src/app/lab/runs/record';
import { freshRun } from '../../../../../src/app/state';
import { DEFAULT_PLAN } from '../../../../../src/core/model/presets';
import type { NetworkOrigin } from '../../../../../src/protocol/training';
import {
  brokenDatabase,
  checkpoint,
  openRuns,
  PLAN,
  phase,
  progress,
  type RunsOptions,
  type RunsUnderTest,
  result,
  runRecord,
  WEIGHTS,
} from './support';

const opened: RunsUnderTest[] = [];

async function open(options?: RunsOptions): Promise<RunsUnderTest> {
  const lab = await openRuns(options);
  opened.push(lab);
  return lab;
}

afterEach(() => {
  for (const lab of opened.splice(0)) lab.close();
});

const states = ({ runs }: RunsUnderTest) => runs.store.getSnapshot();
const newest = (lab: RunsUnderTest): RunRecord => states(lab).records.at(-1)!;

/** A run to its end, as the worker tells of it. */
function train(lab: RunsUnderTest): void {
  lab.app.commands.train();
  lab.say(phase('training'), checkpoint({ steps: 0 }), progress(10), progress(20));
  lab.say({
    type: 'epoch',
    result: { epoch: 0, training: { epoch: 1, loss: 1, accuracy: 0.9 }, validation: null },
  });
  lab.say(phase('evaluating'), checkpoint(null), { type: 'finished', result: result() }, phase('idle'));
}

describe('the record of a run', () => {
  it('is kept from its start to its end, with its weights', async () => {
    const lab = await open();
    lab.app.commands.train();
    await lab.settled();
    expect(await lab.database.runs.all()).toMatchObject([
      { id: 'run0', status: 'running', startedAt: 1_000_000 },
    ]);
    lab.say(
      phase('training'),
      progress(10),
      checkpoint(null),
      { type: 'finished', result: result() },
      phase('idle'),
    );
    await lab.settled();
    const kept = (await lab.database.runs.get('run0'))!;
    expect(kept).toMatchObject({
      status: 'completed',
      engine: 'wasm',
      seconds: 3,
      result: { end: 'completed' },
    });
    expect(kept.curve.points).toHaveLength(1);
    expect(kept.plan).toEqual(PLAN);
    expect((await lab.database.weights.get('run0'))?.weights).toEqual(WEIGHTS);
    expect(states(lab).withWeights).toEqual(new Set(['run0']));
    expect(states(lab).running).toBeNull();
  });

  it('is written about every second, however fast its epochs are', async () => {
    const lab = await open();
    let writes = 0;
    lab.runs.store.subscribe(() => writes++);
    lab.app.commands.train();
    expect(writes).toBe(1);
    for (let step = 1; step <= 100; step++) {
      lab.say(progress(step));
      lab.wait(100);
    }
    expect(writes).toBe(1 + 9);
    await lab.settled();
    expect((await lab.database.runs.get('run0'))?.curve.points.length).toBeGreaterThan(80);
  });

  it('tells of moved rates, own digits and the time it took, as checkpoints do', async () => {
    const lab = await open();
    lab.app.commands.train();
    const own = { images: new Uint8Array(2 * 784), labels: new Uint8Array(2) };
    lab.say(progress(10), checkpoint({ rateChanges: [{ step: 3, learningRate: 0.1 }], own }));
    lab.say({ type: 'finished', result: result({ end: 'stopped' }) });
    expect(newest(lab)).toMatchObject({
      status: 'stopped',
      rateChanges: [{ step: 3, learningRate: 0.1 }],
      ownDigits: 2,
    });
  });

  it.each([
    ['diverged', { kind: 'diverged', epoch: 0, step: 7 }],
    ['failed', { kind: 'outOfMemory' }],
  ] as const)('says that it %s', async (status, error) => {
    const lab = await open();
    lab.app.commands.train();
    lab.say(progress(10), checkpoint({}), checkpoint(null), phase('idle'), { type: 'failed', error });
    await lab.settled();
    expect(await lab.database.runs.get('run0')).toMatchObject({ status, seconds: 1.5 });
    // What it had learnt before is worth keeping.
    expect(await lab.database.weights.ids()).toEqual(['run0']);
  });

  it('is not spoilt by what fails later', async () => {
    const lab = await open();
    lab.app.commands.train();
    lab.app.commands.reset();
    expect(newest(lab).status).toBe('interrupted');
    lab.say(phase('idle'), { type: 'tested', id: 0 } as never);
    lab.say({ type: 'failed', error: { kind: 'internal', message: '' } });
    expect(newest(lab).status).toBe('interrupted');
  });

  it('has no weights of a run that has learnt nothing', async () => {
    const lab = await open();
    lab.app.commands.train();
    lab.say(checkpoint({ steps: 0 }));
    lab.app.commands.reset();
    await lab.settled();
    expect(await lab.database.weights.ids()).toEqual([]);
  });

  it('is one, even if the worker dies and another goes on', async () => {
    const lab = await open();
    lab.app.commands.train();
    lab.say(progress(10), checkpoint({ steps: 10 }), progress(20));
    lab.ports.at(-1)!.raises('error');
    expect(newest(lab).status).toBe('running');
    lab.say(phase('starting'), { type: 'resumed', at: { plan: PLAN, steps: 10, epochs: 0, epoch: 0.1 } });
    lab.say(phase('training'), progress(20), { type: 'finished', result: result() }, phase('idle'));
    expect(states(lab).records).toMatchObject([{ status: 'completed' }]);
  });

  it('is one even if the worker dies before the first step', async () => {
    const lab = await open();
    lab.app.commands.train();
    lab.ports.at(-1)!.raises('error');
    lab.say(phase('starting'), { type: 'resumed', at: { plan: PLAN, steps: 0, epochs: 0, epoch: 0 } });
    lab.say(phase('training'));
    expect(states(lab).records).toMatchObject([{ status: 'running' }]);
  });

  it('is made for each of two runs of the same plan', async () => {
    const lab = await open();
    train(lab);
    lab.wait(5);
    train(lab);
    expect(states(lab).records.map(({ id, status }) => [id, status])).toEqual([
      ['run0', 'completed'],
      ['run1', 'completed'],
    ]);
  });

  it('goes on in its record when it comes back from an earlier visit', async () => {
    const database = memoryDatabase();
    const changes = { status: 'running', name: 'mine', pinned: true, startedAt: 7, ownDigits: 3 } as const;
    await database.runs.put(runRecord('earlier', changes));
    const run = { ...freshRun('earlier', PLAN), restored: true };
    const lab = await open({ database });
    expect(states(lab)).toMatchObject({ records: [{ id: 'earlier', status: 'interrupted' }] });
    lab.app.store.dispatch({ type: 'runRestored', run, paused: true });
    await lab.settled();
    expect(await database.runs.all()).toEqual([runRecord('earlier', changes)]);
    lab.say(phase('training'), progress(10), checkpoint(null));
    lab.say({ type: 'finished', result: result() }, phase('idle'));
    await lab.settled();
    expect(await database.runs.all()).toMatchObject([{ ...changes, status: 'completed', result: result() }]);
    expect(await database.weights.ids()).toEqual(['earlier']);
  });

  it('is not made again of one that was over on an earlier visit', async () => {
    const run = { ...freshRun('earlier', PLAN), restored: true, result: result() };
    const lab = await open({
      before: (app) => app.store.dispatch({ type: 'runRestored', run, paused: false }),
    });
    expect(states(lab).records).toEqual([]);
    train(lab);
    expect(states(lab).records).toMatchObject([{ id: 'run0' }]);
  });

  it('is made of a run that was under way before the lab was loaded', async () => {
    const lab = await open({
      before: (app, say) => {
        app.commands.train();
        say(phase('training'), progress(10));
      },
    });
    expect(newest(lab)).toMatchObject({ status: 'running', curve: { points: [{ epoch: 0.1 }] } });
  });
});

describe('runs that were kept', () => {
  it('are listed; one that never ended has broken off', async () => {
    const database = memoryDatabase();
    await database.runs.put(runRecord('a'));
    await database.runs.put(runRecord('b', { status: 'running' }));
    await database.runs.put({ ...runRecord('broken'), plan: { network: 7 } } as never);
    const lab = await open({ database });
    expect(states(lab)).toMatchObject({ loading: false, lasting: false });
    expect(states(lab).records.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'completed'],
      ['b', 'interrupted'],
    ]);
    // Another version of the page may be able to read it.
    expect(await database.runs.ids()).toContain('broken');
  });

  it('are not overtaken by a list that was asked for before', async () => {
    const database = memoryDatabase();
    await database.runs.put(runRecord('a'));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const all = async () => {
      const kept = await database.runs.all();
      await held;
      return kept;
    };
    const lab = await open({ database: { ...database, runs: { ...database.runs, all } } });
    train(lab);
    release();
    await lab.settled();
    expect(states(lab).records.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'completed'],
      ['run0', 'completed'],
    ]);
  });

  it('are let go beyond the limits, the oldest first, but for the pinned', async () => {
    const database = memoryDatabase();
    for (let index = 0; index < 503; index++) {
      await database.runs.put(runRecord(`r${index}`, { startedAt: index, pinned: index === 0 }));
      if (index < 60)
        await database.weights.put({ id: `r${index}`, network: PLAN.network, weights: WEIGHTS });
    }
    const lab = await open({ database });
    for (let turns = 0; turns < 10; turns++) await lab.settled();
    const ids = await database.runs.ids();
    expect(ids).toHaveLength(501);
    expect(ids.includes('r0')).toBe(true);
    expect(ids.includes('r1') || ids.includes('r2')).toBe(false);
    const weights = await database.weights.ids();
    expect(weights).toHaveLength(51);
    expect(weights).toContain('r0');
    expect(weights).not.toContain('r9');
    expect(weights).toContain('r10');
    expect(states(lab).withWeights.size).toBe(51);
  });

  it('are renamed, pinned, deleted and brought back with their weights', async () => {
    const lab = await open();
    train(lab);
    await lab.settled();
    lab.runs.rename('run0', '  a name  ');
    lab.runs.pin('run0', true);
    await lab.settled();
    expect(await lab.database.runs.get('run0')).toMatchObject({ name: 'a name', pinned: true });
    lab.runs.toggle('run0');
    lab.runs.remove('run0');
    await lab.settled();
    expect([await lab.database.runs.ids(), await lab.database.weights.ids()]).toEqual([[], []]);
    expect(states(lab)).toMatchObject({ records: [], chosen: [] });
    lab.runs.undoRemove();
    await lab.settled();
    expect(states(lab).records).toMatchObject([{ name: 'a name', pinned: true }]);
    expect(states(lab).withWeights).toEqual(new Set(['run0']));
    expect(await lab.database.weights.get('run0')).toMatchObject({ weights: WEIGHTS });
    expect(states(lab).deleted).toEqual([]);
  });

  it('come back even if the deletion has not reached the database yet', async () => {
    const lab = await open();
    train(lab);
    await lab.settled();
    lab.runs.remove('run0');
    lab.runs.undoRemove();
    await lab.settled();
    expect(await lab.database.runs.ids()).toEqual(['run0']);
    expect(await lab.database.weights.ids()).toEqual(['run0']);
  });

  it('cannot be deleted while they go on', async () => {
    const lab = await open();
    lab.app.commands.train();
    lab.runs.remove('run0');
    expect(states(lab).records).toHaveLength(1);
  });

  it('keep their colours as others come and go', async () => {
    const database = memoryDatabase();
    for (const id of ['a', 'b', 'c', 'd']) await database.runs.put(runRecord(id));
    const { runs } = await open({ database });
    for (const id of ['a', 'b', 'c', 'a', 'd']) runs.toggle(id);
    expect(runs.store.getSnapshot().chosen).toEqual([
      { id: 'b', slot: 1 },
      { id: 'c', slot: 2 },
      { id: 'd', slot: 0 },
    ]);
  });

  it('keep the name that was given while they go on', async () => {
    const lab = await open();
    lab.app.commands.train();
    lab.runs.rename('run0', 'mine');
    lab.say(progress(10), { type: 'finished', result: result() });
    await lab.settled();
    expect(await lab.database.runs.get('run0')).toMatchObject({ name: 'mine', status: 'completed' });
  });
});

describe('the plan of a run', () => {
  it('is put into the form', async () => {
    const lab = await open();
    train(lab);
    lab.app.store.dispatch({ type: 'planEdited', plan: DEFAULT_PLAN });
    lab.runs.restorePlan('run0');
    expect(lab.app.store.getSnapshot().training.draft).toEqual(PLAN);
    expect(states(lab).notice).toEqual({ kind: 'restored', run: 'run0' });
  });

  it('waits while a run goes on, for that one shows its own', async () => {
    const lab = await open();
    train(lab);
    lab.app.commands.train();
    lab.app.store.dispatch({ type: 'planEdited', plan: DEFAULT_PLAN });
    lab.runs.restorePlan('run0');
    expect(lab.app.store.getSnapshot().training.draft).toEqual(DEFAULT_PLAN);
    expect(states(lab).notice).toEqual({ kind: 'refused', error: { kind: 'busy' } });
  });
});

describe('the weights of a run', () => {
  const loads = (lab: RunsUnderTest) => lab.ports.at(-1)!.receivedOf('load');
  const network = (origin: NetworkOrigin) =>
    ({ type: 'network', info: { network: PLAN.network, origin } }) as const;

  it('are loaded, and read from then on until another network does', async () => {
    const lab = await open();
    train(lab);
    lab.runs.use('run0');
    lab.runs.use('run0'); // twice is once
    await lab.settled();
    expect(loads(lab)).toHaveLength(1);
    expect(loads(lab)[0]).toMatchObject({ network: PLAN.network, weights: WEIGHTS });
    expect(states(lab).use.reading).toBeNull();
    lab.say(network('kept'));
    expect(states(lab)).toMatchObject({ use: { reading: 'run0', asked: null }, notice: { kind: 'used' } });
    for (const origin of ['default', 'cnn'] as const) {
      lab.runs.use('run0');
      await lab.settled();
      lab.say(network('kept'), network(origin));
      expect(states(lab).use.reading).toBeNull();
    }
  });

  it('are those that read after a run of its own', async () => {
    const lab = await open();
    lab.app.commands.train();
    lab.say(network('training'));
    expect(states(lab).use.reading).toBe('run0');
  });

  it('stay where they are when the engine refuses them or is lost', async () => {
    const lab = await open();
    train(lab);
    lab.runs.use('run0');
    await lab.settled();
    const error = { kind: 'outOfMemory' } as const;
    lab.say({ type: 'refused', id: loads(lab)[0]!.id + 1, error });
    expect(states(lab).notice).toBeNull();
    lab.say({ type: 'refused', id: loads(lab)[0]!.id, error });
    expect(states(lab)).toMatchObject({ use: { asked: null }, notice: { kind: 'refused', error } });
    lab.runs.use('run0');
    await lab.settled();
    lab.ports.at(-1)!.raises('error');
    expect(states(lab)).toMatchObject({ use: { reading: null, asked: null }, notice: { kind: 'lost' } });
  });

  it('are not asked for while a run goes on', async () => {
    const lab = await open();
    train(lab);
    lab.app.commands.train();
    lab.runs.use('run0');
    await lab.settled();
    expect(loads(lab)).toEqual([]);
    expect(states(lab).notice).toEqual({ kind: 'refused', error: { kind: 'busy' } });
  });

  it.each([
    ['gone', null],
    ['of another shape', { network: PLAN.network, weights: [new Float32Array(3)] }],
    ['of no network', { network: { layers: [] }, weights: WEIGHTS }],
  ])('are not sent when they are %s', async (_how, kept) => {
    const database = memoryDatabase();
    await database.runs.put(runRecord('a'));
    if (kept) await database.weights.put({ id: 'a', ...kept });
    const lab = await open({ database });
    lab.runs.use('a');
    await lab.settled();
    expect(loads(lab)).toEqual([]);
    expect(states(lab)).toMatchObject({ use: { asked: null }, notice: { kind: 'noWeights', run: 'a' } });
  });
});

describe('a database that breaks', () => {
  it.each([
    ['QuotaExceededError', true],
    ['InvalidStateError', false],
  ])('(%s) is told of, and nothing is lost', async (name, full) => {
    const lab = await open({ database: brokenDatabase(name) });
    train(lab);
    await lab.settled();
    expect(states(lab).notice).toEqual({ kind: 'notKept', full });
    lab.runs.dismissNotice();
    lab.runs.use('run0');
    await lab.settled();
    expect(lab.ports.at(-1)!.receivedOf('load')).toHaveLength(1);
    lab.say({ type: 'network', info: { network: PLAN.network, origin: 'kept' } });
    lab.runs.dismissNotice();
    lab.runs.rename('run0', 'still here');
    await lab.settled();
    expect(states(lab).notice).toBeNull(); // it was said once
    expect(states(lab).records).toMatchObject([{ name: 'still here', status: 'completed' }]);
    lab.runs.remove('run0');
    lab.runs.undoRemove();
    await lab.settled();
    expect(states(lab).withWeights).toEqual(new Set(['run0']));
  });
});

describe('two tabs', () => {
  /** Until the other tab has heard of it: messages between tabs come by themselves. */
  const until = async (tab: RunsUnderTest, holds: () => boolean) => {
    if (holds()) return;
    await new Promise<void>((resolve) => {
      const stop = tab.runs.store.subscribe(() => {
        if (!holds()) return;
        stop();
        resolve();
      });
    });
  };

  it('see each other’s runs, and that they go on', async () => {
    const database = memoryDatabase();
    const one = await open({ database });
    one.app.commands.train();
    await one.settled();
    const two = await open({ database });
    await until(two, () => newest(two)?.status === 'running');
    one.say(progress(10), { type: 'finished', result: result() });
    await until(two, () => newest(two)?.status === 'completed');
    two.runs.rename('run0', 'from the other');
    await until(one, () => newest(one)?.name === 'from the other');
    expect(newest(one).status).toBe('completed');
    two.runs.remove('run0');
    await until(one, () => states(one).records.length === 0);
  });
});
