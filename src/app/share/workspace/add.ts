import { MOST_OWN_DIGITS, type OwnDigit } from '../../../core/data/own-digits';
import type { Database } from '../../database/database';
import { KEPT_RUNS, KEPT_WEIGHTS } from '../../lab/runs/limits';
import type { RunRecord } from '../../lab/runs/record';
import type { WorkspaceContent } from './content';

/** What came into the database. */
export type Added = {
  readonly runs: number;
  readonly digits: number;
  /** runs and digits that were there already */
  readonly known: number;
  /** runs, weights and digits for which there is no room without letting go of something */
  readonly noRoom: number;
};

/**
 * Adds the runs and digits that the database does not have; nothing in it is changed or let go. Rejects where the database
 * does not take them.
 */
export async function addToDatabase(
  { runs, weights, own }: WorkspaceContent,
  database: Database,
): Promise<Added> {
  const present = await database.runs.all();
  const ids = new Set(present.map(({ id }) => id));
  const learnt = new Set(await database.weights.ids());
  const learntHere = new Map(weights.map((kept) => [kept.id, kept]));
  // As the lab counts them: those that are pinned are kept beside.
  const loose = present.filter(({ pinned }) => !pinned);
  let roomForRuns = KEPT_RUNS - loose.length;
  let roomForWeights = KEPT_WEIGHTS - loose.filter(({ id }) => learnt.has(id)).length;
  const pinned = new Set(present.filter((record) => record.pinned).map(({ id }) => id));
  let added = 0;
  let known = 0;
  let noRoom = 0;

  for (const run of newestFirst(runs)) {
    if (ids.has(run.id)) known++;
    else if (run.pinned || roomForRuns > 0) {
      await database.runs.put(run);
      if (!run.pinned) roomForRuns--;
      added++;
    } else {
      noRoom++;
      continue;
    }
    const kept = learntHere.get(run.id);
    if (kept === undefined || learnt.has(run.id)) continue;
    const isPinned = ids.has(run.id) ? pinned.has(run.id) : run.pinned;
    if (isPinned || roomForWeights > 0) {
      await database.weights.put(kept);
      if (!isPinned) roomForWeights--;
    } else noRoom++;
  }

  const digits = await addDigits(own, database);
  return { runs: added, digits: digits.added, known: known + digits.known, noRoom: noRoom + digits.noRoom };
}

async function addDigits(own: readonly OwnDigit[], { own: table }: Database) {
  const ids = new Set(await table.ids());
  const fresh = own.filter(({ id }) => !ids.has(id));
  const taken = fresh.slice(0, Math.max(0, MOST_OWN_DIGITS - ids.size));
  await Promise.all(taken.map((digit) => table.put(digit)));
  return {
    added: taken.length,
    known: own.length - fresh.length,
    noRoom: fresh.length - taken.length,
  };
}

function newestFirst(runs: readonly RunRecord[]): readonly RunRecord[] {
  return runs.toSorted((a, b) => b.startedAt - a.startedAt);
}
