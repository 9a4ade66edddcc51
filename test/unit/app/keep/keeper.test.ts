import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, memoryDatabase } from '../../../../src/app/database/database';
import type { KeptCheckpoint } from '../../../../src/app/keep/records';
import { sampleDigit } from '../../../../src/core/ink/samples';
import type { Event } from '../../../../src/protocol/messages';
import { runRecord } from '../lab/runs/support';
import { drag, inkAt } from '../pad-actions';
import {
  checkpointOf,
  openPage,
  PLAN,
  PLAN_OF_TWO,
  progress,
  READY,
  result,
  runOnShow,
  SLOT,
  saved,
  settled,
  WEIGHTS,
} from './support';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** One that says what it was asked to keep. */
function openDatabase(): Database & { readonly lasting: true } {
  return { ...memoryDatabase(), lasting: true, trouble: null };
}

const phase = (now: 'idle' | 'training' | 'paused' | 'evaluating'): Event => ({ type: 'phase', phase: now });
const state = ({ app }: Awaited<ReturnType<typeof openPage>>) => app.store.getSnapshot();

/** A page that is ready, with a run in its first epoch. */
async function trainingPage(database: Database) {
  const page = await openPage(database);
  page.say(...READY);
  page.app.store.dispatch({ type: 'planEdited', plan: PLAN_OF_TWO });
  page.app.commands.train();
  page.say(phase('training'), checkpointOf({ steps: 0, epoch: 0, slots: [] }));
  await settled();
  return page;
}

async function keptCheckpoint(database: Database, changes: Partial<KeptCheckpoint> = {}): Promise<void> {
  const kept = { id: SLOT, at: 0, run: runOnShow(), saved: saved({}), ...changes };
  await database.checkpoints.put(structuredClone(kept));
}

describe('what lies on the pad and in the form', () => {
  it('is there again: strokes, pen and plan', async () => {
    const database = openDatabase();
    const one = await openPage(database);
    for (const action of drag([10, 10], [100, 100])) one.app.store.dispatch(action);
    one.app.store.dispatch({ type: 'penWidthChosen', width: 31 });
    one.app.store.dispatch({ type: 'planEdited', plan: PLAN_OF_TWO });
    vi.advanceTimersByTime(1000);
    await settled();
    one.kill();
    const { pad, training } = state(await openPage(database));
    expect(pad.history.present).toEqual(state(one).pad.history.present);
    expect(pad.preparation.kind).toBe('digit');
    expect(pad.penWidth).toBe(31);
    expect(training.draft).toEqual(PLAN_OF_TWO);
  });

  it('is kept at each stroke’s end, without waiting', async () => {
    const database = openDatabase();
    const page = await openPage(database);
    for (const action of drag([10, 10], [100, 100])) page.app.store.dispatch(action);
    await settled();
    expect((await database.workspaces.get(SLOT))?.strokes).toHaveLength(1);
  });

  it('is kept at most so often while a knob is dragged, and the last word counts', async () => {
    const database = openDatabase();
    const put = vi.spyOn(database.workspaces, 'put');
    const page = await openPage(database);
    for (let batchSize = 1; batchSize <= 100; batchSize++) {
      page.app.store.dispatch({ type: 'planEdited', plan: { ...PLAN, batchSize } });
      await settled();
      vi.advanceTimersByTime(16);
    }
    expect(put.mock.calls.length).toBeLessThan(12);
    vi.advanceTimersByTime(1000);
    await settled();
    expect((await database.workspaces.get(SLOT))?.plan.batchSize).toBe(100);
  });

  it('is kept with the stroke under the pen when the page is hidden', async () => {
    const database = openDatabase();
    const page = await openPage(database);
    page.app.store.dispatch({ type: 'penDown', point: inkAt(10, 10) });
    page.app.store.dispatch({ type: 'penMoved', points: [inkAt(50, 60)] });
    await settled();
    expect(await database.workspaces.get(SLOT)).toBeUndefined();
    page.hide();
    await settled();
    expect((await database.workspaces.get(SLOT))?.strokes[0]?.points).toHaveLength(2);
  });

  it('is a picture where that was on the pad', async () => {
    const database = openDatabase();
    const page = await openPage(database);
    const pixels = new Float32Array(784).fill(0.25, 300, 420);
    page.app.store.dispatch({ type: 'pictureShown', pixels });
    await settled();
    expect(state(await openPage(database)).pad.picture).toEqual(pixels);
  });

  it('holds the last plan that is one while something impossible stands in the form', async () => {
    const database = openDatabase();
    const page = await openPage(database);
    page.app.store.dispatch({ type: 'planEdited', plan: PLAN_OF_TWO });
    page.app.store.dispatch({ type: 'planEdited', plan: { ...PLAN_OF_TWO, batchSize: 0 } });
    vi.advanceTimersByTime(1000);
    await settled();
    expect((await database.workspaces.get(SLOT))?.plan).toEqual(PLAN_OF_TWO);
  });

  it('stays as a person has left it who was faster than the database', async () => {
    const database = openDatabase();
    const kept = { id: SLOT, at: 0, strokes: sampleDigit(8), picture: null, penWidth: 31, plan: PLAN_OF_TWO };
    await database.workspaces.put(kept);
    const page = await openPage(database, {
      before: ({ store }) => {
        store.dispatch({ type: 'sampleLoaded', digit: 4 });
        store.dispatch({ type: 'penWidthChosen', width: 12 });
        store.dispatch({ type: 'planEdited', plan: PLAN });
      },
    });
    expect(state(page).pad.history.present).toEqual(sampleDigit(4));
    expect(state(page).pad.penWidth).toBe(12);
    expect(state(page).training.draft).toEqual(PLAN);
    await settled();
    expect(await database.workspaces.get(SLOT)).toMatchObject({
      strokes: sampleDigit(4),
      penWidth: 12,
      plan: PLAN,
    });
  });

  it('is what can be read of it, where it is damaged', async () => {
    const database = openDatabase();
    const broken = {
      id: SLOT,
      at: 0,
      strokes: [{ points: [{ x: 1 }], width: 3 }],
      penWidth: Number.NaN,
      plan: PLAN,
    };
    await database.workspaces.put(broken as never);
    const { pad, training } = state(await openPage(database));
    expect(pad.preparation.kind).toBe('blank');
    expect(pad.penWidth).toBe(20);
    expect(training.draft).toEqual(PLAN);
  });

  it('does not fill the database with pages on which nothing was done', async () => {
    const database = openDatabase();
    const page = await openPage(database);
    page.say(...READY);
    page.hide();
    vi.advanceTimersByTime(1000);
    await settled();
    expect(await database.workspaces.ids()).toEqual([]);
  });
});

