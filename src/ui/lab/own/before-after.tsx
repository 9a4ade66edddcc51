import type { Standing, Tuning } from '../../../app/lab/own/tuning';
import { useOwnMessages } from './use-own-messages';

/** One more digit of MNIST's 10,000 read right shows; of one's own, there are few. */
const ROWS = [
  { set: 'mnist', decimals: 2 },
  { set: 'own', decimals: 1 },
] as const;

/** Accuracy on both sets of test digits, before and after. Its places are there before the numbers are. */
export function BeforeAfter({ tuning }: { readonly tuning: Tuning }) {
  const { t, percent, number } = useOwnMessages();
  const before = 'before' in tuning ? tuning.before : null;
  const after = 'after' in tuning ? tuning.after : null;
  const share = (standing: Standing | null, set: keyof Standing, decimals: number) => {
    const accuracy = standing?.[set].accuracy ?? null;
    return accuracy === null ? t('tune.none') : percent(accuracy, decimals);
  };
  const change = (set: keyof Standing, decimals: number) => {
    const from = before?.[set].accuracy ?? null;
    const to = after?.[set].accuracy ?? null;
    if (from === null || to === null) return t('tune.none');
    const points = 100 * (to - from);
    const written = number(Math.abs(points), decimals, 'fixed');
    // What rounds to nothing has no sign.
    const sign = Number(Math.abs(points).toFixed(decimals)) === 0 ? '±' : points > 0 ? '+' : '−';
    return t('tune.points', { points: `${sign}${written}` });
  };
  return (
    <table className="own-table">
      <caption>{t('tune.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('tune.set')}</th>
          <th scope="col">{t('tune.before')}</th>
          <th scope="col">{t('tune.after')}</th>
          <th scope="col">{t('tune.change')}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ set, decimals }) => (
          <tr key={set}>
            <th scope="row">{t(`tune.${set}`)}</th>
            <td>{share(before, set, decimals)}</td>
            <td>{share(after, set, decimals)}</td>
            <td>{change(set, decimals)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
