import { ACTIVATIONS, CLASS_COUNT, type NetworkSpec } from './network';

/** An optimiser with its own parameters, by its Keras name. */
export type OptimizerSpec =
  | { readonly type: 'SGD'; readonly learningRate: number; readonly momentum: number }
  | {
      readonly type: 'Adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };

export const OPTIMIZER_TYPES = ['Adam', 'SGD'] as const satisfies readonly OptimizerSpec['type'][];

/** Everything that decides how a training run goes. The same plan gives the same run. */
export type TrainingPlan = {
  readonly network: NetworkSpec;
  readonly optimizer: OptimizerSpec;
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
  epsilon: { min: 1e-10, max: 1 },
  batchSize: { min: 1, max: 4096, whole: true },
  epochs: { min: 1, max: 1000, whole: true },
  validationSplit: { min: 0, max: 0.5 },
  trainingSize: { min: 10, max: 60_000, whole: true },
  seed: { min: 0, max: 0xffff_ffff, whole: true },
  layers: { min: 1, max: 8, whole: true },
  units: { min: 1, max: 1024, whole: true },
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
  const oneOf = <T extends string>(from: Fields, key: string, allowed: readonly T[], prefix: string): T => {
    const value = from[key];
    if (!allowed.includes(value as T)) problems.push({ path: prefix + key, kind: 'unknownValue', allowed });
    return value as T;
  };

  const optimizer = (): OptimizerSpec => {
    const from = record(source.optimizer, 'optimizer', problems);
    const at = 'optimizer.';
    const type = oneOf(from, 'type', OPTIMIZER_TYPES, at);
    const learningRate = number(from, 'learningRate', PLAN_LIMITS.learningRate, at);
    if (type === 'SGD') {
      return { type, learningRate, momentum: number(from, 'momentum', PLAN_LIMITS.momentum, at) };
    }
    return {
      type,
      learningRate,
      beta1: number(from, 'beta1', PLAN_LIMITS.beta, at),
      beta2: number(from, 'beta2', PLAN_LIMITS.beta, at),
      epsilon: number(from, 'epsilon', PLAN_LIMITS.epsilon, at),
    };
  };

  const network = (): NetworkSpec => {
    const from = record(source.network, 'network', problems);
    const list: readonly unknown[] = Array.isArray(from.layers) ? from.layers : [];
    const { min, max } = PLAN_LIMITS.layers;
    if (list.length < min || list.length > max) {
      problems.push({ path: 'network.layers', kind: 'outOfRange', min, max });
      return { layers: [] };
    }
    // Not `map`: it would skip the holes of a sparse array, which structured cloning preserves.
    const layers = Array.from(list, (item, index) => {
      const at = `network.layers.${index}.`;
      const layer = record(item, at.slice(0, -1), problems);
      return {
        type: oneOf(layer, 'type', ['Dense'], at),
        units: number(layer, 'units', PLAN_LIMITS.units, at),
        activation: oneOf(layer, 'activation', ACTIVATIONS, at),
      } as const;
    });
    const last = layers[layers.length - 1]!;
    const at = `network.layers.${layers.length - 1}`;
    // The loss is categorical cross-entropy over ten classes, so the network must end in ten probabilities.
    if (last.units !== CLASS_COUNT)
      problems.push({ path: `${at}.units`, kind: 'wrongOutput', units: CLASS_COUNT });
    if (last.activation !== 'softmax') {
      problems.push({ path: `${at}.activation`, kind: 'unknownValue', allowed: ['softmax'] });
    }
    return { layers };
  };

  const plan: TrainingPlan = {
    network: network(),
    optimizer: optimizer(),
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

type Fields = { readonly [key: string]: unknown };

function record(value: unknown, path: string, problems: PlanProblem[]): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  problems.push({ path, kind: 'notAnObject' });
  return {};
}
