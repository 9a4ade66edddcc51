import type { Event } from '../../protocol/messages';
import type { App } from '../app';
import type { KeptCheckpoint } from './records';

/** Workers that may be lost on the way to a network: it may be too large for this device now. */
const MOST_LOSSES = 2;

/**
 * Has the network read that was kept, with its run on show: paused where it is not over. As soon as the worker is free,
 * and only if nothing else was begun until then.
 *
 * @param settled called once, when that is done or given up
 * @returns how to give it up
 */
export function restoreCheckpoint(
  { store, worker }: App,
  { run, saved }: Pick<KeptCheckpoint, 'run' | 'saved'>,
  settled: () => void,
): () => void {
  const goesOn = saved.run !== null;
  let request: number | null = null;
  let losses = 0;

  function tryNow(): void {
    const { training, network } = store.getSnapshot();
    if (request !== null || training.phase === 'starting') return;
    const touched = training.run !== null ? training.run.id !== run?.id : isChosen(network?.origin);
    if (touched || training.phase !== 'idle') {
      settle();
      return;
    }
    request = worker.nextId();
    if (run !== null) store.dispatch({ type: 'runRestored', run, paused: goesOn });
    const { network: spec, weights, run: savedRun } = saved;
    worker.send({ type: 'load', id: request, network: spec, weights, run: savedRun });
  }

  function hear(event: Event | null): void {
    if (event === null) {
      if (request === null) return;
      request = null;
      losses += 1;
      if (losses >= MOST_LOSSES) leave();
    } else if (event.type === 'network' && request !== null) settle();
    else if (event.type === 'refused' && event.id === request) leave();
    else tryNow();
  }

  function leave(): void {
    if (goesOn) store.dispatch({ type: 'runLeft' });
    settle();
  }

  function settle(): void {
    unlisten();
    settled();
  }

  const unlisten = worker.listen(hear);
  tryNow();
  return unlisten;
}

/** Whether a person has had that network read, since the page was opened. */
function isChosen(origin: string | undefined): boolean {
  return origin === 'training' || origin === 'kept';
}
