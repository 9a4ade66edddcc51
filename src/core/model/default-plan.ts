import { AUGMENTATION_DEFAULT } from './augmentation';
import type { DenseNetworkSpec, NetworkSpec } from './network';
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

/** A small CNN: two convolutions of 3 x 3, each followed by max pooling, and a dense layer. */
export function convolutionalNetwork(first: number, second: number, units: number): NetworkSpec {
  return {
    layers: [
      { type: 'Conv2D', filters: first, kernelSize: 3, activation: 'relu' },
      { type: 'MaxPooling2D', poolSize: 2 },
      { type: 'Conv2D', filters: second, kernelSize: 3, activation: 'relu' },
      { type: 'MaxPooling2D', poolSize: 2 },
      { type: 'Flatten' },
      { type: 'Dense', units, activation: 'relu' },
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  };
}

/**
 * The plan that the page starts with and that the dense network which comes with it was trained by. Each part of it earns its
 * place: the README has the table.
 */
export const DEFAULT_PLAN: TrainingPlan = {
  network: denseNetwork(256, 128),
  optimizer: { ...OPTIMIZER_DEFAULTS.Adam, learningRate: 0.002 },
  schedule: SCHEDULE_DEFAULTS.CosineDecay,
  loss: 'categorical_crossentropy',
  batchSize: 32,
  epochs: 12,
  validationSplit: 0.1,
  trainingSize: 60_000,
  shuffle: true,
  earlyStopping: null,
  styleShare: 0.5,
  augmentation: AUGMENTATION_DEFAULT,
  seed: 1,
};

/** The plan that the CNN which comes with the page was trained by. */
export const CNN_PLAN: TrainingPlan = {
  ...DEFAULT_PLAN,
  network: convolutionalNetwork(24, 48, 96),
  batchSize: 64,
  epochs: 16,
  styleShare: 0.4,
};
