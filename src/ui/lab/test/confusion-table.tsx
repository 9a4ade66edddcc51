import { type CSSProperties, useId, useMemo, useRef } from 'react';
import { confusionFile } from '../../../app/lab/test/confusion-file';
import type { Selection } from '../../../app/lab/test/report';
import type { ConfusionMatrix } from '../../../core/metrics/confusion';
import { csvFile, download } from '../../charts/download';
import { SaveChart } from '../../charts/save-chart';
import { useRoving } from '../mnist/use-roving';
import { ConfusionPicture } from './confusion-picture';
import { heats } from './heat';
import { cellNumber, hasDigits, nextCell } from './next-cell';
import { useTestMessages } from './use-test-messages';

type ConfusionTableProps = {
  readonly matrix: ConfusionMatrix;
  /** the cell whose digits are on show is marked */
  readonly selection: Selection;
  readonly onSelect: (label: number, read: number) => void;
};

/** The confusion matrix; every number in it opens its digits. */
export function ConfusionTable({ matrix, selection, onSelect }: ConfusionTableProps) {
  const { t, plural, number } = useTestMessages();
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  const heat = useMemo(() => heats(matrix), [matrix]);
  const first = matrix.flat().findIndex((count) => count > 0);
  const { item, ...roving } = useRoving(
    first < 0 ? undefined : first,
    (cell) => hasDigits(matrix, cell),
    (from, key) => nextCell(matrix, from, key),
  );
  const isSelected = (label: number, read: number) =>
    selection.kind === 'cell' && selection.label === label && selection.read === read;
  return (
    <figure className="test-part confusion" ref={figure}>
      <figcaption id={id}>
        <strong>{t('matrix.title')}</strong>
        <span className="test-save">
          <button
            type="button"
            className="save-chart"
            aria-label={t('matrix.csv')}
            title={t('matrix.csv')}
            onClick={() => download('inkling-confusion.csv', csvFile(confusionFile(matrix)))}
          >
            CSV
          </button>
          <SaveChart figure={figure} name={t('matrix.title')} />
        </span>
      </figcaption>
      <p className="test-help">{t('matrix.help')}</p>
      <p id={`${id}keys`} className="visually-hidden">
        {t('matrix.keys')}
      </p>
      <table className="confusion-table" aria-labelledby={id} aria-describedby={`${id}keys`} {...roving}>
        <thead>
          <tr>
            <td className="confusion-corner" />
            <th className="confusion-axis" scope="colgroup" colSpan={matrix.length}>
              {t('matrix.read')}
            </th>
          </tr>
          <tr>
            <th className="confusion-axis" scope="col">
              {t('matrix.true')}
            </th>
            {matrix.map((_, read) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
              <th key={read} scope="col">
                {read}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, label) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
            <tr key={label}>
              <th scope="row">{label}</th>
              {row.map((count, read) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
                  key={read}
                  className={label === read ? 'right' : 'wrong'}
                  style={{ '--heat': `${100 * heat[label]![read]!}%` } as CSSProperties}
                >
                  {count > 0 && (
                    <button
                      type="button"
                      aria-label={t('matrix.cell', { label, read, digits: plural('digits', count) })}
                      aria-pressed={isSelected(label, read)}
                      onClick={() => onSelect(label, read)}
                      {...item(cellNumber(label, read))}
                    >
                      {number(count, 0)}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ConfusionPicture matrix={matrix} heat={heat} />
    </figure>
  );
}
