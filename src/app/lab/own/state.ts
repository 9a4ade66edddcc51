import type { OwnDigit } from '../../../core/data/own-digits';
import type { Digit } from '../../../core/ink/samples';
import type { ImportProblem } from './import';
import { NO_TUNING, type Tuning } from './tuning';

/** What a network makes of an own digit. */
export type OwnReading = {
  readonly digit: number;
  /** 0..1 */
  readonly probability: number;
};

/** What was done last, to be said once. */
export type OwnNotice =
  | { readonly kind: 'kept'; readonly label: Digit }
  | { readonly kind: 'relabelled'; readonly label: Digit }
  | { readonly kind: 'removed'; readonly count: number }
  | { readonly kind: 'restored'; readonly count: number }
  /** files are being read */
  | { readonly kind: 'importing' }
  | { readonly kind: 'imported'; readonly count: number; readonly skipped: number }
  | { readonly kind: 'importFailed'; readonly problem: ImportProblem }
  /** no more can be kept than `MOST_OWN_DIGITS` */
  | { readonly kind: 'full' };

export type OwnState = {
  /** what was kept on earlier visits is there */
  readonly loaded: boolean;
  /** whether they outlive the page; `failed`: some do not, for the database would not take them */
  readonly keeping: 'lasting' | 'refused' | 'failed';
  /** oldest first */
  readonly digits: readonly OwnDigit[];
  /** what was removed last and can come back */
  readonly removed: readonly OwnDigit[];
  readonly notice: OwnNotice | null;
  /** by the digits' ids; may lack some, and may hold some of digits that are gone */
  readonly readings: ReadonlyMap<string, OwnReading>;
  readonly tuning: Tuning;
};

export type OwnAction =
  | { readonly type: 'loaded'; readonly digits: readonly OwnDigit[]; readonly lasting: boolean }
  | { readonly type: 'keepingFailed' }
  | { readonly type: 'added'; readonly digits: readonly OwnDigit[]; readonly notice: OwnNotice }
  | { readonly type: 'relabelled'; readonly id: string; readonly label: Digit }
  | { readonly type: 'removed'; readonly ids: ReadonlySet<string> }
  | { readonly type: 'removalUndone' }
  | { readonly type: 'noticed'; readonly notice: OwnNotice }
  | { readonly type: 'read'; readonly readings: ReadonlyMap<string, OwnReading> }
  | { readonly type: 'tuned'; readonly tuning: Tuning };

export const INITIAL_OWN_STATE: OwnState = {
  loaded: false,
  keeping: 'lasting',
  digits: [],
  removed: [],
  notice: null,
  readings: new Map(),
  tuning: NO_TUNING,
};

/** What an action makes of the own digits. Pure. */
export function reduceOwn(state: OwnState, action: OwnAction): OwnState {
  switch (action.type) {
    case 'loaded':
      return {
        ...state,
        loaded: true,
        keeping: state.keeping === 'failed' ? 'failed' : action.lasting ? 'lasting' : 'refused',
        digits: byTime([...action.digits, ...state.digits]),
        // One that has come back by itself is not to come back twice.
        removed: state.removed.filter(({ id }) => action.digits.every((digit) => digit.id !== id)),
      };
    case 'keepingFailed':
      return { ...state, loaded: true, keeping: 'failed' };
    case 'added':
      return { ...state, digits: byTime([...state.digits, ...action.digits]), notice: action.notice };
    case 'relabelled': {
      const { id, label } = action;
      return {
        ...state,
        digits: state.digits.map((digit) => (digit.id === id ? { ...digit, label } : digit)),
        notice: { kind: 'relabelled', label },
      };
    }
    case 'removed': {
      const removed = state.digits.filter(({ id }) => action.ids.has(id));
      if (removed.length === 0) return state;
      return {
        ...state,
        digits: state.digits.filter(({ id }) => !action.ids.has(id)),
        removed,
        notice: { kind: 'removed', count: removed.length },
      };
    }
    case 'removalUndone':
      return {
        ...state,
        digits: byTime([...state.digits, ...state.removed]),
        removed: [],
        notice: { kind: 'restored', count: state.removed.length },
      };
    case 'noticed':
      return { ...state, notice: action.notice };
    case 'read':
      return { ...state, readings: new Map([...state.readings, ...action.readings]) };
    case 'tuned':
      return { ...state, tuning: action.tuning };
    default:
      return action satisfies never;
  }
}

/** Sorting is stable: those of one moment stay in their order. */
function byTime(digits: readonly OwnDigit[]): readonly OwnDigit[] {
  return digits.toSorted((a, b) => a.at - b.at);
}
