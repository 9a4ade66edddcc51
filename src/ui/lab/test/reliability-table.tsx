import type { ReliabilityBin } from '../../../core/metrics/reliability';
import { shareOr } from './share-or';
import { useTestMessages } from './use-test-messages';

/** The reliability diagram as numbers. */
export function ReliabilityTable({ bins }: { readonly bins: readonly ReliabilityBin[] }) {
  const i18n = useTestMessages();
  const { t, number, percent } = i18n;
  return (
    <details className="disclosure">
      <summary>{t('reliability.table')}</summary>
      <table aria-label={t('reliability.table')}>
        <thead>
          <tr>
            <th scope="col">{t('reliability.bin')}</th>
            <th scope="col">{t('reliability.count')}</th>
            <th scope="col">{t('reliability.axis')}</th>
            <th scope="col">{t('reliability.accuracy')}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ from, to, count, confidence, accuracy }) => (
            <tr key={from}>
              <th scope="row">{t('reliability.bins', { from: percent(from, 0), to: percent(to, 0) })}</th>
              <td>{number(count, 0)}</td>
              <td>{shareOr(confidence, 1, i18n)}</td>
              <td>{shareOr(accuracy, 1, i18n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
