import { CNN_PLAN, convolutionalNetwork, DEFAULT_PLAN, denseNetwork } from './default-plan';
import type { DenseNetworkSpec, DenseSpec, NetworkSpec } from './network';
import { OPTIMIZER_DEFAULTS } from './optimizer';
import type { TrainingPlan } from './plan';
import { SCHEDULE_DEFAULTS } from './schedule';

export { DEFAULT_PLAN, denseNetwork };

/** The CNN of the course articles. */
export const CONVOLUTIONAL_NETWORK: NetworkSpec = convolutionalNetwork(32, 64, 64);

/** Names of the ready-made plans, as a URL may ask for them. */
export const PRESET_IDS = [
  'inkling',
  'inkling-cnn',
  'softmax',
  'dense-100',
  'dense-128',
  'dense-64-64',
  'dense-512-256',
  'cnn',
  'fail-zeros',
  'fail-rate',
  'fail-sigmoid',
  'fail-overfit',
  'fail-pixels',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** MNIST alone and as it is, with Keras' own Adam, as all the world learns from it. */
const MNIST_PLAN: TrainingPlan = {
  ...DEFAULT_PLAN,
  network: denseNetwork(128),
  optimizer: OPTIMIZER_DEFAULTS.Adam,
  schedule: SCHEDULE_DEFAULTS.Constant,
  epochs: 10,
  styleShare: 0,
  augmentation: null,
};
const ARTICLE_PLAN: TrainingPlan = { ...MNIST_PLAN, validationSplit: 0 };

/**
 * Ready-made plans: those of the networks that come with the page, those of the course articles with the articles' own
 * settings, then classic failures to learn from.
 */
export const PRESETS: { readonly [id in PresetId]: TrainingPlan } = {
  inkling: DEFAULT_PLAN,
  'inkling-cnn': CNN_PLAN,
  softmax: { ...ARTICLE_PLAN, network: denseNetwork() },
  'dense-100': { ...ARTICLE_PLAN, network: denseNetwork(100) },
  'dense-128': ARTICLE_PLAN,
  'dense-64-64': {
    ...ARTICLE_PLAN,
    network: denseNetwork(64, 64),
    loss: 'sparse_categorical_crossentropy',
    epochs: 5,
  },
  'dense-512-256': { ...ARTICLE_PLAN, network: denseNetwork(512, 256), validationSplit: 0.1 },
  cnn: { ...ARTICLE_PLAN, network: CONVOLUTIONAL_NETWORK, batchSize: 128 },
  'fail-zeros': {
    ...MNIST_PLAN,
    network: withLayers(denseNetwork(128), (layer) => ({ ...layer, kernelInitializer: 'zeros' })),
    epochs: 2,
  },
  'fail-rate': {
    ...MNIST_PLAN,
    optimizer: { ...OPTIMIZER_DEFAULTS.SGD, learningRate: 5 },
    epochs: 2,
  },
  'fail-sigmoid': {
    ...MNIST_PLAN,
    network: withLayers(denseNetwork(64, 64, 64, 64, 64), (layer, last) =>
      last ? layer : { ...layer, activation: 'sigmoid' },
    ),
    optimizer: OPTIMIZER_DEFAULTS.SGD,
    epochs: 3,
  },
  'fail-overfit': {
    ...MNIST_PLAN,
    network: denseNetwork(512, 256),
    trainingSize: 400,
    validationSplit: 0.5,
    epochs: 60,
  },
  'fail-pixels': {
    ...MNIST_PLAN,
    network: { ...denseNetwork(128), normalized: false },
    optimizer: OPTIMIZER_DEFAULTS.SGD,
    epochs: 2,
  },
};

/** Those of the networks that come with the page. */
export const INKLING_PRESETS = ['inkling', 'inkling-cnn'] as const satisfies readonly PresetId[];

/** Those of the articles, in the order in which they are read. */
export const ARTICLE_PRESETS = [
  'softmax',
  'dense-100',
  'dense-128',
  'dense-64-64',
  'dense-512-256',
  'cnn',
] as const satisfies readonly PresetId[];

/** Those that go wrong, each for one reason. */
export const FAILURE_PRESETS = [
  'fail-zeros',
  'fail-rate',
  'fail-sigmoid',
  'fail-overfit',
  'fail-pixels',
] as const satisfies readonly PresetId[];

function withLayers(
  network: DenseNetworkSpec,
  change: (layer: DenseSpec, last: boolean) => DenseSpec,
): DenseNetworkSpec {
  const last = network.layers.length - 1;
  return { layers: network.layers.map((layer, index) => change(layer, index === last)) };
}

/** Which ready-made plan a plan is, whatever its seed; null for none. */
export function presetOf(plan: TrainingPlan): PresetId | null {
  return PRESET_IDS.find((id) => samePlan(PRESETS[id], plan)) ?? null;
}

/** Whether two plans are the same but for their seeds. */
export function samePlan(a: TrainingPlan, b: TrainingPlan): boolean {
  return isSame({ ...a, seed: b.seed }, b);
}

/** Whether two values of plain data are the same; a field that is undefined counts as absent. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [left, right] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
    isSame(left?.[key], right?.[key]),
  );
}
