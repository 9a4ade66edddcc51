import type { App } from '../app';
import type { AppState } from '../state';

/** Waits until the state is so; resolves with that state. Rejects when the signal is aborted. */
export function stateWhen(
  { store }: App,
  holds: (state: AppState) => boolean,
  signal: AbortSignal,
): Promise<AppState> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      unsubscribe();
      signal.removeEventListener('abort', abort);
    };
    const abort = () => {
      stop();
      reject(signal.reason);
    };
    const look = () => {
      const state = store.getSnapshot();
      if (!holds(state)) return;
      stop();
      resolve(state);
    };
    const unsubscribe = store.subscribe(look);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else look();
  });
}
