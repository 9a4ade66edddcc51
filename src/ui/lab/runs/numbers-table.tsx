import { useState } from 'react';
import type { RunRecord } from '../../../app/lab/runs/record';
import { useMessages } from '../../shared/i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';
import type { Measure, OverlayRun, Which } from './overlay-run';

const MESSAGES = { en, zh };

/** More rows than these nobody reads, and a browser is slow to lay them out. */
const MOST_ROWS = 100;

type NumbersTableProps = {
  readonly runs: readonly OverlayRun[];
  readonly measure: Measure;
  readonly which: Which;
};

/** What the overlaid curves are made of: a row an epoch, a column or two a run. Made only when it is looked at. */
export function NumbersTable(props: NumbersTableProps) {
  const { t } = useMessages(MESSAGES);
  const [open, setOpen] = useState(false);
  return (
    <details className="disclosure" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('numbers.title')}</summary>
      {open && <Numbers {...props} />}
    </details>
  );
}

function Numbers({ runs, measure, which }: NumbersTableProps) {
  const { t, number } = useMessages(MESSAGES);
  const last = Math.max(
    0,
    ...runs.map(({ record }) => record.epochs.at(-1)?.epoch ?? -1).map((epoch) => epoch + 1),
  );
  if (last === 0) return <p>{t('numbers.none')}</p>;
  const every = Math.ceil(last / MOST_ROWS);
  const rows = Array.from(
    { length: Math.ceil(last / every) },
    (_, row) => Math.min(last, (row + 1) * every) - 1,
  );
  const names =
    which === 'both' ? [measure, `val_${measure}`] : [which === 'training' ? measure : `val_${measure}`];
  const columns = runs.flatMap((run) =>
    names.map((name) => ({
      run,
      name,
      byEpoch: new Map(run.record.epochs.map((each) => [each.epoch, each])),
    })),
  );
  const cell = (value: number | undefined) => (value === undefined ? '–' : number(value, 4, 'fixed'));
  return (
    <>
      {every > 1 && <p className="runs-note">{t('numbers.every', { n: every })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and shall do so by the keyboard too */}
      <section className="table-scroll" aria-label={t('numbers.title')} tabIndex={0}>
        <table className="numbers-table" aria-label={t('numbers.title')}>
          <thead>
            <tr>
              <th scope="col">{t('numbers.epoch')}</th>
              {columns.map(({ run, name }) => (
                <th key={`${run.record.id} ${name}`} scope="col">
                  <span className="numbers-run">
                    {run.slot + 1} {run.name}
                  </span>{' '}
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((epoch) => (
              <tr key={epoch}>
                <th scope="row">{epoch + 1}</th>
                {columns.map(({ run, name, byEpoch }) => (
                  <td key={`${run.record.id} ${name}`}>
                    {cell(numberOf(byEpoch.get(epoch), name, measure))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function numberOf(
  epoch: RunRecord['epochs'][number] | undefined,
  name: string,
  measure: Measure,
): number | undefined {
  return (name.startsWith('val_') ? epoch?.validation : epoch?.training)?.[measure];
}
