import type { Limit } from '../plan';
import type { PlanProblem } from './problems';

/** The fields of an object of unknown make. */
export type Fields = { readonly [key: string]: unknown };

/** Reads fields one by one, and notes what is wrong with any. What it returns for a wrong field is of no use. */
export type FieldReader = {
  readonly problems: readonly PlanProblem[];
  readonly report: (problem: PlanProblem) => void;
  readonly record: (value: unknown, path: string) => Fields;
  /** @param prefix of the path, with its dot */
  readonly number: (from: Fields, key: string, limit: Limit, prefix?: string) => number;
  readonly oneOf: <T extends string | boolean>(
    from: Fields,
    key: string,
    allowed: readonly T[],
    prefix?: string,
  ) => T;
};

export function createFieldReader(): FieldReader {
  const problems: PlanProblem[] = [];
  return {
    problems,
    report: (problem) => problems.push(problem),
    record: (value, path) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
      problems.push({ path, kind: 'notAnObject' });
      return {};
    },
    number: (from, key, limit, prefix = '') => {
      const path = prefix + key;
      const value = from[key];
      if (typeof value !== 'number' || !Number.isFinite(value)) problems.push({ path, kind: 'notANumber' });
      else if (value < limit.min || value > limit.max) {
        problems.push({ path, kind: 'outOfRange', min: limit.min, max: limit.max });
      } else if (limit.whole && !Number.isInteger(value)) problems.push({ path, kind: 'notWhole' });
      else return value;
      return Number.NaN;
    },
    oneOf: <T extends string | boolean>(from: Fields, key: string, allowed: readonly T[], prefix = '') => {
      const value = from[key];
      if (!allowed.includes(value as T))
        problems.push({ path: prefix + key, kind: 'unknownValue', allowed: allowed.map(String) });
      return value as T;
    },
  };
}
