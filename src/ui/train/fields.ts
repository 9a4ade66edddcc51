import type { OptimizerSpec, TrainingPlan } from '../../core/model/plan';

/** A knob of the plan that is a number. */
export type NumberFieldId =
  | 'learningRate'
  | 'momentum'
  | 'beta1'
  | 'batchSize'
  | 'epochs'
  | 'validationSplit'
  | 'trainingSize'
  | 'seed';

export type FieldId = NumberFieldId | 'network' | 'optimizer';

type NumberField = {
  /** where `checkPlan` reports problems with it */
  readonly path: string;
  readonly read: (plan: TrainingPlan) => number;
  readonly write: (plan: TrainingPlan, value: number) => TrainingPlan;
};

export const NUMBER_FIELDS: Readonly<Record<NumberFieldId, NumberField>> = {
  learningRate: ofOptimizer('learningRate', (optimizer) => optimizer.learningRate),
  momentum: ofOptimizer('momentum', (optimizer) =>
    optimizer.type === 'SGD' ? optimizer.momentum : Number.NaN,
  ),
  beta1: ofOptimizer('beta1', (optimizer) => (optimizer.type === 'Adam' ? optimizer.beta1 : Number.NaN)),
  batchSize: ofPlan('batchSize'),
  epochs: ofPlan('epochs'),
  validationSplit: ofPlan('validationSplit'),
  trainingSize: ofPlan('trainingSize'),
  seed: ofPlan('seed'),
};

/** What Keras calls each knob, so that readers of its articles find it. */
export const KERAS_NAMES: Readonly<Record<FieldId, string>> = {
  network: 'Sequential',
  optimizer: 'optimizer',
  learningRate: 'learning_rate',
  momentum: 'momentum',
  beta1: 'beta_1',
  batchSize: 'batch_size',
  epochs: 'epochs',
  validationSplit: 'validation_split',
  trainingSize: 'x_train[:n]',
  seed: 'set_random_seed',
};

function ofPlan(key: 'batchSize' | 'epochs' | 'validationSplit' | 'trainingSize' | 'seed'): NumberField {
  return {
    path: key,
    read: (plan) => plan[key],
    write: (plan, value) => ({ ...plan, [key]: value }),
  };
}

function ofOptimizer(key: string, read: (optimizer: OptimizerSpec) => number): NumberField {
  return {
    path: `optimizer.${key}`,
    read: (plan) => read(plan.optimizer),
    write: (plan, value) => ({ ...plan, optimizer: { ...plan.optimizer, [key]: value } }),
  };
}