describe('a run', () => {
  it('is kept from its start, with what the page shows of it', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    page.wait(3000);
    page.say(progress(10), checkpointOf({}));
    await settled();
    const kept = (await database.checkpoints.get(SLOT))!;
    expect(kept.saved).toEqual(saved({}));
    expect(kept.run).toEqual(state(page).training.run);
    expect(await database.workspaces.ids()).toEqual([SLOT]);
  });

  it('is kept at each epoch’s end, however short the epochs, and every other second within', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    const steps = async () => (await database.checkpoints.get(SLOT))?.saved.run?.steps;
    page.wait(100);
    page.say(checkpointOf({ steps: 20 }));
    await settled();
    expect(await steps()).toBe(0);
    page.say(checkpointOf({ steps: 100, epochs: 1, epoch: 1 }));
    await settled();
    expect(await steps()).toBe(100);
    page.wait(2000);
    page.say(checkpointOf({ steps: 150, epochs: 1, epoch: 1.5 }));
    await settled();
    expect(await steps()).toBe(150);
  });

  it('is kept when the page is hidden: as it was told last, and as it is by then', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    const steps = async () => (await database.checkpoints.get(SLOT))?.saved.run?.steps;
    page.say(checkpointOf({ steps: 20 }));
    page.hide();
    await settled();
    expect(await steps()).toBe(20);
    expect(page.port().receivedOf('save')).toHaveLength(1);
    page.say(checkpointOf({ steps: 23 }));
    await settled();
    expect(await steps()).toBe(23);
  });

  it('is written one at a time, and the newest next', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    const written: (number | undefined)[] = [];
    const open: (() => void)[] = [];
    vi.spyOn(database.checkpoints, 'put').mockImplementation((kept) => {
      written.push(kept.saved.run?.steps);
      return new Promise((resolve) => open.push(resolve));
    });
    for (const steps of [1, 2, 3, 4]) page.say(checkpointOf({ steps, paused: true }));
    await settled();
    expect(written).toEqual([1]);
    open.shift()!();
    await settled();
    expect(written).toEqual([1, 4]);
  });

  it('does not wait for the write before it when the page is hidden', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    const written: (number | undefined)[] = [];
    vi.spyOn(database.checkpoints, 'put').mockImplementation((kept) => {
      written.push(kept.saved.run?.steps);
      return new Promise(() => {});
    });
    for (const steps of [1, 2, 3]) page.say(checkpointOf({ steps, paused: true }));
    page.hide();
    await settled();
    expect(written).toEqual([1, 3]);
  });

  it('is kept less often within an epoch where a write takes long', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    const { put } = database.checkpoints;
    const spy = vi.spyOn(database.checkpoints, 'put').mockImplementation((kept) => {
      page.wait(1000);
      return put(kept);
    });
    for (let steps = 1; steps <= 20; steps++) {
      page.wait(1000);
      page.say(checkpointOf({ steps, epoch: steps / 100 }));
      await settled();
    }
    expect(spy.mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('comes back paused, as it was shown, and the worker is told to take it up', async () => {
    const database = openDatabase();
    await keptCheckpoint(database);
    const page = await openPage(database);
    expect(state(page).training.run).toBeNull(); // the worker is not there yet
    page.say(...READY);
    expect(state(page).training).toMatchObject({ phase: 'paused', run: { ...runOnShow(), restored: true } });
    const [asked] = page.port().receivedOf('load');
    expect(asked).toMatchObject({ network: PLAN.network, weights: WEIGHTS, run: saved({}).run });
    page.app.commands.resume();
    expect(page.port().received.map(({ type }) => type)).toEqual(['start', 'load', 'resume']);
    page.say(progress(11));
    expect(state(page).training.run?.restored).toBe(false);
  });

  it('is not taken up where another was begun meanwhile, which is kept in its place', async () => {
    const database = openDatabase();
    await keptCheckpoint(database);
    let arrive = (_database: Database) => {};
    const page = await openPage(new Promise<Database>((resolve) => (arrive = resolve)));
    page.say(...READY);
    page.app.store.dispatch({ type: 'planEdited', plan: PLAN_OF_TWO });
    page.app.commands.train();
    page.say(phase('training'), checkpointOf({ steps: 0 }));
    arrive(database);
    await settled();
    expect(page.port().receivedOf('load')).toEqual([]);
    expect(page.port().receivedOf('save')).toHaveLength(1);
    expect(state(page).training.run?.id).toBe('run0');
    page.say(checkpointOf({ steps: 7 }));
    await settled();
    expect(await database.checkpoints.get(SLOT)).toMatchObject({
      run: { id: 'run0' },
      saved: { run: { steps: 7 } },
    });
  });

  it('is left where its numbers do not fit, and the page is free', async () => {
    const database = openDatabase();
    await keptCheckpoint(database);
    const page = await openPage(database);
    page.say(...READY);
    const { id } = page.port().receivedOf('load')[0]!;
    page.say({ type: 'refused', id, error: { kind: 'model', problem: 'corrupt' } });
    expect(state(page).training).toMatchObject({ phase: 'idle', run: null });
    expect(state(page).network?.origin).toBe('default');
    await page.keeper.restored;
  });

  it('is asked for again where the worker is lost on the way, and left where that happens again', async () => {
    const database = openDatabase();
    await keptCheckpoint(database);
    const page = await openPage(database);
    page.say(...READY);
    page.port().raises('error');
    page.say(...READY);
    expect(page.port().receivedOf('load')).toHaveLength(1);
    page.port().raises('error');
    expect(state(page).training.run).toBeNull();
    await page.keeper.restored;
    page.say(...READY);
    expect(page.port().receivedOf('load')).toEqual([]);
  });

  it('is kept with its result when it ends, never without', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    const put = vi.spyOn(database.checkpoints, 'put');
    page.say(progress(10), phase('evaluating'), checkpointOf(null));
    page.hide();
    await settled();
    expect(put).not.toHaveBeenCalled();
    page.say({ type: 'finished', result: result() }, phase('idle'));
    await settled();
    expect(put).toHaveBeenCalledTimes(1);
    page.kill();
    const again = await openPage(database);
    again.say(...READY);
    expect(state(again).training).toMatchObject({ phase: 'idle', run: { result: result(), restored: true } });
    expect(again.port().receivedOf('load')).toMatchObject([{ run: null, weights: WEIGHTS }]);
  });

  it('is in the list of runs with its weights, where the page was closed before they were written', async () => {
    const database = openDatabase();
    await database.runs.put(
      runRecord('earlier', { status: 'running', name: 'mine', pinned: true, ownDigits: 5 }),
    );
    await keptCheckpoint(database, { run: runOnShow({ result: result() }), saved: saved(null) });
    await openPage(database);
    expect(await database.runs.get('earlier')).toMatchObject({
      status: 'completed',
      name: 'mine',
      pinned: true,
      ownDigits: 5,
      result: result(),
    });
    expect((await database.weights.get('earlier'))?.weights).toEqual(WEIGHTS);
  });

  it('that was deleted from the list does not come back into it', async () => {
    const database = openDatabase();
    await keptCheckpoint(database, { run: runOnShow({ result: result() }), saved: saved(null) });
    await openPage(database);
    expect(await database.runs.ids()).toEqual([]);
  });

  it('that broke off is shown so, and what it had learnt reads', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    page.say(progress(10), checkpointOf(null), phase('idle'));
    page.say({ type: 'failed', error: { kind: 'diverged', epoch: 0, step: 10 } });
    await settled();
    const again = await openPage(database);
    again.say(...READY);
    expect(state(again).training).toMatchObject({ phase: 'idle', run: { result: null } });
    expect(again.port().receivedOf('load')).toMatchObject([{ run: null }]);
  });

  it('is forgotten after a reset', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    page.say(checkpointOf({ steps: 5, paused: true }));
    await settled();
    page.app.commands.reset();
    page.say({ type: 'network', info: { network: PLAN.network, origin: 'default' } }, phase('idle'));
    await settled();
    expect(await database.checkpoints.ids()).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['a network without its numbers', { saved: { ...saved({}), weights: WEIGHTS.slice(1) } }],
    [
      'numbers that are none',
      {
        saved: saved(
          {},
          WEIGHTS.map((values) => values.map(() => Number.NaN)),
        ),
      },
    ],
    ['a network that the page has', { saved: { ...saved(null), origin: 'default' } }],
    ['a run without what was shown of it', { run: null }],
    ['a run of an impossible plan', { saved: saved({ plan: { ...PLAN, batchSize: 0 } }) }],
    ['steps that are no number', { saved: saved({ steps: '10' as never }) }],
    ['a curve that is none', { run: runOnShow({ curve: null as never }) }],
    [
      'own digits without labels',
      { saved: saved({ own: { images: new Uint8Array(784), labels: new Uint8Array() } }) },
    ],
    ['slots that are no arrays', { saved: saved({ slots: [1, 2] as never }) }],
  ])('is left where it lies if it is damaged: %s', async (_what, changes) => {
    const database = openDatabase();
    if (changes !== undefined) await keptCheckpoint(database, changes as never);
    const page = await openPage(database);
    page.say(...READY);
    await page.keeper.restored;
    expect(page.port().receivedOf('load')).toEqual([]);
    expect(state(page)).toMatchObject({ training: { phase: 'idle', run: null }, keeping: null });
  });
});

