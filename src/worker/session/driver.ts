import { type InklingError, toInklingError } from '../../protocol/errors';
import type { Event } from '../../protocol/messages';
import { DataError } from '../data/data-error';
import type { Dataset } from '../data/dataset';
import { type Run, resultOf, saveWeights, testNetwork, trainerOf } from './run';
import type { SessionState } from './state';

/** What the driver needs of its session. */
export type DriverEnvironment = {
  readonly state: () => SessionState;
  readonly enter: (next: SessionState) => void;
  readonly post: (event: Event) => void;
  /** Rejects with the signal's reason when it is aborted first. */
  readonly openData: (signal: AbortSignal) => Promise<Dataset>;
  /** The run is lost: what it had learnt at the last checkpoint reads from now on. */
  readonly fallBack: (run: Run) => void;
  /** milliseconds */
  readonly now: () => number;
  /** lets waiting messages be handled */
  readonly breathe: () => Promise<void>;
};

/** In long epochs, weights are kept for a worker to come this often; they are at each epoch's end. */
const CHECKPOINT_MS = 5000;

/**
 * Drives a run until it is paused, stalled, over, or no longer the session's: one event of the trainer, or one chunk
 * of test digits, at a time, with waiting messages handled in between.
 */
export async function drive(run: Run, environment: DriverEnvironment): Promise<void> {
  const { state, enter, post, openData, fallBack, now, breathe } = environment;
  let savedAt = now();
  /** the state while it is this run's, else null */
  const current = () => {
    const at = state();
    return 'run' in at && at.run === run ? at : null;
  };

  async function pull(data: Dataset): Promise<void> {
    const trainer = trainerOf(run, data, now);
    run.events ??= trainer.run();
    const next = await run.events.next(current()?.name !== 'training');
    if (next.done) {
      if (current() !== null) enter({ name: 'evaluating', run });
      return;
    }
    const event = next.value;
    if (event.type === 'waiting' || event.type === 'progress' || event.type === 'epoch') post(event);
    if (event.type === 'epoch') data.test.prefetch(data.test.total, run.leave.signal);
    if (event.type === 'epoch' || (event.type === 'progress' && now() - savedAt > CHECKPOINT_MS)) {
      post({ type: 'checkpoint', saved: await saveWeights(run) });
      savedAt = now();
    }
    await breathe();
    const at = current();
    const numbersRead = at?.name === 'pausing' && event.type !== 'stepped';
    const stepTaken = at?.name === 'stepping' && event.type === 'progress' && trainer.tally.steps >= at.until;
    if (numbersRead || stepTaken) enter({ name: 'paused', run });
  }

  async function evaluate(data: Dataset): Promise<void> {
    const reading = testNetwork(run.network, data, run.leave.signal);
    for (;;) {
      const next = await reading.next();
      if (current() === null) return;
      if (next.done) {
        const result = resultOf(run, next.value);
        const saved = await saveWeights(run);
        if (current() === null) return;
        post({ type: 'checkpoint', saved });
        post({ type: 'finished', result });
        run.trainer?.dispose();
        enter({ name: 'idle' });
        return;
      }
      await breathe();
    }
  }

  /** Decides where a run goes on from an error. */
  function stumble(thrown: unknown): void {
    run.events = null; // a generator that threw is over
    const at = current();
    if (at === null || (at.name === 'evaluating' && thrown === run.stop.signal.reason)) return;
    const error = asInklingError(thrown);
    if (error.kind === 'data') {
      enter({ name: 'stalled', run, within: at });
    } else {
      run.trainer?.dispose();
      fallBack(run);
      enter({ name: 'idle' });
    }
    post({ type: 'failed', error });
  }

  for (;;) {
    const at = current();
    if (at === null || at.name === 'paused' || at.name === 'stalled') return;
    try {
      const data = await openData(run.leave.signal);
      // Asked anew: the first opening takes its time, and the run may have been stopped meanwhile.
      if (current()?.name === 'evaluating') await evaluate(data);
      else await pull(data);
    } catch (thrown) {
      stumble(thrown);
    }
  }
}

function asInklingError(thrown: unknown): InklingError {
  if (thrown instanceof DataError) return { kind: 'data', problem: thrown.kind, file: thrown.file };
  return toInklingError(thrown);
}
