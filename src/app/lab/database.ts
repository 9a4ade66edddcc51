import { type IDBPDatabase, openDB } from 'idb';
import type { OwnDigit } from '../../core/data/own-digits';
import type { KeptWeights, RunRecord } from './runs/record';

/** Things that are kept by their `id`. Every call may reject, as when the disk is full. */
export type Table<T extends { readonly id: string }> = {
  readonly all: () => Promise<readonly T[]>;
  /** the ids alone, without reading what they stand for */
  readonly ids: () => Promise<readonly string[]>;
  readonly get: (id: string) => Promise<T | undefined>;
  readonly put: (value: T) => Promise<void>;
  readonly delete: (id: string) => Promise<void>;
};

/** What the lab keeps on this device. */
export type LabDatabase = {
  readonly runs: Table<RunRecord>;
  /** by the id of their run: apart from it, so that a list of runs does not read megabytes */
  readonly weights: Table<KeptWeights>;
  readonly own: Table<OwnDigit>;
  /** false: the browser refuses to keep anything, and all is forgotten when the page closes */
  readonly lasting: boolean;
};

const NAME = 'inkling';
/** To be raised, with a migration below, whenever the shape of what is kept changes. */
const VERSION = 1;
const STORES = ['runs', 'weights', 'own'] as const;

/** Opens the browser's database, or one in memory where that is refused. Never rejects, and never waits for other tabs. */
export function openLabDatabase(): Promise<LabDatabase> {
  return new Promise((resolve) => {
    const inMemory = () => resolve(memoryDatabase());
    open(inMemory).then(resolve, inMemory);
  });
}

/** @param blocked called when a tab with an older version does not make way */
async function open(blocked: () => void): Promise<LabDatabase> {
  const database = await openDB(NAME, VERSION, {
    blocked,
    upgrade: (opened, from) => {
      if (from < 1) for (const store of STORES) opened.createObjectStore(store, { keyPath: 'id' });
    },
    // Another tab has opened a newer version: this one makes way, and its next call rejects.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return {
    runs: storeTable(database, 'runs'),
    weights: storeTable(database, 'weights'),
    own: storeTable(database, 'own'),
    lasting: true,
  };
}

/** The same for the time that the page is open. */
export function memoryDatabase(): LabDatabase {
  return { runs: memoryTable(), weights: memoryTable(), own: memoryTable(), lasting: false };
}

function storeTable<T extends { readonly id: string }>(
  database: IDBPDatabase,
  store: (typeof STORES)[number],
): Table<T> {
  return {
    all: () => database.getAll(store),
    ids: async () => (await database.getAllKeys(store)).map(String),
    get: (id) => database.get(store, id),
    put: async (value) => void (await database.put(store, value)),
    delete: (id) => database.delete(store, id),
  };
}

function memoryTable<T extends { readonly id: string }>(): Table<T> {
  const kept = new Map<string, T>();
  return {
    all: async () => [...kept.values()],
    ids: async () => [...kept.keys()],
    get: async (id) => kept.get(id),
    put: async (value) => void kept.set(value.id, value),
    delete: async (id) => void kept.delete(id),
  };
}
