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

/** Answers drawings newest first: one is being read, at most one waits. */
export function createPredictor(post: (event: Event) => void): Predictor {
  let reading: Reading | null = null;
  let waiting: { readonly id: number; readonly pixels: Float32Array } | null = null;
  let busy = false;

  async function answerAll(): Promise<void> {
    if (busy) return;
    busy = true;
    while (waiting !== null && reading !== null) {
      const { id, pixels } = waiting;
      waiting = null;
      try {
        const step = reading.steps();
        const probabilities = await reading.network.predict(pixels);
        post({ type: 'predicted', id, probabilities, step });
      } catch (thrown) {
        post({ type: 'failed', error: toInklingError(thrown) });
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
