import type { Event } from '../../../protocol/messages';
import type { App } from '../../app';
import { createStore, type Store } from '../../store';
import { picturesIn } from '../browse/pictures';
import { createRequests } from '../requests';
import { reduceTest } from './reduce';
import { reportOf, type Selection } from './report';
import {
  GALLERY_PAGE,
  galleryOf,
  galleryPlace,
  INITIAL_TEST,
  type TestAction,
  type TestState,
} from './state';

/** Tests the network that reads, on MNIST's test digits. */
export type TestBench = {
  readonly store: Store<TestState, TestAction>;
  /** Somebody looks from now on: runs are tested as they end, and pictures are fetched. Returns how to stop that. */
  readonly open: () => () => void;
  /** Nothing happens while a test is being made. */
  readonly test: () => void;
  readonly select: (selection: Selection) => void;
  /** @param page of the selected digits, from 0; kept among those there are */
  readonly showPage: (page: number) => void;
  /** Asks again for pictures that did not come. */
  readonly fetchPictures: () => void;
  readonly dispose: () => void;
};

export function createTestBench(app: App): TestBench {
  const store = createStore(INITIAL_TEST, reduceTest);
  const { dispatch, getSnapshot } = store;
  const requests = createRequests(app);
  let withdrawPictures = () => {};
  let viewers = 0;

  const test = () => {
    const { pending, generation } = getSnapshot();
    if (pending) return;
    dispatch({ type: 'asked' });
    requests.test({ digits: 'mnist' }, (outcome) => {
      if (outcome.ok) {
        const { info, labels, probabilities, loss } = outcome.answer;
        const report = reportOf({ labels, probabilities }, loss);
        dispatch({ type: 'tested', outcome: { report, info, generation } });
        fetchPictures();
      } else dispatch({ type: 'failed', problem: outcome.problem });
    });
  };
  /** The worker is asked once it is through with the run. */
  const testIfDue = () => {
    const { phase } = app.store.getSnapshot().training;
    if (viewers > 0 && getSnapshot().due && phase === 'idle') test();
  };

  const fetchPictures = () => {
    if (viewers === 0) return;
    withdrawPictures();
    const state = getSnapshot();
    const indices = galleryOf(galleryPlace(state)).shown.filter((index) => !state.pictures.has(index));
    if (indices.length === 0) {
      if (state.fetching) dispatch({ type: 'picturesCame', pictures: [] });
      return;
    }
    dispatch({ type: 'picturesAsked' });
    withdrawPictures = requests.browse({ set: 'test', which: { indices }, taught: null }, (outcome) =>
      dispatch(
        outcome.ok
          ? { type: 'picturesCame', pictures: picturesIn(outcome.answer) }
          : { type: 'picturesFailed', problem: outcome.problem },
      ),
    );
  };

  const stop = app.worker.listen((event) => {
    if (event === null) return;
    if (changesNetwork(event)) dispatch({ type: 'networkChanged' });
    if (event.type === 'finished') dispatch({ type: 'runFinished' });
    testIfDue();
  });

  return {
    store,
    open: () => {
      viewers += 1;
      testIfDue();
      fetchPictures();
      return () => {
        viewers -= 1;
      };
    },
    test,
    select: (selection) => {
      dispatch({ type: 'selected', selection });
      fetchPictures();
    },
    showPage: (page) => {
      const pages = Math.ceil(galleryOf(galleryPlace(getSnapshot())).all.length / GALLERY_PAGE);
      dispatch({ type: 'pageChosen', page: Math.max(0, Math.min(page, pages - 1)) });
      fetchPictures();
    },
    fetchPictures,
    dispose: () => {
      stop();
      requests.dispose();
    },
  };
}

/**
 * Whether what reads is another after this event: another network, steps taken or undone, an earlier epoch's weights, or
 * calibrated ones.
 */
function changesNetwork(event: Event): boolean {
  switch (event.type) {
    case 'network':
    case 'progress':
    case 'epoch':
    case 'resumed':
      return true;
    case 'finished':
      return event.result.bestEpoch !== null || event.result.temperature !== null;
    default:
      return false;
  }
}
