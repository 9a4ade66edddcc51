import type { Redraw } from '../../core/data/augment-redraw';
import type { Digits } from '../../core/data/digits';
import { afterEpoch } from '../../core/model/early-stopping';
import { isFullBatch } from '../../core/model/optimizer';
import type { TrainingPlan } from '../../core/model/plan';
import type { EpochResult, RateChange, TrainingProgress, TrainingResult } from '../../protocol/training';
import type { EngineNetwork, Totals, TrainingState } from '../engine/engine';
import { createBatchSteps } from './batch-steps';
import { evaluate } from './evaluate';
import { createFullBatchSteps } from './full-batch/steps';
import { createLedger, type Tally } from './ledger';
import { mixOwn, trainingSplit } from './own-mix';
import { planSteps } from './plan-steps';
import { createRates } from './rates';
import { type Gait, type StepsOptions, type TrainerEvent, untilHere } from './steps';
import { taughtDigits } from './taught';
import { meanPoint } from './totals';
import type { TrainingDigits } from './training-digits';

export type TrainerOptions = {
  readonly network: EngineNetwork;
  readonly plan: TrainingPlan;
  /** MNIST's */
  readonly digits: TrainingDigits;
  /** a person's own digits, to be mixed in */
  readonly own?: Digits | null;
  /** what a person has set so far instead of the plan's learning rate */
  readonly rateChanges?: () => readonly RateChange[];
  /** draws variants of digits; else JavaScript does */
  readonly redraw?: Redraw | undefined;
  /** goes on from there, after `tally.steps` steps */
  readonly from?: { readonly tally: Tally; readonly state: TrainingState } | undefined;
  /** ends a wait for digits */
  readonly signal: AbortSignal;
  /** milliseconds */
  readonly now: () => number;
};

/** How a run came to its end by itself. */
export type Ending = Pick<TrainingResult, 'bestEpoch'> & { readonly end: 'completed' | 'stoppedEarly' };

/** A training run that is pulled slice by slice: pausing is not pulling, stopping is `return()`. */
export type Trainer = {
  /** After `progress`, `gathered` and `epoch` events all of it is of the same step as `state()`. */
  readonly tally: () => Tally;
  readonly state: () => Promise<TrainingState>;
  /** The progress since the one before, as far as its numbers are read; null where all is told. */
  readonly untold: () => TrainingProgress | null;
  /** The first step, counted from 0, for which a learning rate set now can count. */
  readonly nextStep: () => number;
  /**
   * The gait given to `next()` holds from the event it answers on. A generator that threw has ended; after missing data,
   * `run()` goes on where it stopped. At its end the network has the weights that the run is to end with.
   *
   * @throws DataError when digits cannot be had; InklingFailure `diverged` when the loss is infinite or not a number.
   */
  readonly run: (gait: Gait) => AsyncGenerator<TrainerEvent, Ending, Gait>;
  readonly dispose: () => void;
};

/** Prepares a run of `plan`; nothing is computed before the first `next()`. */
export function createTrainer(options: TrainerOptions): Trainer {
  const { network, plan, own = null, rateChanges = () => [], redraw, from, signal, now } = options;
  const { earlyStopping } = plan;
  const split = trainingSplit(plan, own);
  const digits = split.copies > 0 ? mixOwn(options.digits, own!, plan) : options.digits;
  const planned = planSteps(plan, own);
  const rates = createRates(plan, planned, rateChanges);
  const ledger = createLedger(plan.epochs, planned, from?.tally);
  const steps = createSteps({
    network,
    plan,
    digits: taughtDigits(digits, split.train.to, plan, redraw),
    split,
    steps: planned,
    rates,
    ledger,
    from: from?.state,
    signal,
    now,
  });
  /** the weights that early stopping has gone back to */
  let restored: Tally['bestWeights'] = null;

  async function* run(first: Gait): AsyncGenerator<TrainerEvent, Ending, Gait> {
    let gait = first;
    while (ledger.tally().epochs < plan.epochs && !hasStopped()) {
      gait = yield* steps.epoch(gait);
      const { epochs: epoch, epochTotals } = ledger.tally();
      const validated = split.validation.to > split.validation.from ? yield* validate() : null;
      const training = meanPoint(epochTotals, epoch + 1);
      const result = { epoch, training, validation: validated && meanPoint(validated, epoch + 1) };
      const seen = await look(result);
      const progress = isOver(seen.stopping) ? untold() : null;
      if (progress !== null) gait = yield { type: 'progress', progress };
      ledger.endEpoch(seen);
      gait = yield { type: 'epoch', result };
    }
    const { epochs, stopping, bestWeights } = ledger.tally();
    if (bestWeights !== null) network.setWeights(bestWeights);
    restored = bestWeights;
    return {
      end: epochs < plan.epochs ? 'stoppedEarly' : 'completed',
      bestEpoch: restored && stopping.bestEpoch,
    };
  }

  function untold(): TrainingProgress | null {
    return ledger.isAllTold() ? null : ledger.tell(rates(ledger.tally().steps - 1));
  }

  /** What early stopping sees in an epoch. */
  async function look(result: EpochResult): Promise<Pick<Tally, 'stopping' | 'bestWeights'>> {
    const { stopping: before, bestWeights } = ledger.tally();
    if (earlyStopping === null) return { stopping: before, bestWeights };
    const { best, bestEpoch, wait, improved } = afterEpoch(earlyStopping, before, result.epoch, result);
    const keep = improved && earlyStopping.restoreBestWeights;
    return {
      stopping: { best, bestEpoch, wait },
      bestWeights: keep ? (await steps.state()).weights : bestWeights,
    };
  }

  /** Whether early stopping ends the run: it shows in what it has seen, so that a checkpoint needs to say no more. */
  function isOver({ wait }: Tally['stopping']): boolean {
    return earlyStopping !== null && wait > 0 && wait >= earlyStopping.patience;
  }

  function hasStopped(): boolean {
    return isOver(ledger.tally().stopping);
  }

  async function* validate(): AsyncGenerator<TrainerEvent, Totals, Gait> {
    yield* untilHere(digits, split.validation.to, signal);
    const started = now();
    let paused = 0;
    const reading = evaluate(network, digits, split.validation);
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        ledger.validated(next.value, now() - started - paused);
        return next.value;
      }
      const left = now();
      yield { type: 'validated' };
      paused += now() - left;
    }
  }

  return {
    tally: ledger.tally,
    state: async () => {
      const state = await steps.state();
      return restored === null ? state : { ...state, weights: restored };
    },
    nextStep: steps.next,
    untold,
    run,
    dispose: steps.dispose,
  };
}

function createSteps(options: StepsOptions) {
  const { optimizer } = options.plan;
  return isFullBatch(optimizer)
    ? createFullBatchSteps(optimizer, options)
    : createBatchSteps(optimizer, options);
}
