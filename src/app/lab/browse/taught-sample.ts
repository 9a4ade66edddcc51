import { changesDigits } from '../../../core/data/teaching';
import type { TrainingPlan } from '../../../core/model/plan';
import type { App } from '../../app';
import { createStore, type Store } from '../../store';
import { createRequests, type RequestProblem } from '../requests';
import { type DigitPicture, picturesIn } from './pictures';
import { isSameTeaching, teachingOf } from './teaching';

/** Digits that are shown at once: MNIST's first thousand come in rounds of ten, so these are two of each label. */
export const SAMPLE_SIZE = 20;

/** They are taken from so many, the first to arrive. */
const SAMPLED = 1000;

/** Milliseconds for which the plan must rest before others are asked for: somebody may be typing. */
const REST_MS = 250;

export type SampleState = {
  /** the newest that came; none before the first */
  readonly digits: readonly DigitPicture[];
  /** others are on their way, or about to be asked for */
  readonly pending: boolean;
  /** why they did not come */
  readonly problem: RequestProblem | null;
};

type SampleAction =
  | { readonly type: 'asked' }
  | { readonly type: 'answered'; readonly digits: readonly DigitPicture[] }
  | { readonly type: 'failed'; readonly problem: RequestProblem };

/** Some digits as the first epoch of the plan in the form is taught them. */
export type TaughtSample = {
  readonly store: Store<SampleState, SampleAction>;
  /** Shows other digits of the plan. */
  readonly showOthers: () => void;
  /** Asks again after a failure. */
  readonly retry: () => void;
  readonly dispose: () => void;
};

/** Asks at once for the first digits, and for them anew when the plan comes to teach something else. */
export function createTaughtSample(app: App): TaughtSample {
  const store = createStore<SampleState, SampleAction>(
    { digits: [], pending: false, problem: null },
    reduceSample,
  );
  const requests = createRequests(app);
  const planNow = () => app.store.getSnapshot().training.draft;
  let page = 0;
  let asked = planNow();
  let withdraw = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = () => {
    clearTimeout(timer);
    withdraw();
    asked = planNow();
    const teaching = teachingOf(asked);
    store.dispatch({ type: 'asked' });
    withdraw = requests.browse(
      {
        set: 'train',
        which: { label: null, ...samplePlace(asked, page) },
        taught: changesDigits(teaching) ? teaching : null,
      },
      (outcome) =>
        store.dispatch(
          outcome.ok
            ? { type: 'answered', digits: picturesIn(outcome.answer) }
            : { type: 'failed', problem: outcome.problem },
        ),
    );
  };
  const unsubscribe = app.store.subscribe(() => {
    const plan = planNow();
    if (plan === asked || isSameSample(plan, asked)) return;
    asked = plan;
    withdraw();
    store.dispatch({ type: 'asked' });
    clearTimeout(timer);
    timer = setTimeout(ask, REST_MS);
  });
  ask();

  return {
    store,
    showOthers: () => {
      page += 1;
      ask();
    },
    retry: ask,
    dispose: () => {
      clearTimeout(timer);
      unsubscribe();
      requests.dispose();
    },
  };
}

function reduceSample(state: SampleState, action: SampleAction): SampleState {
  switch (action.type) {
    case 'asked':
      return { ...state, pending: true, problem: null };
    case 'answered':
      return { ...state, pending: false, digits: action.digits };
    case 'failed':
      return { ...state, pending: false, problem: action.problem };
    default:
      return action satisfies never;
  }
}

function isSameSample(a: TrainingPlan, b: TrainingPlan): boolean {
  return isSameTeaching(teachingOf(a), teachingOf(b)) && sampled(a) === sampled(b);
}

/** Which of the digits that a plan learns from are shown. @param page from 0; after the last comes the first */
function samplePlace(plan: TrainingPlan, page: number): { readonly offset: number; readonly count: number } {
  const pages = Math.max(1, Math.floor(sampled(plan) / SAMPLE_SIZE));
  return { offset: (page % pages) * SAMPLE_SIZE, count: Math.min(SAMPLE_SIZE, sampled(plan)) };
}

/** How many of the first digits a plan learns from; while its numbers are broken, all. */
function sampled({ trainingSize, validationSplit }: TrainingPlan): number {
  const trained = Math.floor(trainingSize * (1 - validationSplit));
  return trained >= 1 ? Math.min(SAMPLED, trained) : SAMPLED;
}
