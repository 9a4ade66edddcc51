import { type KnobValue, type PlanDifference, planDifferences } from '../../../app/lab/runs/differences';
import { useMessages } from '../../shared/i18n/use-i18n';
import { written } from '../../train/written';
import { en } from './messages/en';
import { zh } from './messages/zh';
import type { OverlayRun } from './overlay-run';

const MESSAGES = { en, zh };

type DifferenceTableProps = { readonly a: OverlayRun; readonly b: OverlayRun };

/** The settings in which two runs differ, side by side. */
export function DifferenceTable({ a, b }: DifferenceTableProps) {
  const { t, number } = useMessages(MESSAGES);
  const differences = planDifferences(a.record.plan, b.record.plan);
  if (differences.length === 0) return <p className="runs-note">{t('difference.same')}</p>;
  const shown = (value: KnobValue | null) => {
    if (value === null) return <span className="difference-none">{t('difference.absent')}</span>;
    const text = typeof value === 'number' ? written(value) : inPython(value);
    return <code>{typeof text === 'number' ? number(text, 10) : text}</code>;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and shall do so by the keyboard too
    <section className="difference-scroll" aria-label={t('difference.title')} tabIndex={0}>
      <table className="difference-table" aria-label={t('difference.title')}>
        <thead>
          <tr>
            <th scope="col">{t('difference.knob')}</th>
            {[a, b].map(({ record, name, slot }) => (
              <th key={record.id} scope="col">
                {slot + 1} {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={keyOf(difference)}>
              <th scope="row">
                {difference.layer && t('difference.layer', difference.layer)}
                {difference.knob === null ? t('difference.whole') : <code>{difference.knob}</code>}
              </th>
              <td>{shown(difference.a)}</td>
              <td>{shown(difference.b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function inPython(value: string | boolean): string {
  return value === true ? 'True' : value === false ? 'False' : value;
}

function keyOf({ layer, knob, a }: PlanDifference): string {
  return `${layer?.number} ${layer?.type} ${knob} ${knob === null && a === null}`;
}
