import './runs-table.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RunRecord } from '../../../app/lab/runs/record';
import type { Runs } from '../../../app/lab/runs/runs';
import type { RunColumn, RunOrder } from '../../../app/lab/runs/sort';
import { LANGUAGE_TAGS } from '../../shared/i18n/t';
import { useMessages } from '../../shared/i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';
import type { RowAction } from './row-props';
import { RunRow } from './run-row';

const MESSAGES = { en, zh };

/** In the order in which they stand, which is that of a row's cells: beside the name what one looks for first. */
const COLUMNS = [
  'name',
  'accuracy',
  'actions',
  'loss',
  'epochs',
  'seconds',
  'status',
  'startedAt',
  'network',
  'optimizer',
  'parameters',
  'engine',
] as const satisfies readonly (RunColumn | 'actions')[];

/** Columns of numbers stand to the right, so that their digits do. */
const NUMBERS: readonly RunColumn[] = ['epochs', 'accuracy', 'loss', 'seconds', 'parameters'];

type RunsTableProps = {
  readonly model: Runs;
  /** sorted */
  readonly records: readonly RunRecord[];
  readonly names: ReadonlyMap<string, string>;
  readonly order: RunOrder;
  /** by the id of a chosen run, its slot */
  readonly slots: ReadonlyMap<string, number>;
  readonly withWeights: ReadonlySet<string>;
  /** the run whose weights read */
  readonly reading: string | null;
};

export function RunsTable({ model, records, names, order, slots, withWeights, reading }: RunsTableProps) {
  const { t, language } = useMessages(MESSAGES);
  const body = useRef<HTMLTableSectionElement>(null);
  const [focus, setFocus] = useState<FocusTarget | null>(null);
  const time = useMemo(
    () => new Intl.DateTimeFormat(LANGUAGE_TAGS[language], { dateStyle: 'medium', timeStyle: 'short' }),
    [language],
  );

  // A row that moves or goes takes the focus with it.
  useLayoutEffect(() => {
    if (focus === null) return;
    const buttons = buttonsOf(body.current, focus.action);
    const same = buttons.find((button) => button.dataset.run === focus.run);
    (same ?? buttons[Math.min(focus.row, buttons.length - 1)])?.focus();
    setFocus(null);
  }, [focus]);
  const keepFocus = (action: RowAction, run: string) => {
    const row = buttonsOf(body.current, action).findIndex((button) => button.dataset.run === run);
    setFocus({ action, run, row });
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and shall do so by the keyboard too
    <section className="runs-scroll" aria-label={t('table.caption')} tabIndex={0}>
      <table className="runs-table">
        <caption className="visually-hidden">{t('table.caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) =>
              column === 'actions' ? (
                <th key={column} scope="col">
                  {t('column.actions')}
                </th>
              ) : (
                <Heading key={column} column={column} order={order} onPress={() => model.sortBy(column)} />
              ),
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          {records.map((record) => (
            <RunRow
              key={record.id}
              model={model}
              record={record}
              name={names.get(record.id) ?? ''}
              slot={slots.get(record.id) ?? null}
              hasWeights={withWeights.has(record.id)}
              reads={reading === record.id}
              time={time}
              keepFocus={keepFocus}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A button that the focus belongs to: the run's own, or else, where the run is gone, the one in its place. */
type FocusTarget = { readonly action: RowAction; readonly run: string; readonly row: number };

function buttonsOf(body: HTMLElement | null, action: RowAction): readonly HTMLElement[] {
  return [...(body?.querySelectorAll<HTMLElement>(`[data-action="${action}"]`) ?? [])];
}

type HeadingProps = { readonly column: RunColumn; readonly order: RunOrder; readonly onPress: () => void };

function Heading({ column, order, onPress }: HeadingProps) {
  const { t } = useMessages(MESSAGES);
  const sorted = order.column !== column ? 'none' : order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={sorted} className={`${column}${NUMBERS.includes(column) ? ' numbers' : ''}`}>
      <button type="button" className="sort" onClick={onPress}>
        {t(`column.${column}`)}
        <span className="sort-mark" aria-hidden="true" />
      </button>
    </th>
  );
}
