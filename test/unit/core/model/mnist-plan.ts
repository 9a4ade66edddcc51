import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import { denseNetwork } from '../../../../src/core/model/presets';
import { SCHEDULE_DEFAULTS } from '../../../../src/core/model/schedule';

/**
 * 784-128-10, taught MNIST as it is at a constant rate. Written out, so that what tests count and compute with stays as it
 * is, whatever the page starts with.
 */
export const MNIST_PLAN: TrainingPlan = {
  network: denseNetwork(128),
  optimizer: OPTIMIZER_DEFAULTS.Adam,
  schedule: SCHEDULE_DEFAULTS.Constant,
  loss: 'categorical_crossentropy',
  batchSize: 32,
  epochs: 10,
  validationSplit: 0.1,
  trainingSize: 60_000,
  shuffle: true,
  earlyStopping: null,
  styleShare: 0,
  augmentation: null,
  seed: 1,
};
