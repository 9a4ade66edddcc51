import type { Refusal } from '../../core/metrics/likeness';
import { toInklingError } from '../../protocol/errors';
import type { Event } from '../../protocol/messages';
import type { EngineNetwork } from '../engine/engine';
import type { Refusing } from './judge';

/** The network that reads at this moment. */
export type Reading = {
  readonly network: EngineNetwork;
  /** steps it has been trained in this run, 0 outside one */
  readonly steps: () => number;
  /** tells what drawings are, should they be no digits; null where nothing can tell */
  readonly refusing: Refusing | null;
};

type Drawing = { readonly id: number; readonly pixels: Float32Array };

export type Predictor = {
  /** Reads the drawing with the network of the moment it gets its turn; a drawing still waiting is forgotten. */
  readonly ask: (id: number, pixels: Float32Array) => void;
  /** From now on this network reads. Where drawings could not be judged before and now can, the newest is read again. */
  readonly use: (reading: Reading) => void;
};

/** Whether another network reads instead of one that failed: it has its place, it will have, or there is none. */
export type Replacement = 'now' | 'later' | 'none';

/**
 * Answers drawings newest first: one is being read, at most one waits.
 *
 * @param replace called when the network failed at reading
 */
export function createPredictor(
  post: (event: Event) => void,
  replace: (thrown: unknown) => Replacement,
): Predictor {
  let reading: Reading | null = null;
  let newest: Drawing | null = null;
  let waiting: Drawing | null = null;
  let busy = false;

  async function answerAll(): Promise<void> {
    if (busy) return;
    busy = true;
    while (waiting !== null && reading !== null) {
      const drawing = waiting;
      const used: Reading = reading;
      waiting = null;
      try {
        const step = used.steps();
        const [probabilities, refused] = await Promise.all([
          used.network.predict(drawing.pixels),
          judged(used, drawing.pixels),
        ]);
        post({ type: 'predicted', id: drawing.id, probabilities, refused, step });
      } catch (thrown) {
        // A network that was replaced meanwhile takes its pending reading with it: the next one reads the drawing.
        const replaced = reading !== used ? 'now' : replace(thrown);
        if (replaced === 'none') post({ type: 'failed', error: toInklingError(thrown) });
        else waiting ??= drawing;
        if (replaced === 'later') reading = null;
      }
    }
    busy = false;
  }

  /** A judge that fails has nothing to say, and the digit is read all the same; unless both are on their way to another engine. */
  async function judged(used: Reading, pixels: Float32Array): Promise<Refusal | null> {
    try {
      return (await used.refusing?.(pixels)) ?? null;
    } catch (thrown) {
      if (reading !== used) throw thrown;
      return null;
    }
  }

  return {
    ask: (id, pixels) => {
      newest = { id, pixels };
      waiting = newest;
      void answerAll();
    },
    use: (next) => {
      if (next.refusing !== null && reading?.refusing === null) waiting ??= newest;
      reading = next;
      void answerAll();
    },
  };
}
