import type { ArrivingDigits } from '../../core/data/digits';
import { epochOrder, type Range, samplesNeeded, splitTrainValidation } from '../../core/data/order';
import type { TrainingPlan } from '../../core/model/plan';
import { InklingFailure } from '../../protocol/errors';
import type { EpochResult, TrainingProgress } from '../../protocol/training';
import type { EngineNetwork, Totals, TrainingState } from '../engine/engine';
import { evaluate } from './evaluate';
import { createPace } from './pace';
import { planSteps } from './plan-steps';
import { createSlices } from './slices';
import { addTotals, meanPoint, NO_TOTALS } from './totals';

/** What a trainer does between two chances to pause, to stop, or to read a drawing. */
export type TrainerEvent =
  /** The digits of the next step have not arrived. */
  | { readonly type: 'waiting' }
  /** Some steps were taken, whose numbers have not been read yet. */
  | { readonly type: 'stepped' }
  /** Some validation digits were read. */
  | { readonly type: 'validated' }
  | { readonly type: 'progress'; readonly progress: TrainingProgress }
  | { readonly type: 'epoch'; readonly result: EpochResult };

/** What a trainer draws its digits from. */
export type TrainingDigits = ArrivingDigits & {
  /** samples of each shard, in order */
  readonly shardCounts: readonly number[];
  until(count: number, signal?: AbortSignal): Promise<void>;
};

/** How far a run has come. */
export type Tally = {
  readonly steps: number;
  /** whole epochs done */
  readonly epochs: number;
  /** of the epoch that has begun */
  readonly epochTotals: Totals;
  /** milliseconds spent working: waiting and pauses not counted */
  readonly workingTime: number;
};

export const NOTHING_DONE: Tally = { steps: 0, epochs: 0, epochTotals: NO_TOTALS, workingTime: 0 };

export type TrainerOptions = {
  readonly network: EngineNetwork;
  readonly plan: TrainingPlan;
  readonly digits: TrainingDigits;
  /** goes on from there, after `tally.steps` steps */
  readonly from?: { readonly tally: Tally; readonly state: TrainingState } | undefined;
  /** ends a wait for digits */
  readonly signal: AbortSignal;
  /** milliseconds */
  readonly now: () => number;
};

/** How the next steps are to be taken: as fast as they go, or one alone, with its numbers read at once. */
export type Gait = 'run' | 'step';

/** A training run that is pulled slice by slice: pausing is not pulling, stopping is `return()`. */
export type Trainer = {
  /** After `progress` and `epoch` events all of it is of the same step as `state()`. */
  readonly tally: () => Tally;
  readonly state: () => Promise<TrainingState>;
  /**
   * The gait given to `next()` holds from the event it answers on. A generator that threw has ended; after missing data,
   * `run()` goes on where it stopped.
   *
   * @throws DataError when digits cannot be had; InklingFailure `diverged` when the loss is infinite or not a number.
   */
  readonly run: (gait: Gait) => AsyncGenerator<TrainerEvent, void, Gait>;
  readonly dispose: () => void;
};

/** How often progress is told: reading numbers back from the GPU waits for all its work. */
const PROGRESS_MS = 200;

