import { describe, expect, it } from 'vitest';
import { type Database, memoryDatabase } from '../../../../src/app/database/database';
import { KEPT_RUNS, KEPT_WEIGHTS } from '../../../../src/app/lab/runs/limits';
import { addToDatabase } from '../../../../src/app/share/workspace/add';
import { WORKSPACE_LIMITS } from '../../../../src/app/share/workspace/content';
import { readWorkspace } from '../../../../src/app/share/workspace/read';
import { createWorkspace } from '../../../../src/app/share/workspace/workspace';
import { writeWorkspace } from '../../../../src/app/share/workspace/write';
import { sampleDigit } from '../../../../src/core/ink/samples';
import { PRESETS } from '../../../../src/core/model/presets';
import { PLAN, runOnShow, saved, WEIGHTS } from '../keep/support';
import { runRecord } from '../lab/runs/support';
import { fileOf, GONE, setUpShare } from './share-under-test';
import { CONTENT, databaseWith, FULL_RUN, OTHER_WEIGHTS } from './workspace-sample';

async function setUp(database: Database) {
  const page = setUpShare();
  let told = 0;
  const workspace = createWorkspace(page.app, {
    database: async () => database,
    saveFile: page.saveFile,
    tellAdded: () => told++,
  });
  const pad = () => page.app.store.getSnapshot().pad;
  const draft = () => page.app.store.getSnapshot().training.draft;
  return {
    ...page,
    workspace,
    told: () => told,
    notice: () => workspace.store.getSnapshot().notice,
    pad,
    draft,
  };
}

const FILE = fileOf('my-work.inkling', writeWorkspace(CONTENT));

describe('taking everything along', () => {
  it('makes a file of what is on the page and in the database', async () => {
    const { app, workspace, files, notice } = await setUp(await databaseWith(CONTENT));
    app.store.dispatch({ type: 'strokesShown', strokes: CONTENT.strokes });
    app.store.dispatch({ type: 'penWidthChosen', width: CONTENT.penWidth });
    app.store.dispatch({ type: 'planEdited', plan: CONTENT.plan! });
    app.commands.choosePreferences(CONTENT.preferences!);
    await workspace.save();
    const [file] = files;
    expect(file!.name).toBe('my-work.inkling');
    expect(file!.bytes).toEqual(writeWorkspace(CONTENT));
    expect(notice()).toMatchObject({ kind: 'saved', runs: 2, digits: 2, withoutWeights: 0 });
  });

  it('leaves out a plan that cannot be trained, and what a disk has damaged', async () => {
    const broken = { ...FULL_RUN, id: 'broken', plan: null as never };
    const weights = [{ ...CONTENT.weights[0]!, weights: [new Float32Array(3)] }];
    const { app, workspace, files } = await setUp(await databaseWith({ runs: [FULL_RUN, broken], weights }));
    app.store.dispatch({ type: 'planEdited', plan: { ...CONTENT.plan!, epochs: -1 } });
    await workspace.save();
    const read = readWorkspace(files[0]!.bytes);
    expect(read).toMatchObject({ ok: true, left: 0, content: { plan: null, runs: [FULL_RUN], weights: [] } });
  });

  it.each([
    ['has learnt so far', 10, [{ id: 'going', network: PLAN.network, weights: WEIGHTS }]],
    ['started from is nothing of that', 0, []],
  ])('takes what a run that is under way %s', async (_what, steps, expected) => {
    const database = await databaseWith({ runs: [runRecord('going', { status: 'running' })] });
    await database.checkpoints.put({
      id: '#0',
      at: 0,
      run: runOnShow({ id: 'going' }),
      saved: saved({ steps }),
    });
    const { workspace, files } = await setUp(database);
    await workspace.save();
    const read = readWorkspace(files[0]!.bytes);
    expect(read.ok && read.content.weights).toEqual(expected);
  });

  it('says where the database does not answer', async () => {
    const database = {
      ...memoryDatabase(),
      own: { ...memoryDatabase().own, all: () => Promise.reject(new Error()) },
    };
    const { workspace, files, notice } = await setUp(database);
    await workspace.save();
    expect(notice()).toEqual({ kind: 'failed', doing: 'saving', problem: { kind: 'notKept' } });
    expect(files).toEqual([]);
  });
});

