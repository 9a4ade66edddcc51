import type { OptimizerSpec } from '../../core/model/optimizer';
import type { TrainingPlan } from '../../core/model/plan';

/** A number that is an optimiser's own, beside the learning rate that all of them have. */
type OwnNumber =
  | 'momentum'
  | 'beta1'
  | 'beta2'
  | 'weightDecay'
  | 'rho'
  | 'initialAccumulatorValue'
  | 'epsilon';

/** A knob of the plan that is a number. */
export type NumberFieldId =
  | OwnNumber
  | 'learningRate'
  | 'batchSize'
  | 'epochs'
  | 'validationSplit'
  | 'trainingSize'
  | 'seed';

/** A knob with a few values to choose from. The engine is not of the plan, but a setting of this device. */
export type ChoiceFieldId = 'network' | 'optimizer' | 'nesterov' | 'loss' | 'engine';

export type FieldId = NumberFieldId | ChoiceFieldId;

/** The two knobs of each optimiser, so that a change of optimiser moves nothing. */
export const OWN_FIELDS: {
  readonly [T in OptimizerSpec['type']]: readonly [OwnNumber, OwnNumber | 'nesterov'];
} = {
  Adam: ['beta1', 'beta2'],
  AdamW: ['beta1', 'weightDecay'],
  RMSprop: ['rho', 'momentum'],
  Adagrad: ['initialAccumulatorValue', 'epsilon'],
  SGD: ['momentum', 'nesterov'],
};

type NumberField = {
  /** where `checkPlan` reports problems with it */
  readonly path: string;
  readonly read: (plan: TrainingPlan) => number;
  readonly write: (plan: TrainingPlan, value: number) => TrainingPlan;
};

export const NUMBER_FIELDS: Readonly<Record<NumberFieldId, NumberField>> = {
  learningRate: ofOptimizer('learningRate'),
  momentum: ofOptimizer('momentum'),
  beta1: ofOptimizer('beta1'),
  beta2: ofOptimizer('beta2'),
  weightDecay: ofOptimizer('weightDecay'),
  rho: ofOptimizer('rho'),
  initialAccumulatorValue: ofOptimizer('initialAccumulatorValue'),
  epsilon: ofOptimizer('epsilon'),
  batchSize: ofPlan('batchSize'),
  epochs: ofPlan('epochs'),
  validationSplit: ofPlan('validationSplit'),
  trainingSize: ofPlan('trainingSize'),
  seed: ofPlan('seed'),
};

/** What Keras calls each knob, so that readers of its articles find it; the engine has its name in the page's URL. */
export const KERAS_NAMES: Readonly<Record<FieldId, string>> = {
  network: 'Sequential',
  optimizer: 'optimizer',
  learningRate: 'learning_rate',
  momentum: 'momentum',
  nesterov: 'nesterov',
  beta1: 'beta_1',
  beta2: 'beta_2',
  weightDecay: 'weight_decay',
  rho: 'rho',
  initialAccumulatorValue: 'initial_accumulator_value',
  epsilon: 'epsilon',
  loss: 'loss',
  batchSize: 'batch_size',
  epochs: 'epochs',
  validationSplit: 'validation_split',
  trainingSize: 'x_train[:n]',
  seed: 'set_random_seed',
  engine: '?engine=',
};

function ofPlan(key: 'batchSize' | 'epochs' | 'validationSplit' | 'trainingSize' | 'seed'): NumberField {
  return {
    path: key,
    read: (plan) => plan[key],
    write: (plan, value) => ({ ...plan, [key]: value }),
  };
}

function ofOptimizer(key: OwnNumber | 'learningRate'): NumberField {
  return {
    path: `optimizer.${key}`,
    read: ({ optimizer }) => (optimizer as Partial<Record<typeof key, number>>)[key] ?? Number.NaN,
    write: (plan, value) => ({ ...plan, optimizer: { ...plan.optimizer, [key]: value } }),
  };
}
