import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import 'fake-indexeddb/auto';
import {
  type Database,
  memoryDatabase,
  openDatabase,
  troubleOf,
} from '../../../../src/app/database/database';
import { PLAN, runRecord, WEIGHTS } from '../lab/runs/support';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['the browser’s database', openDatabase, true],
  ['the one in memory', async () => memoryDatabase(), false],
] as const)('%s', (_name, open, lasting) => {
  it('keeps, lists and deletes things by their ids', async () => {
    const database: Database = await open();
    expect(database.lasting).toBe(lasting);
    expect(await database.runs.get('a')).toBeUndefined();
    await database.runs.put(runRecord('a'));
    await database.runs.put(runRecord('b'));
    await database.runs.put(runRecord('a', { name: 'again' }));
    expect(await database.runs.ids()).toEqual(['a', 'b']);
    expect(await database.runs.all()).toMatchObject([{ id: 'a', name: 'again' }, { id: 'b' }]);
    await database.runs.delete('a');
    await database.runs.delete('nothing');
    expect(await database.runs.ids()).toEqual(['b']);
    expect(await database.weights.ids()).toEqual([]);
  });
});

describe('the browser’s database', () => {
  it('holds from one visit to the next', async () => {
    await (await openDatabase()).runs.put(runRecord('a'));
    expect(await (await openDatabase()).runs.ids()).toEqual(['a']);
  });

  it('gives way to a newer version of the page; what is asked for then is refused', async () => {
    const database = await openDatabase();
    const newer = await openDB('inkling', 1000);
    await expect(database.runs.put(runRecord('a'))).rejects.toThrow();
    newer.close();
  });

  it('is one in memory where the browser refuses', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    expect((await openDatabase()).lasting).toBe(false);
    vi.stubGlobal('indexedDB', undefined);
    expect((await openDatabase()).lasting).toBe(false);
  });

  it('is one in memory where a newer version of the page has been', async () => {
    (await openDB('inkling', 1000)).close();
    expect((await openDatabase()).lasting).toBe(false);
  });

  it('keeps what version 1 had kept, and has room for what came with version 2', async () => {
    const old = await openDB('inkling', 1, {
      upgrade: (opened) => {
        for (const store of ['runs', 'weights', 'own']) opened.createObjectStore(store, { keyPath: 'id' });
      },
    });
    const weights = { id: 'a', network: PLAN.network, weights: WEIGHTS };
    await old.put('runs', runRecord('a', { name: 'mine' }));
    await old.put('weights', weights);
    await old.put('own', { id: 'd', label: 3 });
    old.close();
    const database = await openDatabase();
    expect(database.lasting).toBe(true);
    expect(await database.runs.all()).toEqual([runRecord('a', { name: 'mine' })]);
    expect(await database.weights.get('a')).toEqual(weights);
    expect(await database.own.ids()).toEqual(['d']);
    const checkpoint = {
      id: '#0',
      at: 1,
      run: null,
      saved: { ...weights, origin: 'kept', run: null },
    } as const;
    await database.checkpoints.put(checkpoint);
    expect(await (await openDatabase()).checkpoints.all()).toEqual([checkpoint]);
    expect(await database.workspaces.ids()).toEqual([]);
  });

  it('does not wait for a tab of an older version that does not make way', async () => {
    const older = await openDB('inkling', 1);
    const database = await openDatabase();
    expect(database).toMatchObject({ lasting: false, trouble: 'refused' });
    older.close();
  });

  it('is opened again when it was deleted under the page', async () => {
    const database = await openDatabase();
    await database.runs.put(runRecord('a'));
    await deleteDB('inkling');
    await database.runs.put(runRecord('b'));
    expect(await database.runs.ids()).toEqual(['b']);
    await deleteDB('inkling');
    expect(await database.runs.ids()).toEqual([]);
  });

  it('is opened again once for all that find it closed', async () => {
    const database = await openDatabase();
    await deleteDB('inkling');
    const open = vi.spyOn(indexedDB, 'open');
    await Promise.all(['a', 'b', 'c'].map((id) => database.runs.put(runRecord(id))));
    expect(open).toHaveBeenCalledTimes(1);
    expect(await database.runs.ids()).toEqual(['a', 'b', 'c']);
  });

  it('says why it is none', async () => {
    (await openDB('inkling', 1000)).close();
    expect((await openDatabase()).trouble).toBe('newer');
    vi.stubGlobal('indexedDB', undefined);
    expect((await openDatabase()).trouble).toBe('refused');
    expect(troubleOf(new DOMException('', 'QuotaExceededError'))).toBe('full');
    expect(troubleOf(new DOMException('', 'VersionError'))).toBe('newer');
    expect(troubleOf('anything')).toBe('failed');
  });
});
