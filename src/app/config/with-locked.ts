import type { TrainingPlan } from '../../core/model/plan';
import type { Control, PageConfig } from './config';

/** The controls of the plan that are named as the parts they change. */
const PARTS = [
  'network',
  'schedule',
  'loss',
  'batchSize',
  'epochs',
  'validationSplit',
  'trainingSize',
  'shuffle',
  'earlyStopping',
  'styleShare',
  'augmentation',
  'seed',
] as const satisfies readonly (Control & keyof TrainingPlan)[];

/**
 * A plan that somebody chose, with those parts as they were that are locked. The optimiser and its learning rate are locked
 * each for itself.
 *
 * @param before the plan that the locks were put on
 */
export function withLocked(
  before: TrainingPlan,
  chosen: TrainingPlan,
  controls: PageConfig['controls'],
): TrainingPlan {
  const locked = (control: Control) => controls[control] === 'locked';
  const optimizer = locked('optimizer') ? before.optimizer : chosen.optimizer;
  const { learningRate } = (locked('learningRate') ? before : chosen).optimizer;
  const same = learningRate === optimizer.learningRate;
  return {
    ...chosen,
    optimizer: same ? optimizer : { ...optimizer, learningRate },
    ...Object.fromEntries(PARTS.filter(locked).map((part) => [part, before[part]])),
  };
}
