import type { TrainingPlan } from '../../core/model/plan';
import { scheduledShare } from '../../core/model/schedule';
import type { RateChange } from '../../protocol/training';
import type { PlanSteps } from './plan-steps';

/** The learning rate of a step, counted from 0. */
export type Rates = (step: number) => number;

/** @param changes what a person has set so far, in the order of their steps */
export function createRates(
  { optimizer, schedule }: Pick<TrainingPlan, 'optimizer' | 'schedule'>,
  { perEpoch, total }: PlanSteps,
  changes: () => readonly RateChange[],
): Rates {
  return (step) => {
    const last = changes().findLast((change) => change.step <= step);
    const base = last?.learningRate ?? optimizer.learningRate;
    return base * scheduledShare(schedule, step, perEpoch, total);
  };
}

/** More changes than a person makes: the oldest count no more by then. */
const MOST_CHANGES = 1000;

/** The changes with one more. What had been set for this step, or for later ones by a run that had to go back, is void. */
export function withChange(changes: readonly RateChange[], change: RateChange): readonly RateChange[] {
  return [...changes.filter(({ step }) => step < change.step), change].slice(-MOST_CHANGES);
}
