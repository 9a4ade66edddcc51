import type { Event } from '../../../protocol/messages';
import type { RunRecord } from './record';
import { nextOrder, type RunColumn } from './sort';
import { type ChosenRun, MOST_UNDONE, type RunsNotice, type RunsState } from './state';

export type RunsAction =
  /** What the database holds; `running`: runs that are under way in other tabs. */
  | {
      readonly type: 'listed';
      readonly records: readonly RunRecord[];
      readonly withWeights: ReadonlySet<string>;
      readonly lasting: boolean;
      readonly elsewhere: ReadonlySet<string>;
    }
  /** How a run of this page stands. */
  | { readonly type: 'recorded'; readonly record: RunRecord }
  | { readonly type: 'weightsKept'; readonly id: string }
  | { readonly type: 'letGo'; readonly runs: readonly string[]; readonly weights: readonly string[] }
  | { readonly type: 'renamed'; readonly id: string; readonly name: string }
  | { readonly type: 'pinned'; readonly id: string; readonly pinned: boolean }
  | { readonly type: 'deleted'; readonly id: string }
  | { readonly type: 'broughtBack' }
  | { readonly type: 'toggled'; readonly id: string }
  | { readonly type: 'noneChosen' }
  | { readonly type: 'columnPressed'; readonly column: RunColumn }
  | { readonly type: 'useAsked'; readonly id: string }
  | { readonly type: 'useSent'; readonly request: number }
  | { readonly type: 'useFailed'; readonly notice: RunsNotice }
  | { readonly type: 'noticed'; readonly notice: RunsNotice | null }
  /** null: the worker is lost */
  | { readonly type: 'event'; readonly event: Event | null };

/** What each action makes of the lab's runs. Pure. */
export function reduceRuns(state: RunsState, action: RunsAction): RunsState {
  switch (action.type) {
    case 'listed':
      return listed(state, action);
    case 'recorded': {
      const { record } = action;
      const running =
        record.status === 'running' ? record.id : state.running === record.id ? null : state.running;
      return { ...state, running, records: withRecord(state.records, record) };
    }
    case 'weightsKept':
      return { ...state, withWeights: new Set([...state.withWeights, action.id]) };
    case 'letGo': {
      const { runs, weights } = action;
      return runs.length + weights.length === 0 ? state : without(state, runs, [...runs, ...weights]);
    }
    case 'renamed':
      return changed(state, action.id, { name: action.name });
    case 'pinned':
      return changed(state, action.id, { pinned: action.pinned });
    case 'deleted': {
      const record = state.records.find(({ id }) => id === action.id);
      if (record === undefined || record.status === 'running') return state;
      const deleted = [...state.deleted, record].slice(-MOST_UNDONE);
      return { ...without(state, [action.id], [action.id]), deleted, notice: null };
    }
    case 'broughtBack': {
      const record = state.deleted.at(-1);
      if (record === undefined) return state;
      return { ...state, deleted: state.deleted.slice(0, -1), records: [...state.records, record] };
    }
    case 'toggled':
      return { ...state, chosen: toggled(state.chosen, action.id) };
    case 'noneChosen':
      return { ...state, chosen: [] };
    case 'columnPressed':
      return { ...state, order: nextOrder(state.order, action.column) };
    case 'useAsked':
      return { ...state, use: { ...state.use, asked: { run: action.id, request: null } }, notice: null };
    case 'useSent':
      return {
        ...state,
        use: { ...state.use, asked: state.use.asked && { ...state.use.asked, request: action.request } },
      };
    case 'useFailed':
      return { ...state, use: { ...state.use, asked: null }, notice: action.notice };
    case 'noticed':
      return { ...state, notice: action.notice };
    case 'event':
      return action.event === null ? lost(state) : heard(state, action.event);
    default:
      return action satisfies never;
  }
}

/** The database's runs. The page's own knows better how it stands; what people call it may have been said in another tab. */
function listed(state: RunsState, action: Extract<RunsAction, { type: 'listed' }>): RunsState {
  const { withWeights, lasting, elsewhere } = action;
  const own = state.records.find(({ id }) => id === state.running);
  const kept = action.records.map((record): RunRecord => {
    if (record.id === own?.id) return { ...own, name: record.name, pinned: record.pinned };
    const lives = record.status !== 'running' || elsewhere.has(record.id);
    return lives ? record : { ...record, status: 'interrupted' };
  });
  const missing = own !== undefined && kept.every(({ id }) => id !== own.id);
  const records = missing ? [...kept, own] : kept;
  const ids = new Set(records.map(({ id }) => id));
  const chosen = state.chosen.filter(({ id }) => ids.has(id));
  return { ...state, loading: false, lasting, records, withWeights, chosen };
}

/** A run in place of what was known of it, but for what people said of it. */
function withRecord(records: readonly RunRecord[], record: RunRecord): readonly RunRecord[] {
  if (records.every(({ id }) => id !== record.id)) return [...records, record];
  return records.map((each) =>
    each.id === record.id ? { ...record, name: each.name, pinned: each.pinned } : each,
  );
}

function toggled(chosen: readonly ChosenRun[], id: string): readonly ChosenRun[] {
  if (chosen.some((each) => each.id === id)) return chosen.filter((each) => each.id !== id);
  let slot = 0;
  while (chosen.some((each) => each.slot === slot)) slot++;
  return [...chosen, { id, slot }];
}

function changed(state: RunsState, id: string, change: Partial<RunRecord>): RunsState {
  const records = state.records.map((record) => (record.id === id ? { ...record, ...change } : record));
  return { ...state, records };
}

function without(state: RunsState, runs: readonly string[], weights: readonly string[]): RunsState {
  return {
    ...state,
    records: state.records.filter(({ id }) => !runs.includes(id)),
    withWeights: new Set([...state.withWeights].filter((id) => !weights.includes(id))),
    chosen: state.chosen.filter(({ id }) => !runs.includes(id)),
  };
}

function lost(state: RunsState): RunsState {
  if (state.use.asked?.request == null) return state;
  return reduceRuns(state, { type: 'useFailed', notice: { kind: 'lost' } });
}

function heard(state: RunsState, event: Event): RunsState {
  const { asked } = state.use;
  if (event.type === 'refused' && asked !== null && event.id === asked.request)
    return reduceRuns(state, { type: 'useFailed', notice: { kind: 'refused', error: event.error } });
  if (event.type !== 'network') return state;
  switch (event.info.origin) {
    case 'default':
    case 'cnn':
      return { ...state, use: { ...state.use, reading: null } };
    case 'training':
      return { ...state, use: { ...state.use, reading: state.running } };
    case 'kept':
      // Without a request of ours, another part of the page has loaded it, or a new worker the one that read before.
      return asked?.request == null
        ? state
        : { ...state, use: { reading: asked.run, asked: null }, notice: { kind: 'used', run: asked.run } };
    default:
      return event.info.origin satisfies never;
  }
}
