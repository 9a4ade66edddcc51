import { isFullBatch, OPTIMIZER_DEFAULTS } from '../../core/model/optimizer';
import { type Limit, PLAN_LIMITS, type TrainingPlan } from '../../core/model/plan';
import type { Translator } from '../shared/i18n/t';
import { valueAt } from './plan-path';
import { written } from './written';

/** The range that `checkPlan` holds the number at a path to. */
export function limitAt(path: string, { schedule }: TrainingPlan): Limit {
  const key = path.slice(path.lastIndexOf('.') + 1);
  switch (key) {
    case 'beta1':
    case 'beta2':
      return PLAN_LIMITS.beta;
    case 'l1':
    case 'l2':
      return PLAN_LIMITS.penalty;
    case 'decayRate':
      return schedule.type === 'InverseTimeDecay' ? PLAN_LIMITS.decayRate : PLAN_LIMITS.decayFactor;
    default:
      return PLAN_LIMITS[key as keyof typeof PLAN_LIMITS];
  }
}

/** Keras' defaults beside those of its optimisers; of `fit`, `EarlyStopping`, `CosineDecay` and `BatchNormalization`. */
const KERAS_DEFAULTS: Readonly<Record<string, number>> = {
  batchSize: 32,
  epochs: 1,
  validationSplit: 0,
  'earlyStopping.minDelta': 0,
  'earlyStopping.patience': 0,
  'schedule.warmupEpochs': 0,
  'schedule.alpha': 0,
};

/** What Keras has at a path where nobody says anything; null where it has nothing. */
export function kerasDefaultAt(path: string, { optimizer }: TrainingPlan): number | null {
  if (!path.startsWith('optimizer.')) return KERAS_DEFAULTS[path] ?? null;
  if (isFullBatch(optimizer)) return null;
  return Number(valueAt(OPTIMIZER_DEFAULTS[optimizer.type], path.slice('optimizer.'.length)));
}

/**
 * A sentence on a number of the plan, with its range and what Keras has.
 *
 * @param usual what Keras has; null for nothing
 */
export function rangedHelp(
  help: string,
  path: string,
  plan: TrainingPlan,
  { t }: Translator,
  usual = kerasDefaultAt(path, plan),
): string {
  const limit = limitAt(path, plan);
  const range = { help, min: written(limit.min), max: written(limit.max) };
  return usual === null ? t('field.range', range) : t('field.default', { ...range, usual: written(usual) });
}
