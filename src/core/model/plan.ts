import {
  ACTIVATIONS,
  type Activation,
  CLASS_COUNT,
  LAYER_TYPES,
  type LayerSpec,
  type NetworkSpec,
  outputShape,
  type RegularizerSpec,
  type Shape,
  type ShapeProblem,
} from './network';

/** An optimiser with its own parameters, by its Keras name and with Keras' update rule. */
export type OptimizerSpec =
  | {
      readonly type: 'SGD';
      readonly learningRate: number;
      readonly momentum: number;
      readonly nesterov: boolean;
    }
  | {
      readonly type: 'Adagrad';
      readonly learningRate: number;
      readonly initialAccumulatorValue: number;
      readonly epsilon: number;
    }
  | {
      readonly type: 'RMSprop';
      readonly learningRate: number;
      readonly rho: number;
      readonly momentum: number;
      readonly epsilon: number;
    }
  | AdamSpec<'Adam'>
  | (AdamSpec<'AdamW'> & { readonly weightDecay: number });

type AdamSpec<T extends string> = {
  readonly type: T;
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
};

export const OPTIMIZER_TYPES = [
  'Adam',
  'AdamW',
  'RMSprop',
  'Adagrad',
  'SGD',
] as const satisfies readonly OptimizerSpec['type'][];

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
  readonly loss: Loss;
  /** digits a step */
  readonly batchSize: number;
  readonly epochs: number;
  /** share of the digits held back, from the end, as Keras' `validation_split` does; 0 to 0.5 */
  readonly validationSplit: number;
  /** how many of MNIST's 60,000 training digits are used, validation included */
  readonly trainingSize: number;
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
  penalty: { min: 0, max: 10 },
  batchSize: { min: 1, max: 4096, whole: true },
  epochs: { min: 1, max: 1000, whole: true },
  validationSplit: { min: 0, max: 0.5 },
  trainingSize: { min: 10, max: 60_000, whole: true },
  seed: { min: 0, max: 0xffff_ffff, whole: true },
  layers: { min: 1, max: 12, whole: true },
  units: { min: 1, max: 1024, whole: true },
  filters: { min: 1, max: 128, whole: true },
  kernelSize: { min: 1, max: 28, whole: true },
  poolSize: { min: 1, max: 28, whole: true },
} as const satisfies Record<string, Limit>;

export type Limit = { readonly min: number; readonly max: number; readonly whole?: boolean };

/** What is wrong with a plan, and where: `path` is `batchSize`, `optimizer.learningRate`, `network.layers.0.units`. */
export type PlanProblem = { readonly path: string } & (
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number }
  | { readonly kind: 'unknownValue'; readonly allowed: readonly string[] }
  | { readonly kind: 'notAnObject' }
  | { readonly kind: 'wrongOutput'; readonly units: number }
  | { readonly kind: ShapeProblem }
);

