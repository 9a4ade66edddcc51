import { AUGMENTATION_DEFAULT, type AugmentationSpec } from '../../../core/model/augmentation';
import { type Limit, PLAN_LIMITS, type TrainingPlan } from '../../../core/model/plan';
import type { App } from '../../app';
import { createStore, type Store } from '../../store';
import { createRequests } from '../requests';
import { picturesIn } from './pictures';
import { reduceBrowser } from './reduce';
import { BROWSE_PAGE, type BrowserAction, type BrowserState, type DigitSet, INITIAL_BROWSER } from './state';

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
  readonly chooseAugmented: (augmented: boolean) => void;
  /** Another variation of the digits on show. */
  readonly vary: () => void;
  /** Asks again after a failure. */
  readonly retry: () => void;
  readonly dispose: () => void;
};

/** Augmented digits are shown as the plan in the form would have them taught, or with the default augmentation. */
export function createBrowser(app: App): Browser {
  const store = createStore(INITIAL_BROWSER, reduceBrowser);
  const requests = createRequests(app);
  let viewers = 0;
  let withdraw = () => {};

  const fetchDigits = () => {
    if (viewers === 0) return;
    const { set, label, offset, augmented, variation } = store.getSnapshot().query;
    const { draft } = app.store.getSnapshot().training;
    withdraw();
    store.dispatch({ type: 'asked' });
    withdraw = requests.browse(
      {
        set,
        which: { label, offset, count: BROWSE_PAGE },
        augmentation: augmented
          ? // A seed is 32 bits; while it is mistyped, any will do.
            { spec: augmentationShown(draft), seed: (draft.seed + variation) >>> 0 }
          : null,
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

  let spec = augmentationShown(app.store.getSnapshot().training.draft);
  const unsubscribe = app.store.subscribe(() => {
    const changed = augmentationShown(app.store.getSnapshot().training.draft);
    if (changed === spec) return;
    spec = changed;
    if (store.getSnapshot().query.augmented) fetchDigits();
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
    chooseAugmented: (augmented) => change({ type: 'augmentedChosen', augmented }),
    vary: () => change({ type: 'varied' }),
    retry: fetchDigits,
    dispose: () => {
      unsubscribe();
      requests.dispose();
    },
  };
}

/** The plan's augmentation, or the default one where it has none or a broken one. */
export function augmentationShown({ augmentation }: TrainingPlan): AugmentationSpec {
  if (augmentation === null) return AUGMENTATION_DEFAULT;
  const isSound = (key: keyof AugmentationSpec) => {
    const { min, max }: Limit = PLAN_LIMITS[key];
    return augmentation[key] >= min && augmentation[key] <= max;
  };
  const keys = Object.keys(AUGMENTATION_DEFAULT) as (keyof AugmentationSpec)[];
  return keys.every(isSound) ? augmentation : AUGMENTATION_DEFAULT;
}
