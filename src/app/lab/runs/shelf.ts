import type { Database } from '../../database/database';
import { readRecord } from './read-record';
import type { KeptWeights, RunRecord } from './record';

/** What the shelf holds. */
export type ShelfList = {
  readonly records: readonly RunRecord[];
  readonly withWeights: ReadonlySet<string>;
  readonly lasting: boolean;
};

/**
 * Runs and what they learnt, in the database; what that does not take stays in memory. Everything happens in the order
 * in which it was asked for, and nothing rejects.
 */
export type RunShelf = {
  readonly list: () => Promise<ShelfList>;
  readonly put: (record: RunRecord) => Promise<void>;
  readonly putWeights: (weights: KeptWeights) => Promise<void>;
  readonly weights: (id: string) => Promise<KeptWeights | null>;
  /** @returns the weights that it had */
  readonly remove: (id: string) => Promise<KeptWeights | null>;
  readonly removeWeights: (id: string) => Promise<void>;
};

/** @param onTrouble called when the database ceases to do what it shall; `full`: for want of room */
export function createRunShelf(opening: Promise<Database>, onTrouble: (full: boolean) => void): RunShelf {
  const unsaved = new Map<string, RunRecord>();
  const unsavedWeights = new Map<string, KeptWeights>();
  let troubled = false;
  let last: Promise<unknown> = opening.catch(() => {});

  /** Does something after all that was asked for before. */
  function next<T>(work: (database: Database) => Promise<T>, otherwise: () => T): Promise<T> {
    const done = last.then(async () => {
      try {
        return await work(await opening);
      } catch (thrown) {
        if (!troubled) onTrouble(thrown instanceof DOMException && thrown.name === 'QuotaExceededError');
        troubled = true;
        return otherwise();
      }
    });
    last = done;
    return done;
  }

  /** Takes a run's weights out of memory. */
  const takeWeights = (id: string): KeptWeights | null => {
    const taken = unsavedWeights.get(id) ?? null;
    unsavedWeights.delete(id);
    return taken;
  };
  const forget = (id: string) => {
    unsaved.delete(id);
    return takeWeights(id);
  };

  return {
    list: () =>
      next(
        async (database) => {
          const kept = await database.runs.all();
          const ids = await database.weights.ids();
          const records = kept.flatMap((each) => (unsaved.has(each.id) ? [] : (readRecord(each) ?? [])));
          return {
            records: [...records, ...unsaved.values()],
            withWeights: new Set([...ids, ...unsavedWeights.keys()]),
            lasting: database.lasting,
          };
        },
        () => ({
          records: [...unsaved.values()],
          withWeights: new Set(unsavedWeights.keys()),
          lasting: false,
        }),
      ),
    put: (record) =>
      next(
        async (database) => {
          await database.runs.put(record);
          unsaved.delete(record.id);
          troubled = false;
        },
        () => void unsaved.set(record.id, record),
      ),
    putWeights: (kept) =>
      next(
        async (database) => {
          await database.weights.put(kept);
          unsavedWeights.delete(kept.id);
          troubled = false;
        },
        () => void unsavedWeights.set(kept.id, kept),
      ),
    weights: (id) =>
      next(
        async (database) => unsavedWeights.get(id) ?? (await database.weights.get(id)) ?? null,
        () => unsavedWeights.get(id) ?? null,
      ),
    remove: (id) =>
      next(
        async (database) => {
          const had = unsavedWeights.get(id) ?? (await database.weights.get(id)) ?? null;
          forget(id);
          await database.runs.delete(id);
          await database.weights.delete(id);
          return had;
        },
        () => forget(id),
      ),
    removeWeights: (id) =>
      next(
        async (database) => {
          takeWeights(id);
          await database.weights.delete(id);
        },
        () => void takeWeights(id),
      ),
  };
}
