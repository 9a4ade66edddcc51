import type { InklingError } from '../../../protocol/errors';
import type { RunRecord } from './record';
import { FIRST_ORDER, type RunOrder } from './sort';

/** What the lab shows of runs. */
export type RunsState = {
  /** the database has not answered yet */
  readonly loading: boolean;
  /** false: the browser keeps nothing, and all is forgotten when the page closes */
  readonly lasting: boolean;
  readonly records: readonly RunRecord[];
  /** runs whose weights are kept */
  readonly withWeights: ReadonlySet<string>;
  /** the run of this page that is under way */
  readonly running: string | null;
  /** runs to be overlaid and compared, in the order in which they were chosen */
  readonly chosen: readonly ChosenRun[];
  readonly order: RunOrder;
  /** what was deleted last comes last; to be brought back */
  readonly deleted: readonly RunRecord[];
  readonly use: UseState;
  readonly notice: RunsNotice | null;
};

/** `slot`: the least number from 0 that was free when it was chosen, so that its colour stays when others come and go. */
export type ChosenRun = { readonly id: string; readonly slot: number };

/** Whose weights read. */
export type UseState = {
  /** the run whose weights read what is on the pad; null where it is another network */
  readonly reading: string | null;
  /** a run whose weights are on their way to read; `request` is null until they were sent */
  readonly asked: { readonly run: string; readonly request: number | null } | null;
};

/** Something worth a sentence. */
export type RunsNotice =
  /** The browser does not keep things any more: `full`, for want of room. They stay in the page's memory. */
  | { readonly kind: 'notKept'; readonly full: boolean }
  /** The worker was lost while it was asked for something. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly error: InklingError }
  /** The weights of this run are gone, or damaged. */
  | { readonly kind: 'noWeights'; readonly run: string }
  | { readonly kind: 'restored'; readonly run: string }
  | { readonly kind: 'used'; readonly run: string };

export const EMPTY_RUNS: RunsState = {
  loading: true,
  lasting: true,
  records: [],
  withWeights: new Set(),
  running: null,
  chosen: [],
  order: FIRST_ORDER,
  deleted: [],
  use: { reading: null, asked: null },
  notice: null,
};

/** More deletions than these cannot be undone: what was deleted takes memory until then. */
export const MOST_UNDONE = 5;
