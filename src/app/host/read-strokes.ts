import type { HostStroke } from '../../core/host/messages';
import { prepareDigit } from '../../core/ink/prepare';
import { DEFAULT_PEN_WIDTH, type Stroke } from '../../core/ink/stroke';
import type { App } from '../app';
import type { AppState } from '../state';
import { predictionOf } from './figures';
import { done, type Outcome, refused } from './outcome';
import { stateWhen } from './wait';

/** Puts strokes on the pad and waits for what is read of them. The engine must be awake. */
export async function readShown(
  app: App,
  points: readonly HostStroke[],
  signal: AbortSignal,
): Promise<Outcome> {
  const { store } = app;
  const { lastAskedId } = store.getSnapshot().reading;
  store.dispatch({ type: 'strokesShown', strokes: strokesOf(points) });
  const { preparation } = store.getSnapshot().pad;
  if (preparation.kind === 'blank') return refused('blank');
  // The first that is asked from now on, while this drawing is on the pad, is what this drawing is.
  let asked: number | null = null;
  const isAnswered = ({ pad, reading, engine }: AppState) => {
    if (pad.preparation !== preparation || engine.status === 'dead') return true;
    if (asked === null && reading.lastAskedId > lastAskedId) asked = reading.lastAskedId;
    return asked !== null && reading.answer !== null && reading.answer.id >= asked;
  };
  const { pad, reading, engine } = await stateWhen(app, isAnswered, signal);
  if (pad.preparation !== preparation) return refused('replaced');
  if (engine.status === 'dead' || reading.answer === null) return refused('noEngine');
  return done(predictionOf(reading.answer.probabilities, reading.answer.refused));
}

/** Has strokes read without anybody seeing it, by the request that lab tests are made of. */
export async function readUnseen(
  { worker }: App,
  points: readonly HostStroke[],
  signal: AbortSignal,
): Promise<Outcome> {
  const preparation = prepareDigit(strokesOf(points));
  if (preparation.kind === 'blank') return refused('blank');
  const images = Uint8Array.from(preparation.pixels, (value) => Math.round(value * 255));
  const id = worker.nextId();
  return new Promise((resolve, reject) => {
    const settle = (outcome: Outcome) => {
      unlisten();
      resolve(outcome);
    };
    const unlisten = worker.listen((event) => {
      if (event === null) settle(refused('noEngine'));
      else if (event.type === 'tested' && event.id === id)
        settle(done(predictionOf(event.probabilities, null)));
      else if (event.type === 'refused' && event.id === id)
        settle(refused(event.error.kind === 'busy' ? 'busy' : 'noEngine'));
    });
    signal.addEventListener('abort', () => {
      unlisten();
      reject(signal.reason);
    });
    worker.send({ type: 'test', id, digits: { images, labels: Uint8Array.of(0) } });
  });
}

function strokesOf(strokes: readonly HostStroke[]): Stroke[] {
  return strokes.map((points) => ({
    points: points.map(({ x, y }) => ({ x, y, pressure: 0.5 })),
    width: DEFAULT_PEN_WIDTH,
  }));
}
