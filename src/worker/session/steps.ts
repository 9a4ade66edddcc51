import type { TrainingPlan } from '../../core/model/plan';
import type { EpochResult, TrainingProgress } from '../../protocol/training';
import type { EngineNetwork, TrainingState } from '../engine/engine';
import type { Ledger } from './ledger';
import type { TrainingSplit } from './own-mix';
import type { PlanSteps } from './plan-steps';
import type { Rates } from './rates';
import type { TaughtDigits } from './taught';
import type { TrainingDigits } from './training-digits';

/** What a trainer does between two chances to pause, to stop, or to read a drawing. */
export type TrainerEvent =
  /** The digits of the next step have not arrived. */
  | { readonly type: 'waiting' }
  /** Some steps were taken, whose numbers have not been read yet. */
  | { readonly type: 'stepped' }
  /** Some digits were looked at, for a step that has not been taken yet. */
  | { readonly type: 'gathered' }
  /** Some validation digits were read. */
  | { readonly type: 'validated' }
  | { readonly type: 'progress'; readonly progress: TrainingProgress }
  | { readonly type: 'epoch'; readonly result: EpochResult };

/** How the next steps are to be taken: as fast as they go, or one alone, with its numbers read at once. */
export type Gait = 'run' | 'step';

/** What it takes to take the steps of a run. */
export type StepsOptions = {
  readonly network: EngineNetwork;
  readonly plan: TrainingPlan;
  readonly digits: TrainingDigits | TaughtDigits;
  readonly split: TrainingSplit;
  readonly steps: PlanSteps;
  readonly rates: Rates;
  readonly ledger: Ledger;
  readonly from: TrainingState | undefined;
  /** ends a wait for digits */
  readonly signal: AbortSignal;
  readonly now: () => number;
};

/** Takes the steps of a run, epoch by epoch, and enters them into the ledger. */
export type Steps = {
  /** Takes what is left of an epoch's steps; all their numbers are read at its end. Returns the gait that it was given last. */
  readonly epoch: (gait: Gait) => AsyncGenerator<TrainerEvent, Gait, Gait>;
  /** The first step, counted from 0, whose learning rate is still to be decided. */
  readonly next: () => number;
  /** After the steps that are in the ledger. */
  readonly state: () => Promise<TrainingState>;
  readonly dispose: () => void;
};

/** Waits until the first `samples` digits are there; says so if they aren't. */
export async function* untilHere(
  digits: TrainingDigits,
  samples: number,
  signal: AbortSignal,
): AsyncGenerator<TrainerEvent, void, Gait> {
  if (digits.available >= samples) return;
  yield { type: 'waiting' };
  await digits.until(samples, signal);
}
