import { memo } from 'react';
import { epochsDone } from '../../../app/lab/runs/sort';
import { networkTitle } from '../../../core/model/network';
import { parameterCount } from '../../../core/model/weights';
import { ENGINE_NAMES } from '../../shared/engine/engine-names';
import { useI18n, useMessages } from '../../shared/i18n/use-i18n';
import { durationText } from '../../train/duration';
import { en } from './messages/en';
import { zh } from './messages/zh';
import { RowActions } from './row-actions';
import type { RunRowProps } from './row-props';
import { RunName } from './run-name';

const MESSAGES = { en, zh };

/** There may be hundreds of rows, and one run that goes on every second. */
export const RunRow = memo(RunRowOf, (a, b) =>
  (['model', 'record', 'name', 'slot', 'hasWeights', 'reads', 'time'] as const).every(
    (key) => a[key] === b[key],
  ),
);

function RunRowOf(props: RunRowProps) {
  const { record, time } = props;
  const { t, number, percent, plural } = useMessages(MESSAGES);
  const page = useI18n();
  const { plan, result, engine, status, ownDigits, rateChanges } = record;
  const notes = [
    ...(plan.styleShare > 0 ? [t('row.styles', { share: percent(plan.styleShare, 0) })] : []),
    ...(ownDigits > 0 ? [plural('row.own', ownDigits)] : []),
    ...(rateChanges.length > 0 ? [t('row.rateMoved')] : []),
  ];
  return (
    <tr className={record.pinned ? 'pinned' : undefined}>
      <th scope="row" className="name">
        <RunName {...props} />
      </th>
      <td className="numbers">{result ? percent(result.test.accuracy, 2) : '–'}</td>
      <td>
        <RowActions {...props} />
      </td>
      <td className="numbers">{result ? number(result.test.loss, 4, 'fixed') : '–'}</td>
      <td className="numbers">
        {number(epochsDone(record), 0)}/{number(plan.epochs, 0)}
      </td>
      <td className="numbers">{record.seconds > 0 ? durationText(record.seconds, page) : '–'}</td>
      <td className={`status ${status}`}>{t(`status.${status}`)}</td>
      <td>
        <time dateTime={new Date(record.startedAt).toISOString()}>{time.format(record.startedAt)}</time>
      </td>
      <td className="code">
        {networkTitle(plan.network)}
        {notes.length > 0 && <span className="run-notes">{notes.join(', ')}</span>}
      </td>
      <td>{plan.optimizer.type}</td>
      <td className="numbers">{number(parameterCount(plan.network), 0)}</td>
      <td>{engine === null ? '–' : ENGINE_NAMES[engine]}</td>
    </tr>
  );
}
