import { isFullBatch } from '../../../core/model/optimizer';
import type { TrainingPlan } from '../../../core/model/plan';
import { scheduledShare } from '../../../core/model/schedule';

export type RatePoint = { readonly epoch: number; readonly rate: number };

/**
 * The learning rate over a run.
 *
 * @param plan checked by `checkPlan`
 * @param count of points at most, at equal distances, the first and the last step among them
 */
export function ratePoints(plan: TrainingPlan, count: number): readonly RatePoint[] {
  const { optimizer, schedule, epochs, batchSize } = plan;
  const stepsPerEpoch = isFullBatch(optimizer) ? 1 : Math.ceil(trainedDigits(plan) / batchSize);
  const last = stepsPerEpoch * epochs - 1;
  const points = Math.min(count, last + 1);
  return Array.from({ length: points }, (_, index) => {
    const step = points === 1 ? 0 : Math.round((index * last) / (points - 1));
    const share = scheduledShare(schedule, step, stepsPerEpoch, last + 1);
    return { epoch: step / stepsPerEpoch, rate: optimizer.learningRate * share };
  });
}

/** How many digits a run learns from: those that are not held back, see `splitTrainValidation`. */
export function trainedDigits({ trainingSize, validationSplit }: TrainingPlan): number {
  return Math.floor(trainingSize * (1 - validationSplit));
}
