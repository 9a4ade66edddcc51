import type { Digits } from '../../core/data/digits';
import { isFullBatch } from '../../core/model/optimizer';
import type { TrainingPlan } from '../../core/model/plan';
import { trainingSplit } from './own-mix';

export type PlanSteps = { readonly perEpoch: number; readonly total: number };

/** How many steps a plan takes, with a person's own digits mixed in if there are any. */
export function planSteps(plan: TrainingPlan, own: Digits | null): PlanSteps {
  const { train } = trainingSplit(plan, own);
  const perEpoch = isFullBatch(plan.optimizer) ? 1 : Math.ceil(train.to / plan.batchSize);
  return { perEpoch, total: perEpoch * plan.epochs };
}
