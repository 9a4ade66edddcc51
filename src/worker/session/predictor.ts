import { toInklingError } from '../../protocol/errors';
import type { Event } from '../../protocol/messages';
import type { EngineNetwork } from '../engine/engine';

/** The network that reads at this moment. */
export type Reading = {
  readonly network: EngineNetwork;
  /** steps it has been trained in this run, 0 outside one */
  readonly steps: () => number;
};

export type Predictor = {
  /** Reads the drawing with the network of the moment it gets its turn; a drawing still waiting is forgotten. */
  readonly ask: (id: number, pixels: Float32Array) => void;
  /** From now on this network reads. */
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
  let waiting: { readonly id: number; readonly pixels: Float32Array } | null = null;
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
        const probabilities = await used.network.predict(drawing.pixels);
        post({ type: 'predicted', id: drawing.id, probabilities, step });
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

  return {
    ask: (id, pixels) => {
      waiting = { id, pixels };
      void answerAll();
    },
    use: (next) => {
      reading = next;
      void answerAll();
    },
  };
}
