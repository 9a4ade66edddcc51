import type { Series } from '../../../core/metrics/series';
import type { Weights } from '../../../core/model/initialize';
import type { NetworkSpec } from '../../../core/model/network';
import type { TrainingPlan } from '../../../core/model/plan';
import type { EngineName } from '../../../protocol/engine';
import type { EpochResult, RateChange, TrainingResult } from '../../../protocol/training';

export const RUN_STATUSES = [
  'running',
  'completed',
  /** by a person */
  'stopped',
  /** by early stopping */
  'stoppedEarly',
  /** the loss grew beyond all numbers */
  'diverged',
  /** something else that was not the plan's fault */
  'failed',
  /** it was reset, or its page closed */
  'interrupted',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** A run as it is kept. */
export type RunRecord = {
  readonly id: string;
  /** what a person called it; empty until then */
  readonly name: string;
  readonly pinned: boolean;
  /** milliseconds since 1970 */
  readonly startedAt: number;
  readonly plan: TrainingPlan;
  /** the engine that it ended on; null if it had none yet */
  readonly engine: EngineName | null;
  readonly status: RunStatus;
  /** over the steps, thinned */
  readonly curve: Series;
  readonly epochs: readonly EpochResult[];
  /** null unless it came to its test */
  readonly result: TrainingResult | null;
  /** spent training and validating, pauses not counted, as far as was told */
  readonly seconds: number;
  /** a person moved the learning rate meanwhile */
  readonly rateChanges: readonly RateChange[];
  /** how many of a person's own digits were mixed in; 0 for a run from fresh weights on MNIST alone */
  readonly ownDigits: number;
};

/** What a run has learnt. */
export type KeptWeights = {
  /** of the run */
  readonly id: string;
  readonly network: NetworkSpec;
  readonly weights: Weights;
};
