import { checkPlan } from '../../../core/model/check/plan';
import { isEpoch, isListOf, isNumber, isObject, isPoint, isResult } from '../../keep/shapes';
import { RUN_STATUSES, type RunRecord } from './record';

/**
 * What was kept, if it is a run that this page can show. Another version of the page may have written it, and a disk may
 * have damaged it: then it is left where it is, and not shown.
 */
export function readRecord(kept: unknown): RunRecord | null {
  if (!isObject(kept) || !isObject(kept.curve)) return null;
  const check = checkPlan(kept.plan);
  const sound =
    typeof kept.id === 'string' &&
    typeof kept.name === 'string' &&
    typeof kept.pinned === 'boolean' &&
    isNumber(kept.startedAt) &&
    isNumber(kept.seconds) &&
    isNumber(kept.ownDigits) &&
    (kept.engine === null || typeof kept.engine === 'string') &&
    RUN_STATUSES.some((status) => status === kept.status) &&
    isListOf(kept.curve.points, isPoint) &&
    isListOf(kept.epochs, isEpoch) &&
    isListOf(kept.rateChanges, isObject) &&
    (kept.result === null || isResult(kept.result));
  if (!sound || !check.ok) return null;
  // Earlier versions of the page calibrated no network, and said nothing of it.
  const result = isObject(kept.result) ? { temperature: null, ...kept.result } : null;
  return { ...kept, plan: check.plan, result } as RunRecord;
}