describe('bringing it back', () => {
  it('adds runs and digits, and puts drawing and plan on the page', async () => {
    const database = await databaseWith({});
    const { app, workspace, notice, told, pad, draft } = await setUp(database);
    await workspace.load(FILE);
    expect(notice()).toMatchObject({
      kind: 'loaded',
      added: { runs: 2, digits: 2, known: 0, noRoom: 0 },
      left: 0,
      drawing: true,
      plan: 'put',
    });
    expect(await database.runs.get('full')).toEqual(FULL_RUN);
    expect(await database.weights.all()).toEqual(CONTENT.weights);
    expect(await database.own.all()).toEqual(CONTENT.own);
    expect(pad().history.present).toEqual(CONTENT.strokes);
    expect(pad().penWidth).toBe(17);
    expect(draft()).toEqual(CONTENT.plan);
    expect(app.store.getSnapshot().preferences).toMatchObject({ language: 'zh', theme: 'dark' });
    expect(told()).toBe(1);
  });

  it('leaves a language that the page’s URL has locked', async () => {
    const { app, workspace } = await setUp(await databaseWith({}));
    const { config } = app.store.getSnapshot();
    Object.assign(app.store.getSnapshot(), { config: { ...config, controls: { language: 'locked' } } });
    await workspace.load(FILE);
    expect(app.store.getSnapshot().preferences).toMatchObject({ language: 'en', theme: 'dark' });
  });

  it('doubles nothing, and leaves what is there as it is', async () => {
    const renamed = { ...FULL_RUN, name: 'since renamed' };
    const weights = [{ ...CONTENT.weights[0]!, weights: OTHER_WEIGHTS }];
    const database = await databaseWith({ runs: [renamed], weights, own: CONTENT.own.slice(0, 1) });
    const { workspace, notice } = await setUp(database);
    await workspace.load(FILE);
    expect(notice()).toMatchObject({ added: { runs: 1, digits: 1, known: 2, noRoom: 0 } });
    expect(await database.runs.get('full')).toEqual(renamed);
    expect((await database.weights.get('full'))!.weights).toEqual(OTHER_WEIGHTS);
    await workspace.load(FILE);
    expect(notice()).toMatchObject({ added: { runs: 0, digits: 0, known: 4, noRoom: 0 } });
    expect(await database.own.all()).toEqual(CONTENT.own);
  });

  it('gives a run back the weights that it has lost', async () => {
    const database = await databaseWith({ runs: [FULL_RUN] });
    await addToDatabase(CONTENT, database);
    expect(await database.weights.ids()).toEqual(['full']);
  });

  it('can be undone as far as the page goes', async () => {
    const { app, workspace, notice, pad, draft } = await setUp(await databaseWith({}));
    const before = draft();
    app.store.dispatch({ type: 'sampleLoaded', digit: 8 });
    await workspace.load(FILE);
    workspace.takeBack();
    expect(pad().history.present).toEqual(sampleDigit(8));
    expect(draft()).toEqual(before);
    expect(notice()).toMatchObject({ takenBack: true });
    expect(workspace.store.getSnapshot().before).toBeNull();
  });

  it('leaves the form alone while a run is under way', async () => {
    const { workspace, notice, say, draft } = await setUp(await databaseWith({}));
    const before = draft();
    say({ type: 'phase', phase: 'training' });
    await workspace.load(FILE);
    expect(notice()).toMatchObject({ plan: 'running', drawing: true });
    expect(draft()).toEqual(before);
    workspace.takeBack();
    expect(draft()).toEqual(before);
  });

  it('changes nothing for a file that is none, is too large, or gone', async () => {
    const database = await databaseWith({ runs: [runRecord('here')] });
    const { workspace, notice, pad, draft } = await setUp(database);
    const before = [pad(), draft()];
    const tooLarge = { ...GONE, size: WORKSPACE_LIMITS.bytes + 1 };
    for (const [file, kind] of [
      [fileOf('x', Uint8Array.of(1, 2, 3)), 'notWorkspace'],
      [tooLarge, 'tooLarge'],
      [GONE, 'unreadable'],
    ] as const) {
      await workspace.load(file);
      expect(notice()).toEqual({ kind: 'failed', doing: 'loading', problem: { kind } });
    }
    expect([pad(), draft()]).toEqual(before);
    expect(await database.runs.ids()).toEqual(['here']);
  });

  it('tells of what came in before the database was full', async () => {
    const database = await databaseWith({});
    const full: Database = {
      ...database,
      own: { ...database.own, put: () => Promise.reject(new DOMException('', 'QuotaExceededError')) },
    };
    const { workspace, notice, told, draft } = await setUp(full);
    await workspace.load(FILE);
    expect(notice()).toMatchObject({ kind: 'failed', problem: { kind: 'notKept' } });
    expect(told()).toBe(1);
    expect(draft()).not.toEqual(PRESETS['dense-64-64']);
  });
});

describe('room', () => {
  it('is made for nothing: the oldest that are here stay', async () => {
    const loose = Array.from({ length: KEPT_RUNS - 1 }, (_, at) => runRecord(`old ${at}`));
    const weights = loose.slice(0, KEPT_WEIGHTS).map(({ id }) => ({ ...CONTENT.weights[0]!, id }));
    const database = await databaseWith({ runs: loose, weights });
    const runs = [1, 2, 3].map((at) => runRecord(`new ${at}`, { startedAt: at }));
    const learnt = runs.map(({ id }) => ({ ...CONTENT.weights[0]!, id }));
    const added = await addToDatabase({ ...CONTENT, runs, weights: learnt, own: [] }, database);
    // The newest has room, but not its weights; the others have none.
    expect(added).toEqual({ runs: 1, digits: 0, known: 0, noRoom: 3 });
    expect(await database.runs.ids()).toHaveLength(KEPT_RUNS);
    expect(await database.weights.ids()).toHaveLength(KEPT_WEIGHTS);
  });
});