/** Prepares a run of `plan`; nothing is computed before the first `next()`. */
export function createTrainer({ network, plan, digits, from, signal, now }: TrainerOptions): Trainer {
  const { train, validation } = splitTrainValidation(plan.trainingSize, plan.validationSplit);
  const { perEpoch: stepsPerEpoch, total: totalSteps } = planSteps(plan);
  const stepper = network.train(plan, digits, from?.state);
  const pace = createPace();
  const slices = createSlices();
  let tally = from?.tally ?? NOTHING_DONE;
  /** the steps whose numbers have not been read; time in milliseconds */
  let unread = { steps: 0, time: 0 };

  async function* run(first: Gait): AsyncGenerator<TrainerEvent, void, Gait> {
    let gait = first;
    while (tally.epochs < plan.epochs) {
      const epoch = tally.epochs;
      const order = epochOrder({
        trainCount: train.to,
        epoch,
        seed: plan.seed,
        shardCounts: digits.shardCounts,
      });
      gait = yield* trainEpoch(epoch, order, gait);
      const validated = validation.to > validation.from ? yield* validate(epoch, validation) : null;
      const training = meanPoint(tally.epochTotals, epoch + 1);
      tally = { ...tally, epochs: epoch + 1, epochTotals: NO_TOTALS };
      gait = yield {
        type: 'epoch',
        result: { epoch, training, validation: validated && meanPoint(validated, epoch + 1) },
      };
    }
  }

  async function* trainEpoch(
    epoch: number,
    order: Uint32Array,
    first: Gait,
  ): AsyncGenerator<TrainerEvent, Gait, Gait> {
    let gait = first;
    const start = stepsPerEpoch * epoch;
    const end = start + stepsPerEpoch;
    stepper.setOrder(order);
    while (tally.steps < end) {
      const needed = samplesNeeded(order, ...batchAt(tally.steps - start));
      // Before a wait that may be long, and that may fail, what is known is told.
      if (digits.available < needed && unread.steps > 0)
        gait = yield { type: 'progress', progress: progress(epoch, await readTotals(epoch)) };
      yield* untilHere(needed);
      const started = now();
      const most = gait === 'step' ? 1 : Math.min(slices.steps(), end - tally.steps);
      const taken = await takeSteps(order, tally.steps - start, most);
      const time = now() - started;
      slices.took(taken, time);
      tally = { ...tally, steps: tally.steps + taken };
      unread = { steps: unread.steps + taken, time: unread.time + time };
      // The first numbers are read at once: they say that it goes, and end a GPU's warm-up.
      if (gait === 'run' && pace.begun() && unread.time < PROGRESS_MS && tally.steps < end) {
        gait = yield { type: 'stepped' };
        if (gait === 'run') continue;
      }
      gait = yield { type: 'progress', progress: progress(epoch, await readTotals(epoch)) };
    }
    return gait;
  }

  /** The digits of a batch of the epoch, [from, to) in its order. */
  function batchAt(batch: number): [from: number, to: number] {
    const start = batch * plan.batchSize;
    return [start, Math.min(start + plan.batchSize, train.to)];
  }

  /** Takes up to `most` steps, as far as their digits are there, and waits for the engine. */
  async function takeSteps(order: Uint32Array, first: number, most: number): Promise<number> {
    let taken = 0;
    do stepper.step(...batchAt(first + taken++));
    while (taken < most && samplesNeeded(order, ...batchAt(first + taken)) <= digits.available);
    await stepper.done();
    return taken;
  }

  async function readTotals(epoch: number): Promise<Totals> {
    const reading = now();
    const totals = finite(await stepper.totals(), epoch, tally.steps);
    const time = unread.time + (now() - reading);
    pace.stepped(unread.steps, totals.count, time);
    unread = { steps: 0, time: 0 };
    tally = {
      ...tally,
      epochTotals: addTotals(tally.epochTotals, totals),
      workingTime: tally.workingTime + time,
    };
    return totals;
  }

  async function* untilHere(samples: number): AsyncGenerator<TrainerEvent, void, Gait> {
    if (digits.available >= samples) return;
    yield { type: 'waiting' };
    await digits.until(samples, signal);
  }

  async function* validate(epoch: number, range: Range): AsyncGenerator<TrainerEvent, Totals, Gait> {
    yield* untilHere(range.to);
    const started = now();
    let paused = 0;
    const reading = evaluate(network, digits, range);
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        const time = now() - started - paused;
        tally = { ...tally, workingTime: tally.workingTime + time };
        pace.validated(time);
        return finite(next.value, epoch, tally.steps);
      }
      const left = now();
      yield { type: 'validated' };
      paused += now() - left;
    }
  }

  function progress(epoch: number, totals: Totals): TrainingProgress {
    return {
      point: meanPoint(totals, tally.steps / stepsPerEpoch),
      epoch,
      epochs: plan.epochs,
      step: tally.steps,
      totalSteps,
      samplesPerSecond: pace.samplesPerSecond(),
      secondsLeft: pace.secondsLeft(totalSteps - tally.steps, plan.epochs - tally.epochs),
    };
  }

  return { tally: () => tally, state: () => stepper.state(), run, dispose: () => stepper.dispose() };
}

/**
 * The totals, as long as they are numbers.
 *
 * @throws InklingFailure `diverged`
 */
function finite(totals: Totals, epoch: number, step: number): Totals {
  if (!Number.isFinite(totals.loss)) throw new InklingFailure({ kind: 'diverged', epoch, step });
  return totals;
}
