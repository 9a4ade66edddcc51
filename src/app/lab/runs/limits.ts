import type { RunRecord } from './record';

/** How many runs that are not pinned are kept with what they learnt: megabytes each. */
export const KEPT_WEIGHTS = 50;
/** How many runs that are not pinned are kept at all. */
export const KEPT_RUNS = 500;

/** What is to be let go: the oldest of the runs that are not pinned. */
export type OverLimit = { readonly runs: readonly string[]; readonly weights: readonly string[] };

/** @param withWeights ids of the runs whose weights are kept */
export function overLimit(records: readonly RunRecord[], withWeights: ReadonlySet<string>): OverLimit {
  const newestFirst = records
    .filter(({ pinned, status }) => !pinned && status !== 'running')
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .map(({ id }) => id);
  const learnt = newestFirst.filter((id) => withWeights.has(id));
  return { runs: newestFirst.slice(KEPT_RUNS), weights: learnt.slice(KEPT_WEIGHTS) };
}
