import type { Control } from '../../app/config/config';
import type { OptimizerSpec } from '../../core/model/optimizer';

/** A number that is an optimiser's own, beside the learning rate that all of them have. */
export type OwnNumber =
  | 'momentum'
  | 'beta1'
  | 'beta2'
  | 'weightDecay'
  | 'rho'
  | 'initialAccumulatorValue'
  | 'epsilon'
  | 'lineSearchSteps';

/** A choice that is an optimiser's own. */
export type OwnChoice = 'nesterov' | 'formula';

/** A knob of the plan that is a number. */
export type NumberFieldId =
  | OwnNumber
  | 'learningRate'
  | 'batchSize'
  | 'epochs'
  | 'validationSplit'
  | 'trainingSize';

/** A knob that is in sight at once; `network` takes a ready-made plan. All others are in the editor. */
export type FieldId = NumberFieldId | OwnChoice | 'network' | 'optimizer';

/** The two knobs of each optimiser, so that a change of optimiser moves nothing; some have fewer. */
export const OWN_FIELDS: {
  readonly [T in OptimizerSpec['type']]: readonly (OwnNumber | OwnChoice)[];
} = {
  Adam: ['beta1', 'beta2'],
  AdamW: ['beta1', 'weightDecay'],
  RMSprop: ['rho', 'momentum'],
  Adagrad: ['initialAccumulatorValue', 'epsilon'],
  SGD: ['momentum', 'nesterov'],
  BatchGradientDescent: [],
  ConjugateGradient: ['lineSearchSteps', 'formula'],
};

/** Where in the plan a knob's value is, and where `checkPlan` reports problems with it. */
export function pathOf(id: FieldId): string {
  return /^(network|optimizer|batchSize|epochs|validationSplit|trainingSize)$/.test(id)
    ? id
    : `optimizer.${id}`;
}

/** The control of the page that a knob belongs to. */
export function controlOf(id: FieldId): Control {
  switch (id) {
    case 'network':
      return 'preset';
    case 'learningRate':
    case 'batchSize':
    case 'epochs':
    case 'validationSplit':
    case 'trainingSize':
      return id;
    default:
      return 'optimizer';
  }
}

/** What Keras calls each knob, so that readers of its articles find it. */
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
  lineSearchSteps: '–',
  formula: '–',
  batchSize: 'batch_size',
  epochs: 'epochs',
  validationSplit: 'validation_split',
  trainingSize: 'x_train[:n]',
};
