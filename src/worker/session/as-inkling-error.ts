import { type InklingError, toInklingError } from '../../protocol/errors';
import { DataError } from '../data/data-error';

/** What crosses the thread for anything that was thrown on the way of digits, or of a run. */
export function asInklingError(thrown: unknown): InklingError {
  if (thrown instanceof DataError) return { kind: 'data', problem: thrown.kind, file: thrown.file };
  return toInklingError(thrown);
}
