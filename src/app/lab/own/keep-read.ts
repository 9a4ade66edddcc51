import { type OwnDigit, ownDigitSet } from '../../../core/data/own-digits';
import { predictedDigits, probabilityOf, type Readings } from '../../../core/metrics/readings';
import type { Event } from '../../../protocol/messages';
import type { App } from '../../app';
import type { Store } from '../../store';
import type { OwnAction, OwnReading, OwnState } from './state';
import type { Tester } from './tester';
import { isTuning } from './tuning';

/**
 * Has every own digit read by the network of the moment: new ones at once, all of them when the network is another or has
 * learnt, and nothing while a run is under way. Returns how to stop.
 */
export function keepRead(app: App, tester: Tester, store: Store<OwnState, OwnAction>): () => void {
  /** counts the changes of the network */
  let network = 0;
  /** which network has read each digit last, by the digits' ids */
  const readBy = new Map<string, number>();
  let asking = false;
  let stopped = false;

  const readOn = async () => {
    const { training, network: info } = app.store.getSnapshot();
    const { digits, tuning } = store.getSnapshot();
    if (asking || training.phase !== 'idle' || info === null || isTuning(tuning)) return;
    const unread = digits.filter(({ id }) => readBy.get(id) !== network);
    if (unread.length === 0) return;
    const asked = network;
    asking = true;
    const outcome = await tester.test(ownDigitSet(unread));
    asking = false;
    // Refused or lost: the next change of anything asks again.
    if (stopped || !outcome.ok) return;
    if (asked === network) {
      for (const { id } of unread) readBy.set(id, network);
      store.dispatch({ type: 'read', readings: readingsById(unread, outcome.answer) });
    }
    void readOn();
  };

  const stopListening = app.worker.listen((event) => {
    if (event === null || !concerns(event)) return;
    if (event.type !== 'phase') network++;
    void readOn();
  });
  let { digits, tuning } = store.getSnapshot();
  const unsubscribe = store.subscribe(() => {
    const now = store.getSnapshot();
    if (now.digits === digits && now.tuning === tuning) return;
    ({ digits, tuning } = now);
    void readOn();
  });
  void readOn();
  return () => {
    stopped = true;
    stopListening();
    unsubscribe();
  };
}

/** Whether what reads is another after this event, or is free to read. */
function concerns({ type }: Event): boolean {
  switch (type) {
    case 'network':
    case 'progress':
    case 'epoch':
    case 'resumed':
    case 'finished':
    case 'phase':
      return true;
    default:
      return false;
  }
}

function readingsById(digits: readonly OwnDigit[], readings: Readings): Map<string, OwnReading> {
  const predicted = predictedDigits(readings);
  return new Map(
    digits.map(({ id }, index) => {
      const digit = predicted[index]!;
      return [id, { digit, probability: probabilityOf(readings, index, digit) }];
    }),
  );
}
