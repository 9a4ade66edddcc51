import { greyBytes, MOST_OWN_DIGITS, type OwnDigit } from '../../../core/data/own-digits';
import type { Digit } from '../../../core/ink/samples';
import type { App } from '../../app';
import type { Database, Table } from '../../database/database';
import { type PadState, visibleStrokes } from '../../state';
import { createStore, type Store } from '../../store';
import { fineTune } from './fine-tune';
import { type ImportFile, importDigits } from './import';
import { keepRead } from './keep-read';
import { hearOfOwnDigits } from './news';
import { toInk } from './pixels';
import { splitOwn } from './split';
import { INITIAL_OWN_STATE, type OwnAction, type OwnState, reduceOwn } from './state';
import { createTester } from './tester';
import { isTuning } from './tuning';

/** What differs between a browser and a test. */
export type OwnEnvironment = {
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** an id that no digit on this device has */
  readonly newId: () => string;
};

/** A person's own digits: kept, corrected, read by the network, and taught to it. */
export type OwnDigits = {
  readonly store: Store<OwnState, OwnAction>;
  /** Keeps what is on the pad; if it was kept already, it gets another label. Nothing happens on an empty pad. */
  readonly keep: (label: Digit) => void;
  readonly relabel: (id: string, label: Digit) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** Brings back what was removed last. */
  readonly undoRemoval: () => void;
  /** Puts a digit back on the pad, as it was drawn if that is known. */
  readonly showOnPad: (id: string) => void;
  /** Adds the digits of a stroke file, or of a pair of IDX files. */
  readonly importFiles: (files: readonly ImportFile[]) => Promise<void>;
  /** Teaches the network of the moment; only while nothing else goes on. */
  readonly fineTune: () => void;
  readonly dispose: () => void;
};

/** @param opening the database; where it fails, the digits last as long as the page */
export function createOwnDigits(
  app: App,
  opening: Promise<Database>,
  { now, newId }: OwnEnvironment,
): OwnDigits {
  const store = createStore(INITIAL_OWN_STATE, reduceOwn);
  const { dispatch, getSnapshot } = store;
  const end = new AbortController();
  const tester = createTester(app);
  const stopReading = keepRead(app, tester, store);

  const failed = () => dispatch({ type: 'keepingFailed' });
  let written: Promise<unknown> = opening
    .then(async ({ own, lasting }) => dispatch({ type: 'loaded', digits: await own.all(), lasting }))
    .catch(failed);
  /** One change after the other, so that the last word on a digit is the last one written. */
  const write = (change: (own: Table<OwnDigit>) => readonly Promise<void>[]) => {
    written = written.then(() => opening.then(({ own }) => Promise.all(change(own)))).catch(failed);
  };
  /** Somebody else has added digits to the database. */
  const stopHearing = hearOfOwnDigits(() => {
    written = written
      .then(async () => {
        const { own, lasting } = await opening;
        const kept = await own.all();
        const known = new Set(getSnapshot().digits.map(({ id }) => id));
        dispatch({ type: 'loaded', digits: kept.filter(({ id }) => !known.has(id)), lasting });
      })
      .catch(failed);
  });
  const put = (digits: readonly OwnDigit[]) => write((own) => digits.map((digit) => own.put(digit)));

  const relabel = (id: string, label: Digit) => {
    dispatch({ type: 'relabelled', id, label });
    put(getSnapshot().digits.filter((digit) => digit.id === id));
  };

  return {
    store,
    keep: (label) => {
      const content = padContent(app.store.getSnapshot().pad);
      if (content === null) return;
      const { digits } = getSnapshot();
      const kept = digits.find(({ pixels }) => samePixels(pixels, content.pixels));
      if (kept) return relabel(kept.id, label);
      if (digits.length >= MOST_OWN_DIGITS) return dispatch({ type: 'noticed', notice: { kind: 'full' } });
      const digit: OwnDigit = { id: newId(), label, ...content, at: now() };
      dispatch({ type: 'added', digits: [digit], notice: { kind: 'kept', label } });
      put([digit]);
    },
    relabel,
    remove: (ids) => {
      dispatch({ type: 'removed', ids: new Set(ids) });
      write((own) => ids.map((id) => own.delete(id)));
    },
    undoRemoval: () => {
      const { removed } = getSnapshot();
      if (removed.length === 0) return;
      dispatch({ type: 'removalUndone' });
      put(removed);
    },
    showOnPad: (id) => {
      const digit = getSnapshot().digits.find((each) => each.id === id);
      if (digit === undefined) return;
      const { strokes, pixels } = digit;
      if (strokes !== null) app.store.dispatch({ type: 'strokesShown', strokes });
      else app.store.dispatch({ type: 'pictureShown', pixels: toInk(pixels) });
    },
    importFiles: async (files) => {
      const room = MOST_OWN_DIGITS - getSnapshot().digits.length;
      if (room <= 0) return dispatch({ type: 'noticed', notice: { kind: 'full' } });
      dispatch({ type: 'noticed', notice: { kind: 'importing' } });
      const imported = await importDigits(files, room);
      if (end.signal.aborted) return;
      if (!imported.ok) {
        return dispatch({ type: 'noticed', notice: { kind: 'importFailed', problem: imported.problem } });
      }
      // A moment apart, so that they stay in their order, which parts those to learn from from those to test on.
      const start = now();
      const digits = imported.digits.map((digit, index) => ({ ...digit, id: newId(), at: start + index }));
      const { skipped } = imported;
      dispatch({ type: 'added', digits, notice: { kind: 'imported', count: digits.length, skipped } });
      put(digits);
    },
    fineTune: () => {
      const { digits, tuning } = getSnapshot();
      const { training, network } = app.store.getSnapshot();
      if (digits.length === 0 || isTuning(tuning) || training.phase !== 'idle' || network === null) return;
      void fineTune(
        app,
        tester,
        splitOwn(digits),
        (next) => dispatch({ type: 'tuned', tuning: next }),
        end.signal,
      );
    },
    dispose: () => {
      end.abort();
      stopReading();
      stopHearing();
      tester.dispose();
    },
  };
}

/** What there is on the pad to be kept; null where there is nothing. */
function padContent(pad: PadState): Pick<OwnDigit, 'strokes' | 'pixels'> | null {
  if (pad.preparation.kind === 'blank') return null;
  return {
    strokes: pad.picture === null ? visibleStrokes(pad) : null,
    pixels: greyBytes(pad.preparation.pixels),
  };
}

function samePixels(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((ink, index) => ink === b[index]);
}
