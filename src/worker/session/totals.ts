import type { CurvePoint } from '../../core/metrics/series';
import type { Totals } from '../engine/engine';

export const NO_TOTALS: Totals = { loss: 0, correct: 0, count: 0 };

export function addTotals(a: Totals, b: Totals): Totals {
  return { loss: a.loss + b.loss, correct: a.correct + b.correct, count: a.count + b.count };
}

/** The means that totals stand for, as a point of a curve. */
export function meanPoint(totals: Totals, epoch: number): CurvePoint {
  return { epoch, loss: totals.loss / totals.count, accuracy: totals.correct / totals.count };
}
