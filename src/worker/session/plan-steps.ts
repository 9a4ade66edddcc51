import { splitTrainValidation } from '../../core/data/order';
import type { TrainingPlan } from '../../core/model/plan';

/** How many steps a plan takes. */
export function planSteps(plan: TrainingPlan): { readonly perEpoch: number; readonly total: number } {
  const { train } = splitTrainValidation(plan.trainingSize, plan.validationSplit);
  const perEpoch = Math.ceil(train.to / plan.batchSize);
  return { perEpoch, total: perEpoch * plan.epochs };
}
