import type { Digits } from '../../core/data/digits';
import { epochOrder, type Range, samplesNeeded, splitTrainValidation } from '../../core/data/order';
import type { TrainingPlan } from '../../core/model/plan';
import { InklingFailure } from '../../protocol/errors';
import type { EpochResult, TrainingProgress } from '../../protocol/training';
import type { EngineNetwork, Totals } from '../engine/engine';
import { evaluate } from './evaluate';
import { createPace } from './pace';
import { addTotals, meanPoint, NO_TOTALS } from './totals';

/** What a trainer does between two chances to pause, to stop, or to read a drawing. */
export type TrainerEvent =
  /** The digits of the next step have not arrived. */
  | { readonly type: 'waiting' }
  /** A step was taken, whose numbers have not been read yet. */
  | { readonly type: 'stepped' }
  /** Some validation digits were read. */
  | { readonly type: 'validated' }
  | { readonly type: 'progress'; readonly progress: TrainingProgress }
  | { readonly type: 'epoch'; readonly result: EpochResult };

/** What a trainer draws its digits from. */
export type TrainingDigits = Digits & {
  readonly available: number;
  /** samples of each shard, in order */
  readonly shardCounts: readonly number[];
  until(count: number, signal?: AbortSignal): Promise<void>;
};

export type TrainerOptions = {
  readonly network: EngineNetwork;
  readonly plan: TrainingPlan;
  readonly digits: TrainingDigits;
  /** ends a wait for digits */
  readonly signal: AbortSignal;
  /** milliseconds */
  readonly now: () => number;
};

/** How far a run has come; the trainer's caller may look at any time. */
export type Tally = {
  steps: number;
  readonly totalSteps: number;
  /** whole epochs done */
  epochs: number;
  /** milliseconds spent working: waiting and pauses not counted */
  workingTime: number;
};

/** A training run that is pulled step by step: pausing is not pulling, stopping is `return()`. */
export type Trainer = {
  readonly tally: Readonly<Tally>;
  /**
   * After `stepped`, `next(true)` asks for the progress right away; with `next(false)` it comes about every 200 ms.
   * A generator that threw has ended; after missing data, `run()` goes on where it stopped.
   *
   * @throws DataError when digits cannot be had; InklingFailure `diverged` when the loss is infinite or not a number.
   */
  readonly run: () => AsyncGenerator<TrainerEvent, void, boolean>;
  readonly dispose: () => void;
};

/** How often progress is told: reading numbers back from the GPU waits for all its work. */
const PROGRESS_MS = 200;

/** Prepares a run of `plan`; nothing is computed before the first `next()`. */
export function createTrainer({ network, plan, digits, signal, now }: TrainerOptions): Trainer {
  const { train, validation } = splitTrainValidation(plan.trainingSize, plan.validationSplit);
  const stepsPerEpoch = Math.ceil(train.to / plan.batchSize);
  const tally: Tally = { steps: 0, totalSteps: stepsPerEpoch * plan.epochs, epochs: 0, workingTime: 0 };
  const stepper = network.train(plan.optimizer, digits);
  let epochTotals = NO_TOTALS;
  /** the steps whose numbers have not been read; time in milliseconds */
  let unread = { steps: 0, time: 0 };
  const pace = createPace();
  let stride = 1; // steps between two readings of the numbers, so that they come every PROGRESS_MS

  async function* run(): AsyncGenerator<TrainerEvent, void, boolean> {
    for (let epoch = tally.epochs; epoch < plan.epochs; epoch++) {
      const order = epochOrder({
        trainCount: train.to,
        epoch,
        seed: plan.seed,
        shardCounts: digits.shardCounts,
      });
      yield* trainEpoch(epoch, order);
      const validated = validation.to > validation.from ? yield* validate(epoch, validation) : null;
      tally.epochs = epoch + 1;
      yield {
        type: 'epoch',
        result: {
          epoch,
          training: meanPoint(epochTotals, epoch + 1),
          validation: validated && meanPoint(validated, epoch + 1),
        },
      };
      epochTotals = NO_TOTALS;
    }
  }

  async function* trainEpoch(epoch: number, order: Uint32Array): AsyncGenerator<TrainerEvent, void, boolean> {
    for (let batch = tally.steps - epoch * stepsPerEpoch; batch < stepsPerEpoch; batch++) {
      const from = batch * plan.batchSize;
      const to = Math.min(from + plan.batchSize, order.length);
      yield* untilHere(samplesNeeded(order, from, to));
      const started = now();
      stepper.step(order.subarray(from, to));
      tally.steps += 1;
      unread = { steps: unread.steps + 1, time: unread.time + (now() - started) };
      const wanted = yield { type: 'stepped' };
      if (!wanted && unread.steps < stride && batch < stepsPerEpoch - 1) continue;
      const reading = now();
      const totals = finite(await stepper.totals(), epoch, tally.steps);
      const time = unread.time + (now() - reading);
      epochTotals = addTotals(epochTotals, totals);
      tally.workingTime += time;
      pace.stepped(unread.steps, totals.count, time);
      stride = Math.max(1, Math.round((unread.steps * PROGRESS_MS) / Math.max(time, 1)));
      unread = { steps: 0, time: 0 };
      yield { type: 'progress', progress: progress(epoch, totals) };
    }
  }

  async function* untilHere(samples: number): AsyncGenerator<TrainerEvent, void, boolean> {
    if (digits.available >= samples) return;
    yield { type: 'waiting' };
    await digits.until(samples, signal);
  }

  async function* validate(epoch: number, range: Range): AsyncGenerator<TrainerEvent, Totals, boolean> {
    yield* untilHere(range.to);
    const started = now();
    let paused = 0;
    const reading = evaluate(network, digits, range);
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        const time = now() - started - paused;
        tally.workingTime += time;
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
      totalSteps: tally.totalSteps,
      samplesPerSecond: pace.samplesPerSecond(),
      secondsLeft: pace.secondsLeft(tally.totalSteps - tally.steps, plan.epochs - tally.epochs),
    };
  }

  return { tally, run, dispose: () => stepper.dispose() };
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
