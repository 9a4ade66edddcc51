import type { NetworkSpec } from './network';
import type { OptimizerSpec, TrainingPlan } from './plan';

/** A stack of ReLU layers that ends in ten softmax outputs. */
export function denseNetwork(...hidden: readonly number[]): NetworkSpec {
  return {
    layers: [
      ...hidden.map((units) => ({ type: 'Dense', units, activation: 'relu' }) as const),
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  };
}

/** The dense networks of the course articles, and softmax regression, which has no hidden layer. */
export const NETWORK_PRESETS: readonly NetworkSpec[] = [
  denseNetwork(128),
  denseNetwork(64, 64),
  denseNetwork(100),
  denseNetwork(512, 256),
  denseNetwork(),
];

/** Each optimiser with Keras' own defaults; epsilon is Keras' 1e-7. */
export const OPTIMIZER_DEFAULTS: {
  readonly [T in OptimizerSpec['type']]: Extract<OptimizerSpec, { type: T }>;
} = {
  Adam: { type: 'Adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  SGD: { type: 'SGD', learningRate: 0.01, momentum: 0 },
};

/** The plan that the page starts with: the articles' 784-128-10. */
export const DEFAULT_PLAN: TrainingPlan = {
  network: NETWORK_PRESETS[0]!,
  optimizer: OPTIMIZER_DEFAULTS.Adam,
  batchSize: 32,
  epochs: 10,
  validationSplit: 0.1,
  trainingSize: 60_000,
  seed: 1,
};
