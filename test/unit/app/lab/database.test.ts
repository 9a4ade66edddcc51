import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import 'fake-indexeddb/auto';
import { type LabDatabase, memoryDatabase, openLabDatabase } from '../../../../src/app/lab/database';
import { runRecord } from './runs/support';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['the browser’s database', openLabDatabase, true],
  ['the one in memory', async () => memoryDatabase(), false],
] as const)('%s', (_name, open, lasting) => {
  it('keeps, lists and deletes things by their ids', async () => {
    const database: LabDatabase = await open();
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
    await (await openLabDatabase()).runs.put(runRecord('a'));
    expect(await (await openLabDatabase()).runs.ids()).toEqual(['a']);
  });

  it('gives way to a newer version of the page; what is asked for then is refused', async () => {
    const database = await openLabDatabase();
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
    expect((await openLabDatabase()).lasting).toBe(false);
    vi.stubGlobal('indexedDB', undefined);
    expect((await openLabDatabase()).lasting).toBe(false);
  });

  it('is one in memory where a newer version of the page has been', async () => {
    (await openDB('inkling', 1000)).close();
    expect((await openLabDatabase()).lasting).toBe(false);
  });
});
