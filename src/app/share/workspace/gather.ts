import { checkPlan } from '../../../core/model/check/plan';
import { DEFAULT_PLAN } from '../../../core/model/default-plan';
import { weightsFit } from '../../../core/model/initialize';
import { parameterCount } from '../../../core/model/weights';
import type { Database } from '../../database/database';
import type { KeptCheckpoint } from '../../keep/records';
import type { KeptWeights } from '../../lab/runs/record';
import { type AppState, visibleStrokes } from '../../state';
import type { WorkspaceContent } from './content';
import { readRun } from './read-run';

/** Bytes of weights that one file takes: what is read back must not be more than `WORKSPACE_LIMITS.bytes`. */
const WEIGHT_BYTES = 160 * 1024 * 1024;

export type Gathered = {
  readonly content: WorkspaceContent;
  /** runs whose weights are not in it, for want of room: the oldest */
  readonly withoutWeights: number;
};

/** What is on the page and in the database. Rejects where the database cannot be read. */
export async function gatherWorkspace(state: AppState, database: Database): Promise<Gathered> {
  const { pad, training, preferences } = state;
  const check = checkPlan(training.draft);
  const runs = (await database.runs.all()).flatMap((record) => readRun(record) ?? []);
  const withWeights = new Set(await database.weights.ids());
  const underWay = (await database.checkpoints.all()).flatMap(soFar);
  const weights: KeptWeights[] = [];
  let bytes = 0;
  let withoutWeights = 0;
  for (const { id } of runs.toSorted((a, b) => b.startedAt - a.startedAt)) {
    const kept = readKept(
      withWeights.has(id) ? await database.weights.get(id) : underWay.find((each) => each.id === id),
    );
    if (kept === null) continue;
    bytes += parameterCount(kept.network) * Float32Array.BYTES_PER_ELEMENT;
    if (bytes > WEIGHT_BYTES) withoutWeights++;
    else weights.push(kept);
  }
  return {
    content: {
      strokes: pad.picture === null ? visibleStrokes(pad) : [],
      penWidth: pad.penWidth,
      picture: pad.picture,
      plan: check.ok ? check.plan : null,
      preferences,
      runs,
      weights,
      own: await database.own.all(),
    },
    withoutWeights,
  };
}

/** What a run that is not over has learnt; what it started from is nothing of that. */
function soFar({ run, saved }: KeptCheckpoint): KeptWeights | [] {
  if (!run?.id || !saved?.run || !(saved.run.steps > 0)) return [];
  return { id: run.id, network: saved.network, weights: saved.weights };
}

/** Null where a disk has damaged it. */
function readKept(kept: KeptWeights | undefined): KeptWeights | null {
  if (kept === undefined || !Array.isArray(kept.weights)) return null;
  const check = checkPlan({ ...DEFAULT_PLAN, batchSize: 1, network: kept.network });
  const sound =
    check.ok &&
    kept.weights.every((values) => values instanceof Float32Array) &&
    weightsFit(check.plan.network, kept.weights);
  return sound ? { id: kept.id, network: check.plan.network, weights: kept.weights } : null;
}
