import type { RunCurves } from '../../../core/metrics/curve-file';
import { networkTitle } from '../../../core/model/network';
import type { RunRecord } from './record';

/** What each run is called, by its id; no two the same. Older runs keep their names as newer ones come. */
export function runNames(records: readonly RunRecord[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const record of records.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const title = record.name || defaultName(record);
    let name = title;
    for (let count = 2; taken.has(name); count++) name = `${title} (${count})`;
    taken.add(name);
    names.set(record.id, name);
  }
  return names;
}

function defaultName({ plan }: RunRecord): string {
  return `${networkTitle(plan.network)} ${plan.optimizer.type}`;
}

/** The runs' curves, as files are made of them. */
export function curvesOf(
  records: readonly RunRecord[],
  names: ReadonlyMap<string, string>,
): readonly RunCurves[] {
  return records.map(({ id, curve, epochs }) => ({
    name: names.get(id) ?? id,
    training: curve.points,
    epochs,
  }));
}
