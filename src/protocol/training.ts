import type { Digits } from '../core/data/digits';
import type { CurvePoint } from '../core/metrics/series';
import type { StoppingState } from '../core/model/early-stopping';
import type { Weights } from '../core/model/initialize';
import type { NetworkSpec } from '../core/model/network';
import type { TrainingPlan } from '../core/model/plan';
import type { Shipped } from '../core/model/shipped';

/** What the session is doing. */
export type Phase =
  /** starting an engine and loading a network that comes with the page */
  | 'starting'
  /** a network is there and reads; nothing is being trained */
  | 'idle'
  /** steps are taken; before the first, digits are fetched and the engines timed */
  | 'training'
  | 'paused'
  /** the test set is being read */
  | 'evaluating'
  /** the data failed; `retry` goes on where it stopped */
  | 'stalled';

/** Which network reads: one that comes with the page, what becomes of a training run, or what the page had kept of an earlier one. */
export type NetworkOrigin = Shipped | 'training' | 'kept';

export type NetworkInfo = { readonly network: NetworkSpec; readonly origin: NetworkOrigin };

/** Where a run is, and what its learning curve has got since the progress before. */
export type TrainingProgress = {
  /** each a mean over some steps; over how many, the plan alone decides, so that the same run has the same curve */
  readonly points: readonly CurvePoint[];
  /** the epoch being trained, from 0 */
  readonly epoch: number;
  readonly epochs: number;
  /** steps done in the run */
  readonly step: number;
  readonly totalSteps: number;
  /** of the last step: by the schedule, from the rate that the plan or a person since has set */
  readonly learningRate: number;
  /** over the last seconds, waiting and pauses not counted; null before that can be told */
  readonly samplesPerSecond: number | null;
  /** seconds until the last epoch ends, at that pace, validation included; null before that can be told */
  readonly secondsLeft: number | null;
};

/** An epoch's end, as Keras prints it. */
export type EpochResult = {
  /** from 0 */
  readonly epoch: number;
  /** mean over the epoch's steps */
  readonly training: CurvePoint;
  /** after the epoch; null without a validation split */
  readonly validation: CurvePoint | null;
};

/** How a network does on the 10,000 test digits. */
export type TestResult = {
  readonly loss: number;
  readonly accuracy: number;
  readonly wrong: number;
  readonly count: number;
};

export type TrainingResult = {
  readonly test: TestResult;
  /** a person stopped it, or early stopping did */
  readonly end: 'completed' | 'stopped' | 'stoppedEarly';
  /** the epoch, from 0, whose weights early stopping went back to; null where it did not */
  readonly bestEpoch: number | null;
  /** steps taken of `totalSteps` */
  readonly steps: number;
  readonly totalSteps: number;
  /** whole epochs done */
  readonly epochs: number;
  /** seconds spent training and validating, pauses not counted */
  readonly seconds: number;
  /**
   * By what the network's confidence was turned down at the end, at least 1, see `fitTemperature`; null where no digits were
   * held back to tell by, or too few
   */
  readonly temperature: number | null;
};

/** Where a run is, between two steps. */
export type RunPosition = {
  readonly plan: TrainingPlan;
  /** steps done */
  readonly steps: number;
  /** whole epochs done, validation included */
  readonly epochs: number;
  /** the same with the steps since: a point of the curves' axis */
  readonly epoch: number;
};

/** A learning rate that a person has set in the middle of a run: it counts from this step on, and the schedule goes on from it. */
export type RateChange = { readonly step: number; readonly learningRate: number };

/** What a run needs, beside its network's numbers, to go on from a checkpoint. */
export type SavedRun = RunPosition & {
  /** the optimiser's memory, see the engine's `TrainingState` */
  readonly slots: Weights;
  /** sums over the steps of the epoch that has begun */
  readonly epochTotals: { readonly loss: number; readonly correct: number; readonly count: number };
  /** the same over the steps since the last point of the curve */
  readonly stretchTotals: { readonly loss: number; readonly correct: number; readonly count: number };
  /** milliseconds spent working */
  readonly workingTime: number;
  readonly rateChanges: readonly RateChange[];
  /** what early stopping has seen, and the weights of the best epoch if it is to go back to them */
  readonly stopping: StoppingState;
  readonly bestWeights: Weights | null;
  /** a person's own digits that are mixed with MNIST's; null for MNIST alone */
  readonly own: Digits | null;
  readonly paused: boolean;
};

/** A network with its numbers, and the run that it is in: what survives a worker. */
export type SavedNetwork = NetworkInfo & { readonly weights: Weights; readonly run: SavedRun | null };

/** How much of MNIST's training or test digits has arrived. */
export type DataProgress = {
  readonly set: 'train' | 'test';
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** digits ready, of `total` */
  readonly samples: number;
  readonly total: number;
};
