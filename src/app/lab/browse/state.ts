import type { DataProgress } from '../../../protocol/training';
import type { RequestProblem } from '../requests';
import type { DigitPicture } from './pictures';

export type DigitSet = DataProgress['set'];

/** How many digits MNIST has in each set. */
export const SET_SIZES = { train: 60_000, test: 10_000 } as const satisfies Record<DigitSet, number>;

/** Digits that are shown at once. */
export const BROWSE_PAGE = 60;

/** Which digits are looked at, and how. */
export type BrowserQuery = {
  readonly set: DigitSet;
  /** null for all */
  readonly label: number | null;
  /** of the first digit shown, among those with the label */
  readonly offset: number;
  /** as a run is taught them */
  readonly taught: boolean;
  /** which of the endless variations, from 0 */
  readonly variation: number;
};

export type BrowserState = {
  readonly query: BrowserQuery;
  /** the answer to the newest query that had one; null before the first */
  readonly shown: {
    readonly query: BrowserQuery;
    readonly digits: readonly DigitPicture[];
    /** digits of the set with the label */
    readonly total: number;
  } | null;
  /** the answer to `query` is on its way */
  readonly pending: boolean;
  /** why it did not come */
  readonly problem: RequestProblem | null;
  /** index of the digit that was jumped to */
  readonly marked: number | null;
  /** what was last jumped to is no digit of the set */
  readonly misjump: boolean;
};

export const INITIAL_BROWSER: BrowserState = {
  query: { set: 'train', label: null, offset: 0, taught: false, variation: 0 },
  shown: null,
  pending: false,
  problem: null,
  marked: null,
  misjump: false,
};

export type BrowserAction =
  | { readonly type: 'setChosen'; readonly set: DigitSet }
  | { readonly type: 'labelChosen'; readonly label: number | null }
  /** from 0 */
  | { readonly type: 'pageChosen'; readonly page: number }
  | { readonly type: 'jumped'; readonly index: number }
  | { readonly type: 'taughtChosen'; readonly taught: boolean }
  | { readonly type: 'varied' }
  | { readonly type: 'asked' }
  | { readonly type: 'answered'; readonly digits: readonly DigitPicture[]; readonly total: number }
  | { readonly type: 'failed'; readonly problem: RequestProblem };

/** How many digits answer the query on all pages; null before that is known. */
export function digitCount({ query, shown }: BrowserState): number | null {
  if (shown?.query.set === query.set && shown.query.label === query.label) return shown.total;
  return query.label === null ? SET_SIZES[query.set] : null;
}
