import type { DenseNetworkSpec, NetworkSpec } from './network';
import type { OptimizerSpec, TrainingPlan } from './plan';

/** A stack of ReLU layers that ends in ten softmax outputs. */
export function denseNetwork(...hidden: readonly number[]): DenseNetworkSpec {
  return {
    layers: [
      ...hidden.map((units) => ({ type: 'Dense', units, activation: 'relu' }) as const),
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  };
}

/** The CNN of the course articles. */
export const CONVOLUTIONAL_NETWORK: NetworkSpec = {
  layers: [
    { type: 'Conv2D', filters: 32, kernelSize: 3, activation: 'relu' },
    { type: 'MaxPooling2D', poolSize: 2 },
    { type: 'Conv2D', filters: 64, kernelSize: 3, activation: 'relu' },
    { type: 'MaxPooling2D', poolSize: 2 },
    { type: 'Flatten' },
    { type: 'Dense', units: 64, activation: 'relu' },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};

/** The networks of the course articles, and softmax regression, which has no hidden layer. */
export const NETWORK_PRESETS: readonly NetworkSpec[] = [
  denseNetwork(128),
  denseNetwork(64, 64),
  denseNetwork(100),
  denseNetwork(512, 256),
  denseNetwork(),
  CONVOLUTIONAL_NETWORK,
];

/** Each optimiser with Keras' own defaults; epsilon is Keras' 1e-7. */
export const OPTIMIZER_DEFAULTS: {
  readonly [T in OptimizerSpec['type']]: Extract<OptimizerSpec, { type: T }>;
} = {
  Adam: { type: 'Adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  AdamW: {
    type: 'AdamW',
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    weightDecay: 0.004,
  },
  RMSprop: { type: 'RMSprop', learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7 },
  Adagrad: { type: 'Adagrad', learningRate: 0.001, initialAccumulatorValue: 0.1, epsilon: 1e-7 },
  SGD: { type: 'SGD', learningRate: 0.01, momentum: 0, nesterov: false },
};

/** The plan that the page starts with: the articles' 784-128-10. */
export const DEFAULT_PLAN: TrainingPlan = {
  network: NETWORK_PRESETS[0]!,
  optimizer: OPTIMIZER_DEFAULTS.Adam,
  loss: 'categorical_crossentropy',
  batchSize: 32,
  epochs: 10,
  validationSplit: 0.1,
  trainingSize: 60_000,
  seed: 1,
};
