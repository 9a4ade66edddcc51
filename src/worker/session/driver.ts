import type { Redraw } from '../../core/data/augment-redraw';
import type { Event } from '../../protocol/messages';
import type { TestResult } from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import { asInklingError } from './as-inkling-error';
import { type Calibration, calibrate } from './calibration';
import { pullRun, type Run, resultOf, saveCheckpoint, savedNetwork, testNetwork, withWeights } from './run';
import type { SessionState } from './state';

/** What the driver needs of its session. */
export type DriverEnvironment = {
  readonly state: () => SessionState;
  readonly enter: (next: SessionState) => void;
  readonly post: (event: Event) => void;
  /** Rejects with the signal's reason when it is aborted first. */
  readonly openData: (signal: AbortSignal) => Promise<Dataset>;
  /** draws variants of digits */
  readonly redraw: Redraw;
  /** Chooses an engine for the run and puts it there. */
  readonly place: (run: Run, data: Dataset) => Promise<void>;
  /** Puts the run back to its checkpoint on an engine that works; false when there is none. */
  readonly recover: (run: Run, thrown: unknown) => Promise<boolean>;
  /** A checkpoint was reached. */
  readonly proved: () => void;
  /** The run is over, and not well: its last checkpoint reads from now on. */
  readonly fallBack: (run: Run) => void;
  /** milliseconds */
  readonly now: () => number;
  /** lets waiting messages be handled */
  readonly breathe: () => Promise<void>;
};

/** A lost engine or a dead worker costs at most about this much training. */
const CHECKPOINT_MS = 1000;
/**
 * Each epoch ends with a checkpoint, too, however soon after one within it, for what is kept of a run is an epoch old at most; unless
 * epochs are so short that saving would take more than a part in this.
 */
const SAVING_SHARE = 5;

/**
 * Drives a run until it is paused, stalled, over, or no longer the session's: one event of the trainer, or one chunk
 * of test digits, at a time, with waiting messages handled in between.
 */
export async function drive(run: Run, environment: DriverEnvironment): Promise<void> {
  const { state, enter, post, openData, redraw, place, recover, proved, fallBack, now, breathe } =
    environment;
  let savedAt = now();
  /** when an epoch last ended with a checkpoint */
  let epochSavedAt = savedAt;
  /** milliseconds that the last checkpoint took */
  let saving = 0;
  /** the state while it is this run's, else null */
  const current = () => {
    const at = state();
    return 'run' in at && at.run === run ? at : null;
  };

  async function pull(data: Dataset): Promise<void> {
    // Numbers that are read after each step make a checkpoint possible soon.
    const gait = current()?.name === 'training' && !run.checkpointAsked ? 'run' : 'step';
    const next = await pullRun(run, data, gait, now, redraw);
    if (next.done) {
      await saveCheckpoint(run); // its weights may be other ones than those of the last step
      if (current() !== null) enter({ name: 'evaluating', run });
      return;
    }
    const event = next.value;
    if (event.type === 'waiting' || event.type === 'progress' || event.type === 'epoch') post(event);
    if (event.type === 'epoch') data.test.prefetch(data.test.total, run.leave.signal);
    const epochDue = event.type === 'epoch' && now() - epochSavedAt >= SAVING_SHARE * saving;
    const due = epochDue || now() - savedAt >= CHECKPOINT_MS;
    if ((due || run.checkpointAsked) && (event.type === 'epoch' || event.type === 'progress')) {
      await save(false);
      if (event.type === 'epoch') epochSavedAt = savedAt;
    }
    await breathe();
    const at = current();
    const numbersRead = at?.name === 'pausing' && event.type !== 'stepped';
    const steps = run.trainer?.tally().steps ?? 0;
    const stepTaken = at?.name === 'stepping' && event.type === 'progress' && steps >= at.until;
    if (!numbersRead && !stepTaken) return;
    await save(true);
    if (current() === at) enter({ name: 'paused', run });
  }

  async function save(paused: boolean): Promise<void> {
    const started = now();
    // What lies before a checkpoint is not told again after it.
    const progress = run.trainer?.untold() ?? null;
    if (progress !== null) post({ type: 'progress', progress });
    await saveCheckpoint(run);
    proved();
    if (current() === null) return;
    post({ type: 'checkpoint', saved: savedNetwork(run, paused) });
    run.checkpointAsked = false;
    savedAt = now();
    saving = savedAt - started;
  }

  async function evaluate(data: Dataset): Promise<void> {
    const reading = readAll(run, data);
    for (;;) {
      const next = await reading.next();
      if (current() === null) return;
      if (next.done) {
        const { calibration, test } = next.value;
        const result = resultOf(run, test, calibration?.temperature ?? null);
        await saveCheckpoint(run);
        if (calibration !== null) run.checkpoint = withWeights(run.checkpoint, calibration.weights);
        if (current() === null) return;
        post({ type: 'checkpoint', saved: { ...savedNetwork(run, false), run: null } });
        post({ type: 'finished', result });
        run.trainer?.dispose();
        enter({ name: 'idle' });
        return;
      }
      await breathe();
    }
  }

  /** Decides where a run goes on from an error. */
  async function stumble(thrown: unknown): Promise<void> {
    run.events = null; // a generator that threw is over
    const at = current();
    if (at === null || (at.name === 'evaluating' && thrown === run.stop.signal.reason)) return;
    const error = asInklingError(thrown);
    if (error.kind === 'data') {
      enter({ name: 'stalled', run, within: at });
      post({ type: 'failed', error });
      return;
    }
    if (await recover(run, thrown)) return;
    if (current() === null) return;
    fallBack(run);
    enter({ name: 'idle' });
    post({ type: 'failed', error });
  }

  for (;;) {
    const at = current();
    if (at === null || at.name === 'paused' || at.name === 'stalled') return;
    try {
      const data = await openData(run.leave.signal);
      if (run.place === null) await place(run, data);
      // Asked anew: all that takes its time, and the run may have been stopped meanwhile.
      if (current()?.name === 'evaluating') await evaluate(data);
      else if (current() !== null) await pull(data);
    } catch (thrown) {
      await stumble(thrown);
    }
  }
}

/** Calibrates the run's network and tests it, yielding after each chunk of digits. */
async function* readAll(
  run: Run,
  data: Dataset,
): AsyncGenerator<void, { readonly calibration: Calibration | null; readonly test: TestResult }, void> {
  const { network } = run.place!;
  // First of all: a wait that failed would be taken up again with a network that is calibrated already.
  await data.test.until(data.test.total, run.leave.signal);
  const calibration = yield* calibrate(network, run.plan, data.train);
  return { calibration, test: yield* testNetwork(network, data, run.leave.signal) };
}
