import type { CurvePoint } from '../core/metrics/series';
import type { Weights } from '../core/model/initialize';
import type { NetworkSpec } from '../core/model/network';

/** What the session is doing. */
export type Phase =
  /** choosing a backend and loading the default network */
  | 'starting'
  /** a network is there and reads; nothing is being trained */
  | 'idle'
  /** a step is being taken, or the next one waits for its digits */
  | 'training'
  | 'paused'
  /** the test set is being read */
  | 'evaluating'
  /** the data failed; `retry` goes on where it stopped */
  | 'stalled';

/** Which network reads: the shipped one, or what became of a training run. */
export type NetworkOrigin = 'default' | 'training';

export type NetworkInfo = { readonly network: NetworkSpec; readonly origin: NetworkOrigin };

/** Where a run is, and the means since the progress before. */
export type TrainingProgress = {
  /** means over the steps since the last progress */
  readonly point: CurvePoint;
  /** the epoch being trained, from 0 */
  readonly epoch: number;
  readonly epochs: number;
  /** steps done in the run */
  readonly step: number;
  readonly totalSteps: number;
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
  /** steps taken of `totalSteps` */
  readonly steps: number;
  readonly totalSteps: number;
  /** whole epochs done */
  readonly epochs: number;
  /** seconds spent training and validating, pauses not counted */
  readonly seconds: number;
};

/** A network with its numbers: what survives a worker. */
export type SavedNetwork = NetworkInfo & { readonly weights: Weights };

/** How much of MNIST's training or test digits has arrived. */
export type DataProgress = {
  readonly set: 'train' | 'test';
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** digits ready, of `total` */
  readonly samples: number;
  readonly total: number;
};
