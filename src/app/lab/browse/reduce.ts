import {
  BROWSE_PAGE,
  type BrowserAction,
  type BrowserQuery,
  type BrowserState,
  digitCount,
  SET_SIZES,
} from './state';

/** What an action makes of the browser's state. Pure; a query that stays as it was is the same object. */
export function reduceBrowser(state: BrowserState, action: BrowserAction): BrowserState {
  const { query } = state;
  switch (action.type) {
    case 'setChosen':
      return action.set === query.set ? state : looking(state, { set: action.set, offset: 0 });
    case 'labelChosen':
      return action.label === query.label ? state : looking(state, { label: action.label, offset: 0 });
    case 'pageChosen': {
      const page = Math.max(0, Math.min(action.page, Math.ceil((digitCount(state) ?? 0) / BROWSE_PAGE) - 1));
      return page * BROWSE_PAGE === query.offset ? state : looking(state, { offset: page * BROWSE_PAGE });
    }
    case 'jumped': {
      const { index } = action;
      if (!Number.isInteger(index) || index < 0 || index >= SET_SIZES[query.set])
        return { ...state, misjump: true };
      const offset = Math.floor(index / BROWSE_PAGE) * BROWSE_PAGE;
      const there = query.label === null && query.offset === offset;
      return { ...(there ? state : looking(state, { label: null, offset })), marked: index, misjump: false };
    }
    case 'taughtChosen':
      if (action.taught === query.taught) return state;
      return { ...state, query: { ...query, taught: action.taught } };
    case 'varied':
      return { ...state, query: { ...query, taught: true, variation: query.variation + 1 } };
    case 'asked':
      return { ...state, pending: true, problem: null };
    case 'answered':
      return {
        ...state,
        pending: false,
        shown: { query, digits: action.digits, total: action.total },
      };
    case 'failed':
      return { ...state, pending: false, problem: action.problem };
    default:
      return action satisfies never;
  }
}

/** Other digits are looked at: no jump led to them. */
function looking(state: BrowserState, change: Partial<BrowserQuery>): BrowserState {
  return { ...state, query: { ...state.query, ...change }, marked: null, misjump: false };
}
