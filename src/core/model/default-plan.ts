import type { DenseNetworkSpec } from './network';
import { OPTIMIZER_DEFAULTS } from './optimizer';
import type { TrainingPlan } from './plan';
import { SCHEDULE_DEFAULTS } from './schedule';

/** A stack of ReLU layers that ends in ten softmax outputs. */
export function denseNetwork(...hidden: readonly number[]): DenseNetworkSpec {
  return {
    layers: [
      ...hidden.map((units) => ({ type: 'Dense', units, activation: 'relu' }) as const),
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  };
}

/** The plan that the page starts with: the articles' 784-128-10, with some digits held back to see how it reads new ones. */
export const DEFAULT_PLAN: TrainingPlan = {
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
  augmentation: null,
  seed: 1,
};
