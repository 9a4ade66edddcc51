import type { Database } from '../database/database';
import { readRecord } from '../lab/runs/read-record';
import { openTabs } from '../lab/runs/tabs';
import type { KeptCheckpoint } from './records';

/**
 * The list of runs learns of a run that has come to its end just before its page was closed: it is listed as one that
 * goes on.
 */
export async function mendRecord(
  { runs, weights }: Pick<Database, 'runs' | 'weights'>,
  { run, saved }: Pick<KeptCheckpoint, 'run' | 'saved'>,
): Promise<void> {
  if (run === null || run.result === null || saved.origin !== 'training') return;
  const record = readRecord(await runs.get(run.id));
  if (record?.status !== 'running') return;
  const { curve, epochs, result } = run;
  await weights.put({ id: run.id, network: saved.network, weights: saved.weights });
  await runs.put({ ...record, status: result.end, curve, epochs, result, seconds: result.seconds });
  const tabs = openTabs(() => {});
  tabs.tell({ type: 'changed', running: null });
  tabs.close();
}