export type PlanCheck =
  | { readonly ok: true; readonly plan: TrainingPlan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * The one place where a plan is checked, whoever made it. Total: any value is either a plan, rebuilt from its known
 * fields alone, or a list of everything that is wrong with it.
 */
export function checkPlan(candidate: unknown): PlanCheck {
  const problems: PlanProblem[] = [];
  const source = record(candidate, '', problems);

  const number = (from: Fields, key: string, limit: Limit, prefix = ''): number => {
    const path = prefix + key;
    const value = from[key];
    if (typeof value !== 'number' || !Number.isFinite(value)) problems.push({ path, kind: 'notANumber' });
    else if (value < limit.min || value > limit.max) {
      problems.push({ path, kind: 'outOfRange', min: limit.min, max: limit.max });
    } else if (limit.whole && !Number.isInteger(value)) problems.push({ path, kind: 'notWhole' });
    else return value;
    return Number.NaN;
  };
  const oneOf = <T extends string | boolean>(
    from: Fields,
    key: string,
    allowed: readonly T[],
    prefix: string,
  ): T => {
    const value = from[key];
    if (!allowed.includes(value as T))
      problems.push({ path: prefix + key, kind: 'unknownValue', allowed: allowed.map(String) });
    return value as T;
  };

  const optimizer = (): OptimizerSpec => {
    const from = record(source.optimizer, 'optimizer', problems);
    const at = 'optimizer.';
    const type = oneOf(from, 'type', OPTIMIZER_TYPES, at);
    const parameter = (key: string, limit: Limit) => number(from, key, limit, at);
    const learningRate = parameter('learningRate', PLAN_LIMITS.learningRate);
    const epsilon = () => parameter('epsilon', PLAN_LIMITS.epsilon);
    const momentum = () => parameter('momentum', PLAN_LIMITS.momentum);
    const adam = () => ({
      learningRate,
      beta1: parameter('beta1', PLAN_LIMITS.beta),
      beta2: parameter('beta2', PLAN_LIMITS.beta),
      epsilon: epsilon(),
    });
    switch (type) {
      case 'SGD':
        return {
          type,
          learningRate,
          momentum: momentum(),
          nesterov: oneOf(from, 'nesterov', [false, true], at),
        };
      case 'Adagrad': {
        const initial = parameter('initialAccumulatorValue', PLAN_LIMITS.initialAccumulatorValue);
        return { type, learningRate, initialAccumulatorValue: initial, epsilon: epsilon() };
      }
      case 'RMSprop':
        return {
          type,
          learningRate,
          rho: parameter('rho', PLAN_LIMITS.rho),
          momentum: momentum(),
          epsilon: epsilon(),
        };
      case 'AdamW':
        return { type, ...adam(), weightDecay: parameter('weightDecay', PLAN_LIMITS.weightDecay) };
      default:
        return { type, ...adam() };
    }
  };

  const regularizer = (from: Fields, at: string): { kernelRegularizer?: RegularizerSpec } => {
    if (from.kernelRegularizer === undefined) return {};
    const penalties = record(from.kernelRegularizer, `${at}kernelRegularizer`, problems);
    const penalty = (key: string) => number(penalties, key, PLAN_LIMITS.penalty, `${at}kernelRegularizer.`);
    return { kernelRegularizer: { l1: penalty('l1'), l2: penalty('l2') } };
  };

  const layerOf = (item: unknown, at: string): LayerSpec => {
    const from = record(item, at.slice(0, -1), problems);
    const type = oneOf(from, 'type', LAYER_TYPES, at);
    const activation = (): Activation => oneOf(from, 'activation', ACTIVATIONS, at);
    const size = (key: 'units' | 'filters' | 'kernelSize' | 'poolSize') =>
      number(from, key, PLAN_LIMITS[key], at);
    switch (type) {
      case 'Conv2D': {
        const sizes = { filters: size('filters'), kernelSize: size('kernelSize') };
        return { type, ...sizes, activation: activation(), ...regularizer(from, at) };
      }
      case 'MaxPooling2D':
      case 'AveragePooling2D':
        return { type, poolSize: size('poolSize') };
      case 'Flatten':
        return { type };
      default:
        return { type, units: size('units'), activation: activation(), ...regularizer(from, at) };
    }
  };

  const network = (): NetworkSpec => {
    const from = record(source.network, 'network', problems);
    const list: readonly unknown[] = Array.isArray(from.layers) ? from.layers : [];
    const { min, max } = PLAN_LIMITS.layers;
    if (list.length < min || list.length > max) {
      problems.push({ path: 'network.layers', kind: 'outOfRange', min, max });
      return { layers: [] };
    }
    const soundBefore = problems.length;
    // Not `map`: it would skip the holes of a sparse array, which structured cloning preserves.
    const layers = Array.from(list, (item, index) => layerOf(item, `network.layers.${index}.`));
    if (problems.length === soundBefore) checkShapes(layers, problems);
    checkOutput(layers, problems);
    return { layers };
  };

  const plan: TrainingPlan = {
    network: network(),
    optimizer: optimizer(),
    loss: oneOf(source, 'loss', LOSSES, ''),
    batchSize: number(source, 'batchSize', PLAN_LIMITS.batchSize),
    epochs: number(source, 'epochs', PLAN_LIMITS.epochs),
    validationSplit: number(source, 'validationSplit', PLAN_LIMITS.validationSplit),
    trainingSize: number(source, 'trainingSize', PLAN_LIMITS.trainingSize),
    seed: number(source, 'seed', PLAN_LIMITS.seed),
  };
  const { trainingSize, validationSplit } = plan;
  if (validationSplit > 0 && Math.floor(trainingSize * (1 - validationSplit)) === trainingSize) {
    // A split so small that it holds back no digit at all.
    problems.push({
      path: 'validationSplit',
      kind: 'outOfRange',
      min: 1 / trainingSize,
      max: PLAN_LIMITS.validationSplit.max,
    });
  }
  return problems.length === 0 ? { ok: true, plan } : { ok: false, problems };
}

/** The first layer that does not fit what comes before it. */
function checkShapes(layers: readonly LayerSpec[], problems: PlanProblem[]): void {
  let before: Shape | null = null;
  for (const [index, layer] of layers.entries()) {
    const output = outputShape(layer, before);
    if (typeof output === 'string') {
      problems.push({ path: `network.layers.${index}`, kind: output });
      return;
    }
    before = output;
  }
}

/** The losses are over ten classes, so the network must end in ten probabilities. */
function checkOutput(layers: readonly LayerSpec[], problems: PlanProblem[]): void {
  const last = layers[layers.length - 1]!;
  const at = `network.layers.${layers.length - 1}`;
  if (last.type !== 'Dense') {
    problems.push({ path: `${at}.type`, kind: 'unknownValue', allowed: ['Dense'] });
    return;
  }
  if (last.units !== CLASS_COUNT)
    problems.push({ path: `${at}.units`, kind: 'wrongOutput', units: CLASS_COUNT });
  if (last.activation !== 'softmax')
    problems.push({ path: `${at}.activation`, kind: 'unknownValue', allowed: ['softmax'] });
}

type Fields = { readonly [key: string]: unknown };

function record(value: unknown, path: string, problems: PlanProblem[]): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  problems.push({ path, kind: 'notAnObject' });
  return {};
}
