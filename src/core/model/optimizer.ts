/** An optimiser with its own parameters, by its Keras name and with Keras' update rule. */
export type OptimizerSpec = BatchOptimizerSpec | FullBatchOptimizerSpec;

/** Those that step after each batch. */
export type BatchOptimizerSpec =
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

/** Those that look at all training digits before each step: one step an epoch. Keras has neither. */
export type FullBatchOptimizerSpec =
  /** w -= learningRate * gradient: Keras' SGD with `batch_size=len(x_train)` */
  | { readonly type: 'BatchGradientDescent'; readonly learningRate: number }
  | {
      readonly type: 'ConjugateGradient';
      /** length of the first step that the first line search tries; later ones start from the step before */
      readonly learningRate: number;
      readonly formula: ConjugateFormula;
      /** how often a line search looks at all digits, at most */
      readonly lineSearchSteps: number;
    };

/** How much of the direction before is kept; after Polak and Ribière (never below 0), or Fletcher and Reeves. */
export const CONJUGATE_FORMULAS = ['polak_ribiere', 'fletcher_reeves'] as const;
export type ConjugateFormula = (typeof CONJUGATE_FORMULAS)[number];

type AdamSpec<T extends string> = {
  readonly type: T;
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
};

/** The order counts: the engines name the optimisers that step after each batch by their place. */
export const OPTIMIZER_TYPES = [
  'Adam',
  'AdamW',
  'RMSprop',
  'Adagrad',
  'SGD',
  'BatchGradientDescent',
  'ConjugateGradient',
] as const satisfies readonly OptimizerSpec['type'][];

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
  BatchGradientDescent: { type: 'BatchGradientDescent', learningRate: 0.1 },
  ConjugateGradient: {
    type: 'ConjugateGradient',
    learningRate: 0.1,
    formula: 'polak_ribiere',
    lineSearchSteps: 10,
  },
};

/** Whether the optimiser takes one step an epoch, on all training digits. */
export function isFullBatch(optimizer: OptimizerSpec): optimizer is FullBatchOptimizerSpec {
  return optimizer.type === 'BatchGradientDescent' || optimizer.type === 'ConjugateGradient';
}
