import type { CurvePoint, Series } from '../../core/metrics/series';
import type { EpochResult, TrainingResult } from '../../protocol/training';

/** What things that were kept must look like. Another version of the page may have written them, or a disk damaged them. */

export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Losses may well be infinite or no numbers. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

export function isPoint(value: unknown): value is CurvePoint {
  return isObject(value) && [value.epoch, value.loss, value.accuracy].every(isNumber);
}

export function isSeries(value: unknown): value is Series {
  return (
    isObject(value) &&
    isListOf(value.points, isPoint) &&
    isListOf(value.pending, isPoint) &&
    Number.isInteger(value.stride) &&
    Number(value.stride) >= 1
  );
}

export function isEpoch(value: unknown): value is EpochResult {
  return (
    isObject(value) &&
    isNumber(value.epoch) &&
    isPoint(value.training) &&
    (value.validation === null || isPoint(value.validation))
  );
}

export function isResult(value: unknown): value is TrainingResult {
  return (
    isObject(value) &&
    isObject(value.test) &&
    [value.test.accuracy, value.test.loss, value.epochs, value.temperature ?? 0].every(isNumber)
  );
}
