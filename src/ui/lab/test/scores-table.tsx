import { useId } from 'react';
import type { DigitScores, MacroAverages } from '../../../core/metrics/confusion';
import { shareOr } from './share-or';
import { useTestMessages } from './use-test-messages';

type ScoresTableProps = { readonly scores: readonly DigitScores[]; readonly averages: MacroAverages };

const MEASURES = ['precision', 'recall', 'f1'] as const satisfies readonly (keyof MacroAverages)[];

/** Precision, recall and F1 of each digit. */
export function ScoresTable({ scores, averages }: ScoresTableProps) {
  const i18n = useTestMessages();
  const { t, number } = i18n;
  const total = scores.reduce((sum, { support }) => sum + support, 0);
  const id = useId();
  return (
    <section className="test-part scores" aria-labelledby={id}>
      <h3 id={id}>{t('scores.title')}</h3>
      <p className="test-help">{t('scores.help')}</p>
      <table aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('scores.digit')}</th>
            <th scope="col">{t('scores.support')}</th>
            {MEASURES.map((measure) => (
              <th key={measure} scope="col">
                {t(`scores.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scores.map((each) => (
            <tr key={each.digit}>
              <th scope="row">{each.digit}</th>
              <td>{number(each.support, 0)}</td>
              {MEASURES.map((measure) => (
                <td key={measure}>{shareOr(each[measure], 1, i18n)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('scores.macro')}</th>
            <td>{number(total, 0)}</td>
            {MEASURES.map((measure) => (
              <td key={measure}>{shareOr(averages[measure], 1, i18n)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
