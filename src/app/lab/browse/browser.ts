import type { Teaching } from '../../../core/data/teaching';
import type { App } from '../../app';
import { createStore, type Store } from '../../store';
import { createRequests } from '../requests';
import { picturesIn } from './pictures';
import { reduceBrowser } from './reduce';
import { BROWSE_PAGE, type BrowserAction, type BrowserState, type DigitSet, INITIAL_BROWSER } from './state';
import { isSameTeaching, teachingOf, teachingShown } from './teaching';

/** MNIST's own digits, page by page. */
export type Browser = {
  readonly store: Store<BrowserState, BrowserAction>;
  /** Somebody looks from now on; until then nothing is fetched. Returns how to stop that. */
  readonly open: () => () => void;
  readonly chooseSet: (set: DigitSet) => void;
  readonly chooseLabel: (label: number | null) => void;
  /** @param page from 0; kept among those there are */
  readonly showPage: (page: number) => void;
  /** Shows the page with that digit, and marks it. */
  readonly jumpTo: (index: number) => void;
  readonly chooseTaught: (taught: boolean) => void;
  /** What another seed makes of the digits on show. */
  readonly vary: () => void;
  /** Asks again after a failure. */
  readonly retry: () => void;
  readonly dispose: () => void;
};

export function createBrowser(app: App): Browser {
  const store = createStore(INITIAL_BROWSER, reduceBrowser);
  const requests = createRequests(app);
  let viewers = 0;
  let withdraw = () => {};

  const fetchDigits = () => {
    if (viewers === 0) return;
    const { set, label, offset, taught, variation } = store.getSnapshot().query;
    const { draft } = app.store.getSnapshot().training;
    withdraw();
    store.dispatch({ type: 'asked' });
    withdraw = requests.browse(
      {
        set,
        which: { label, offset, count: BROWSE_PAGE },
        taught: taught ? withSeed(teachingShown(set, draft), variation) : null,
      },
      (outcome) =>
        store.dispatch(
          outcome.ok
            ? { type: 'answered', digits: picturesIn(outcome.answer), total: outcome.answer.total }
            : { type: 'failed', problem: outcome.problem },
        ),
    );
  };
  const change = (action: BrowserAction) => {
    const before = store.getSnapshot().query;
    store.dispatch(action);
    if (store.getSnapshot().query !== before) fetchDigits();
  };

  let { draft: plan } = app.store.getSnapshot().training;
  const unsubscribe = app.store.subscribe(() => {
    const { draft } = app.store.getSnapshot().training;
    if (draft === plan) return;
    const changed = !isSameTeaching(teachingOf(draft), teachingOf(plan));
    plan = draft;
    if (changed && store.getSnapshot().query.taught) fetchDigits();
  });

  return {
    store,
    open: () => {
      viewers += 1;
      const { shown, pending, query } = store.getSnapshot();
      if (shown?.query !== query && !pending) fetchDigits();
      return () => {
        viewers -= 1;
      };
    },
    chooseSet: (set) => change({ type: 'setChosen', set }),
    chooseLabel: (label) => change({ type: 'labelChosen', label }),
    showPage: (page) => change({ type: 'pageChosen', page }),
    jumpTo: (index) => change({ type: 'jumped', index }),
    chooseTaught: (taught) => change({ type: 'taughtChosen', taught }),
    vary: () => change({ type: 'varied' }),
    retry: fetchDigits,
    dispose: () => {
      unsubscribe();
      requests.dispose();
    },
  };
}

function withSeed(teaching: Teaching, variation: number): Teaching {
  return { ...teaching, seed: (teaching.seed + variation) >>> 0 };
}
