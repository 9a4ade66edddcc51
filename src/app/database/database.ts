import { type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { OwnDigit } from '../../core/data/own-digits';
import type { KeptCheckpoint, KeptWorkspace } from '../keep/records';
import type { KeptWeights, RunRecord } from '../lab/runs/record';
import type { KeepingTrouble } from '../state';

/** Things that are kept by their `id`. Every call may reject, as when the disk is full. */
export type Table<T extends { readonly id: string }> = {
  readonly all: () => Promise<readonly T[]>;
  /** the ids alone, without reading what they stand for */
  readonly ids: () => Promise<readonly string[]>;
  readonly get: (id: string) => Promise<T | undefined>;
  readonly put: (value: T) => Promise<void>;
  readonly delete: (id: string) => Promise<void>;
};

/** What the page keeps on this device. */
export type Database = {
  readonly runs: Table<RunRecord>;
  /** by the id of their run: apart from it, so that a list of runs does not read megabytes */
  readonly weights: Table<KeptWeights>;
  readonly own: Table<OwnDigit>;
  /** by slots, see `claimSlot` */
  readonly workspaces: Table<KeptWorkspace>;
  /** by slots, and apart from the workspaces for their size */
  readonly checkpoints: Table<KeptCheckpoint>;
  /** false: nothing is kept, and all is forgotten when the page closes */
  readonly lasting: boolean;
  /** why it is not */
  readonly trouble: KeepingTrouble | null;
};

const NAME = 'inkling';
/** To be raised, with a migration below, whenever the shape of what is kept changes. */
const VERSION = 2;
/** The stores that each version has brought. */
const BROUGHT = [
  ['runs', 'weights', 'own'],
  ['workspaces', 'checkpoints'],
] as const;
type StoreName = (typeof BROUGHT)[number][number];

/** Opens the browser's database, or one in memory where that is refused. Never rejects, and never waits for other tabs. */
export async function openDatabase(): Promise<Database> {
  try {
    return lastingDatabase(await connect());
  } catch (thrown) {
    return memoryDatabase(nameOf(thrown) === 'VersionError' ? 'newer' : 'refused');
  }
}

/** What stands behind a call that rejected. */
export function troubleOf(thrown: unknown): KeepingTrouble {
  if (nameOf(thrown) === 'QuotaExceededError') return 'full';
  return nameOf(thrown) === 'VersionError' ? 'newer' : 'failed';
}

/** The same for the time that the page is open. */
export function memoryDatabase(trouble: KeepingTrouble = 'refused'): Database {
  return {
    runs: memoryTable(),
    weights: memoryTable(),
    own: memoryTable(),
    workspaces: memoryTable(),
    checkpoints: memoryTable(),
    lasting: false,
    trouble,
  };
}

/** Rejects also where a tab with an older version does not make way. */
function connect(): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    let waiting = true;
    const blocked = () => {
      waiting = false;
      reject(new DOMException('another tab holds the database', 'AbortError'));
    };
    openDB(NAME, VERSION, {
      blocked,
      upgrade: (opened, from) => {
        for (const store of BROUGHT.slice(from).flat()) {
          if (!opened.objectStoreNames.contains(store)) opened.createObjectStore(store, { keyPath: 'id' });
        }
      },
      // Another tab wants to open a newer version, or to delete it: this one makes way.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    }).then((opened) => (waiting ? resolve(opened) : opened.close()), reject);
  });
}

function lastingDatabase(first: IDBPDatabase): Database {
  let connection = Promise.resolve(first);

  /** Works on the database; on a new connection where the one of before was closed, as by a person who clears the site's data. */
  async function use<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
    const used = connection;
    const database = await used;
    try {
      return await work(database);
    } catch (thrown) {
      if (!CLOSED.includes(nameOf(thrown))) throw thrown;
      if (connection === used) connection = connect();
      return work(await connection);
    }
  }

  function table<T extends { readonly id: string }>(store: StoreName): Table<T> {
    return {
      all: () => use((database) => database.getAll(store)),
      ids: async () => (await use((database) => database.getAllKeys(store))).map(String),
      get: (id) => use((database) => database.get(store, id)),
      put: (value) => use((database) => change(database, store, (objects) => objects.put(value))),
      delete: (id) => use((database) => change(database, store, (objects) => objects.delete(id))),
    };
  }

  return {
    runs: table('runs'),
    weights: table('weights'),
    own: table('own'),
    workspaces: table('workspaces'),
    checkpoints: table('checkpoints'),
    lasting: true,
    trouble: null,
  };
}

type Objects = IDBPObjectStore<unknown, [StoreName], StoreName, 'readwrite'>;

/** Changes a store. Committed in words: a transaction that the browser is to commit by itself is lost with its page. */
async function change(
  database: IDBPDatabase,
  store: StoreName,
  work: (objects: Objects) => Promise<unknown>,
): Promise<void> {
  const transaction = database.transaction(store, 'readwrite');
  const changed = work(transaction.store);
  transaction.commit();
  await Promise.all([changed, transaction.done]);
}

/** What work on a connection fails with that has been closed, before or meanwhile. */
const CLOSED = ['InvalidStateError', 'AbortError'];

function nameOf(thrown: unknown): string {
  return thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
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
