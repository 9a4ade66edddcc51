import type { App } from '../app';
import { type Database, troubleOf } from '../database/database';
import type { AppState, KeepingTrouble } from '../state';
import { keepCheckpoint } from './keep-checkpoint';
import { keepWorkspace, restoreWorkspace } from './keep-workspace';
import { mendRecord } from './mend-record';
import { dropOldSlots } from './old-slots';
import type { PageLife } from './page-life';
import { readCheckpoint } from './read-checkpoint';
import { readWorkspace } from './read-workspace';
import { restoreCheckpoint } from './restore-checkpoint';
import type { Slots } from './slot';

export type KeeperEnvironment = {
  readonly database: Promise<Database>;
  readonly slots: Slots;
  readonly life: PageLife;
  /** the page as it was when it opened: what is another by now, a person has touched */
  readonly first: AppState;
  /** milliseconds since 1970 */
  readonly now: () => number;
};

export type Keeper = {
  /** Resolves when all is back that an earlier visit has left, as far as that can be. Waits for the worker if it must. */
  readonly restored: Promise<void>;
  readonly dispose: () => void;
};

/**
 * Keeps a page over reloads, crashes and visits: what lies on the pad and in the form, the run on show and the network that
 * reads. Where that fails the page goes on as it is, and says so once.
 */
export function createKeeper(app: App, environment: KeeperEnvironment): Keeper {
  const { life, slots, first, now } = environment;
  const stops: (() => void)[] = [];
  let over = false;

  const report = (trouble: KeepingTrouble) => app.store.dispatch({ type: 'keepingFailed', trouble });

  /** Does something with the database; where that fails, says so. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (thrown) {
      if (!over) report(troubleOf(thrown));
      return null;
    }
  }

  async function begin(): Promise<void> {
    const [database, slot] = await Promise.all([environment.database, slots.claim()]);
    const { workspaces, checkpoints, trouble } = database;
    if (trouble !== null) report(trouble);
    const workspace = await attempt(() => workspaces.get(slot));
    if (over) return;
    const before = restoreWorkspace(app, readWorkspace(workspace), first);
    const keepOne = (work: () => Promise<void>) => attempt(work).then(() => {});
    const keeping = keepWorkspace(app, before, life, (kept) =>
      keepOne(() => workspaces.put({ id: slot, at: now(), ...kept })),
    );
    stops.push(keeping.stop);
    const checkpoint = readCheckpoint(await attempt(() => checkpoints.get(slot)));
    if (over) return;
    if (checkpoint !== null) {
      await attempt(() => mendRecord(database, checkpoint));
      await new Promise<void>((resolve) => stops.push(restoreCheckpoint(app, checkpoint, resolve)));
      if (over) return;
    }
    stops.push(
      keepCheckpoint(
        app,
        life,
        (kept) => {
          if (kept === null) return keepOne(() => checkpoints.delete(slot));
          keeping.again();
          return keepOne(() => checkpoints.put({ id: slot, at: now(), ...kept }));
        },
        now,
      ),
    );
    void attempt(() => dropOldSlots(database, slots, slot, now()));
  }

  return {
    restored: begin(),
    dispose: () => {
      over = true;
      for (const stop of stops) stop();
    },
  };
}
