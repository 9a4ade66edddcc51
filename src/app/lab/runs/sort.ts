import { networkTitle } from '../../../core/model/network';
import { parameterCount } from '../../../core/model/weights';
import { RUN_STATUSES, type RunRecord } from './record';

/** What runs are sorted by; the table has an order of its own. */
export const RUN_COLUMNS = [
  'name',
  'accuracy',
  'loss',
  'epochs',
  'seconds',
  'status',
  'network',
  'optimizer',
  'parameters',
  'engine',
  'startedAt',
] as const;
export type RunColumn = (typeof RUN_COLUMNS)[number];

export type RunOrder = { readonly column: RunColumn; readonly descending: boolean };

/** The newest first. */
export const FIRST_ORDER: RunOrder = { column: 'startedAt', descending: true };

/** Columns that are asked for with their greatest first. */
const GREATEST_FIRST: readonly RunColumn[] = ['startedAt', 'accuracy'];

/** The order after a column's header was pressed: by that column, or the other way round. */
export function nextOrder(order: RunOrder, column: RunColumn): RunOrder {
  const descending = order.column === column ? !order.descending : GREATEST_FIRST.includes(column);
  return { column, descending };
}

/** Pinned runs first, then in that order; runs without a value come last either way. Does not change its input. */
export function sortRuns(
  records: readonly RunRecord[],
  { column, descending }: RunOrder,
  names: ReadonlyMap<string, string>,
): readonly RunRecord[] {
  const way = descending ? -1 : 1;
  return records
    .map((record) => ({ record, value: sortValue(record, column, names) }))
    .toSorted((a, b) => {
      if (a.record.pinned !== b.record.pinned) return a.record.pinned ? -1 : 1;
      if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
      return way * compare(a.value, b.value) || b.record.startedAt - a.record.startedAt;
    })
    .map(({ record }) => record);
}

/** How many epochs the run has done. */
export function epochsDone({ result, epochs }: RunRecord): number {
  return result?.epochs ?? epochs.length;
}

type Value = string | number | null;

function sortValue(record: RunRecord, column: RunColumn, names: ReadonlyMap<string, string>): Value {
  const { plan, result } = record;
  switch (column) {
    case 'name':
      return names.get(record.id) ?? record.name;
    case 'network':
      return networkTitle(plan.network);
    case 'optimizer':
      return plan.optimizer.type;
    case 'epochs':
      return epochsDone(record);
    case 'accuracy':
      return numberOrNull(result?.test.accuracy);
    case 'loss':
      return numberOrNull(result?.test.loss);
    case 'parameters':
      return parameterCount(plan.network);
    case 'status':
      return RUN_STATUSES.indexOf(record.status);
    default:
      return record[column];
  }
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function compare(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, undefined, { numeric: true });
  return Number(a) < Number(b) ? -1 : Number(a) > Number(b) ? 1 : 0;
}