describe('a network that a person has had read', () => {
  it('reads on the next visit, beside the run on show', async () => {
    const database = openDatabase();
    const page = await openPage(database);
    page.say(...READY, { type: 'checkpoint', saved: { ...saved(null), origin: 'kept' } });
    await settled();
    const again = await openPage(database);
    again.say(...READY);
    expect(again.port().receivedOf('load')).toMatchObject([{ weights: WEIGHTS, run: null }]);
    expect(state(again).training.run).toBeNull();
  });
});

describe('a database that fails', () => {
  const broken = (name: string): Database => {
    const no = () => Promise.reject(new DOMException('no', name));
    const table = { all: no, ids: no, get: no, put: no, delete: no };
    return { ...openDatabase(), workspaces: table, checkpoints: table, runs: table, weights: table };
  };

  it.each([
    ['QuotaExceededError', 'full'],
    ['VersionError', 'newer'],
    ['UnknownError', 'failed'],
  ] as const)('with a %s is said once, and the page goes on as it is', async (name, trouble) => {
    const page = await openPage(broken(name));
    page.say(...READY);
    await page.keeper.restored;
    expect(state(page).keeping).toEqual({ trouble, dismissed: false });
    page.app.store.dispatch({ type: 'keepingDismissed' });
    for (const action of drag([10, 10], [100, 100])) page.app.store.dispatch(action);
    page.say(checkpointOf(null));
    vi.advanceTimersByTime(1000);
    await settled();
    expect(state(page).keeping).toEqual({ trouble, dismissed: true });
    expect(state(page).pad.preparation.kind).toBe('digit');
  });

  it('that was cleared in the middle of a run has drawing and plan again with the next checkpoint', async () => {
    const database = openDatabase();
    const page = await trainingPage(database);
    await database.workspaces.delete(SLOT);
    await database.checkpoints.delete(SLOT);
    page.say(checkpointOf({ steps: 100, epochs: 1, epoch: 1 }));
    await settled();
    expect(await database.checkpoints.ids()).toEqual([SLOT]);
    expect(await database.workspaces.ids()).toEqual([SLOT]);
  });

  it('for want of room keeps what fits again later', async () => {
    const database = openDatabase();
    const { put } = database.checkpoints;
    let full = true;
    vi.spyOn(database.checkpoints, 'put').mockImplementation((kept) =>
      full ? Promise.reject(new DOMException('no', 'QuotaExceededError')) : put(kept),
    );
    const page = await trainingPage(database);
    expect(state(page).keeping?.trouble).toBe('full');
    expect(await database.workspaces.ids()).toEqual([SLOT]);
    full = false;
    page.say(checkpointOf({ steps: 100, epochs: 1, epoch: 1 }));
    await settled();
    expect(await database.checkpoints.ids()).toEqual([SLOT]);
  });

  it.each(['refused', 'newer'] as const)(
    'says so where there is none from the start: %s',
    async (trouble) => {
      expect(state(await openPage(memoryDatabase(trouble))).keeping).toEqual({ trouble, dismissed: false });
    },
  );
});
