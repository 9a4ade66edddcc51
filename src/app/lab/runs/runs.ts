import { checkPlan } from '../../../core/model/check/plan';
import { weightsFit } from '../../../core/model/initialize';
import { DEFAULT_PLAN } from '../../../core/model/presets';
import type { App } from '../../app';
import type { Database } from '../../database/database';
import { createStore, type Store } from '../../store';
import { overLimit } from './limits';
import type { KeptWeights } from './record';
import { followRuns, type RecorderListener } from './recorder';
import { type RunsAction, reduceRuns } from './reducer';
import { createRunShelf } from './shelf';
import type { RunColumn } from './sort';
import { EMPTY_RUNS, type RunsState } from './state';
import { openTabs } from './tabs';

/** Every run that this device keeps, and what can be done with it. */
export type Runs = {
  readonly store: Store<RunsState, RunsAction>;
  /** An empty name is none: the run is called by its network again. */
  readonly rename: (id: string, name: string) => void;
  /** A pinned run is kept with its weights for good. */
  readonly pin: (id: string, pinned: boolean) => void;
  /** Not the one that is under way. */
  readonly remove: (id: string) => void;
  /** Brings back what was deleted last. */
  readonly undoRemove: () => void;
  /** Adds the run to those that are overlaid and compared, or takes it away. */
  readonly toggle: (id: string) => void;
  readonly chooseNone: () => void;
  readonly sortBy: (column: RunColumn) => void;
  /** Puts the run's plan into the form, unless a run is under way. */
  readonly restorePlan: (id: string) => void;
  /** Has the run's weights read from now on. */
  readonly use: (id: string) => void;
  readonly dismissNotice: () => void;
  readonly dispose: () => void;
};

/** Letters that a name has at most. */
export const LONGEST_NAME = 80;

/**
 * Records every run of the page, the one on show included, and keeps them in the database. Tabs tell each other of every
 * change and read the list anew then. To be called once a page.
 */
export function createRuns(
  app: App,
  database: Promise<Database>,
  { now }: { readonly now: () => number },
): Runs {
  const store = createStore(EMPTY_RUNS, reduceRuns);
  const { dispatch, getSnapshot } = store;
  const shelf = createRunShelf(database, (full) =>
    dispatch({ type: 'noticed', notice: { kind: 'notKept', full } }),
  );
  const recordOf = (id: string) => getSnapshot().records.find((record) => record.id === id);
  /** what deleted runs had learnt */
  const bin = new Map<string, Promise<KeptWeights | null>>();
  /** runs that are under way in other tabs */
  const elsewhere = new Set<string>();

  const tabs = openTabs((message) => {
    if (message.type === 'changed') {
      if (message.running !== null) elsewhere.add(message.running);
      void list();
    } else if (getSnapshot().running !== null) tellTabs();
  });
  const tellTabs = () => tabs.tell({ type: 'changed', running: getSnapshot().running });

  async function list(): Promise<void> {
    const { records, withWeights } = getSnapshot();
    const kept = await shelf.list();
    const now = getSnapshot();
    // What has changed here meanwhile may not be in that list; it is on its way to the next.
    if (now.records !== records || now.withWeights !== withWeights) return list();
    dispatch({ type: 'listed', ...kept, elsewhere });
    letGo();
  }

  /** Keeps a run as it is now, in the database and in the eyes of other tabs. */
  async function keep(id: string): Promise<void> {
    const record = recordOf(id);
    if (record === undefined) return;
    await shelf.put(record);
    tellTabs();
  }

  function keepWeights(weights: KeptWeights): void {
    dispatch({ type: 'weightsKept', id: weights.id });
    void shelf.putWeights(weights);
  }

  function letGo(): void {
    const { records, withWeights } = getSnapshot();
    const over = overLimit(records, withWeights);
    dispatch({ type: 'letGo', ...over });
    for (const id of over.runs) void shelf.remove(id);
    for (const id of over.weights) void shelf.removeWeights(id);
  }

  const onRecord: RecorderListener['onRecord'] = (record, moment) => {
    dispatch({ type: 'recorded', record });
    if (moment === 'went on') void shelf.put(recordOf(record.id) ?? record);
    else void keep(record.id);
    if (moment === 'ended') letGo();
  };

  let stopFollowing = () => {};
  let over = false;
  // A run of an earlier visit goes on in the record that it has.
  void list().then(() => {
    if (!over)
      stopFollowing = followRuns(app, { now, known: recordOf }, { onRecord, onWeights: keepWeights });
  });
  const stopListening = app.worker.listen((event) => dispatch({ type: 'event', event }));
  tabs.tell({ type: 'hello' });

  return {
    store,
    rename: (id, name) => {
      dispatch({ type: 'renamed', id, name: [...name.trim()].slice(0, LONGEST_NAME).join('') });
      void keep(id);
    },
    pin: (id, pinned) => {
      dispatch({ type: 'pinned', id, pinned });
      void keep(id);
    },
    remove: (id) => {
      const status = recordOf(id)?.status;
      if (status === undefined || status === 'running') return;
      dispatch({ type: 'deleted', id });
      const deleted = getSnapshot().deleted.map((record) => record.id);
      for (const old of bin.keys()) if (!deleted.includes(old)) bin.delete(old);
      const removed = shelf.remove(id);
      bin.set(id, removed);
      void removed.then(tellTabs);
    },
    undoRemove: async () => {
      const record = getSnapshot().deleted.at(-1);
      if (record === undefined) return;
      dispatch({ type: 'broughtBack' });
      void keep(record.id);
      const weights = await bin.get(record.id);
      bin.delete(record.id);
      if (weights) keepWeights(weights);
    },
    toggle: (id) => dispatch({ type: 'toggled', id }),
    chooseNone: () => dispatch({ type: 'noneChosen' }),
    sortBy: (column) => dispatch({ type: 'columnPressed', column }),
    restorePlan: (id) => {
      const record = recordOf(id);
      if (record === undefined) return;
      if (isRunning(app)) return dispatch({ type: 'noticed', notice: BUSY });
      app.store.dispatch({ type: 'planEdited', plan: record.plan });
      dispatch({ type: 'noticed', notice: { kind: 'restored', run: id } });
    },
    use: async (id) => {
      if (getSnapshot().use.asked !== null || app.store.getSnapshot().training.phase === 'starting') return;
      if (isRunning(app)) return dispatch({ type: 'noticed', notice: BUSY });
      dispatch({ type: 'useAsked', id });
      const kept = await shelf.weights(id);
      if (kept === null || !isSound(kept))
        return dispatch({ type: 'useFailed', notice: { kind: 'noWeights', run: id } });
      const request = app.worker.nextId();
      dispatch({ type: 'useSent', request });
      app.worker.send({ type: 'load', id: request, network: kept.network, weights: kept.weights, run: null });
    },
    dismissNotice: () => dispatch({ type: 'noticed', notice: null }),
    dispose: () => {
      over = true;
      stopFollowing();
      stopListening();
      tabs.close();
    },
  };
}

const BUSY = { kind: 'refused', error: { kind: 'busy' } } as const;

function isRunning(app: App): boolean {
  const { phase } = app.store.getSnapshot().training;
  return phase !== 'idle' && phase !== 'starting';
}

/** Whether the numbers are those of the network; a disk may have damaged either. */
function isSound({ network, weights }: KeptWeights): boolean {
  if (!checkPlan({ ...DEFAULT_PLAN, batchSize: 1, network }).ok) return false;
  return (
    Array.isArray(weights) &&
    weights.every((values) => values instanceof Float32Array) &&
    weightsFit(network, weights)
  );
}
