import type { AugmentationSpec } from './augmentation';
import type { EarlyStopping } from './early-stopping';
import type { NetworkSpec } from './network';
import type { OptimizerSpec } from './optimizer';
import type { LearningRateSchedule } from './schedule';

/** The two cross-entropies are one loss: in Keras they differ in how the labels are written, in Inkling not at all. */
export const LOSSES = [
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'mean_squared_error',
] as const;
export type Loss = (typeof LOSSES)[number];

/** Everything that decides how a training run goes. The same plan gives the same run. */
export type TrainingPlan = {
  readonly network: NetworkSpec;
  readonly optimizer: OptimizerSpec;
  readonly schedule: LearningRateSchedule;
  readonly loss: Loss;
  /** digits a step; of no account for optimisers that take all at once */
  readonly batchSize: number;
  /** at most, if it may stop early */
  readonly epochs: number;
  /** share of the digits held back, from the end, as Keras' `validation_split` does; 0 to 0.5 */
  readonly validationSplit: number;
  /** how many of MNIST's 60,000 training digits are used, validation included */
  readonly trainingSize: number;
  /** whether each epoch goes through the digits in an order of its own; else always in the packed one */
  readonly shuffle: boolean;
  readonly earlyStopping: EarlyStopping | null;
  /** share of the digits learnt from in whose place Inkling's handwriting styles write one of the same label */
  readonly styleShare: number;
  readonly augmentation: AugmentationSpec | null;
  readonly seed: number;
};

/** The range of each numeric knob; the page, URLs and files are held to the same. */
export const PLAN_LIMITS = {
  learningRate: { min: 0.000001, max: 10 },
  momentum: { min: 0, max: 0.9999 },
  beta: { min: 0, max: 0.9999999 },
  rho: { min: 0, max: 0.9999999 },
  epsilon: { min: 1e-10, max: 1 },
  initialAccumulatorValue: { min: 0, max: 10 },
  weightDecay: { min: 0, max: 1 },
  lineSearchSteps: { min: 1, max: 50, whole: true },
  warmupEpochs: { min: 0, max: 100 },
  decayEpochs: { min: 0.01, max: 1000 },
  decayRate: { min: 0.0001, max: 10 },
  /** of a factor that is applied again and again: above 1 the rate would grow beyond all numbers */
  decayFactor: { min: 0.0001, max: 1 },
  alpha: { min: 0, max: 1 },
  penalty: { min: 0, max: 10 },
  batchSize: { min: 1, max: 4096, whole: true },
  epochs: { min: 1, max: 1000, whole: true },
  validationSplit: { min: 0, max: 0.5 },
  trainingSize: { min: 10, max: 60_000, whole: true },
  minDelta: { min: 0, max: 1 },
  patience: { min: 0, max: 1000, whole: true },
  styleShare: { min: 0, max: 0.9 },
  rotation: { min: 0, max: 45 },
  scale: { min: 0, max: 0.3 },
  shear: { min: 0, max: 0.5 },
  shift: { min: 0, max: 5 },
  elastic: { min: 0, max: 3 },
  strokeWidth: { min: 0, max: 1 },
  seed: { min: 0, max: 0xffff_ffff, whole: true },
  layers: { min: 1, max: 24, whole: true },
  units: { min: 1, max: 1024, whole: true },
  filters: { min: 1, max: 128, whole: true },
  kernelSize: { min: 1, max: 28, whole: true },
  poolSize: { min: 1, max: 28, whole: true },
  rate: { min: 0, max: 0.95 },
} as const satisfies Record<string, Limit>;

export type Limit = { readonly min: number; readonly max: number; readonly whole?: boolean };
