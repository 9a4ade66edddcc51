import { useId } from 'react';
import { DIGITS } from '../../core/ink/samples';
import { useI18n } from '../shared/i18n/use-i18n';
import { namedDigits, type Reading } from './reading';
import { shareText } from './share-text';

type BarsProps = { readonly reading: Reading | null };

/**
 * Ten bars on a scale from 0 to 1; without a reading they are empty. Of what is no digit they tell what the network would
 * say all the same, muted.
 */
export function Bars({ reading }: BarsProps) {
  const { t } = useI18n();
  const caption = useId();
  const refused = reading?.verdict.kind === 'not-a-digit';
  const named = reading === null ? [] : namedDigits(reading);
  return (
    <>
      <p id={caption} className="label bars-caption">
        {t(refused ? 'bars.anyway' : 'bars.label')}
      </p>
      <ul className="bars" aria-labelledby={caption} data-refused={refused}>
        {DIGITS.map((digit) => (
          <Bar
            key={digit}
            digit={digit}
            probability={reading?.probabilities[digit] ?? null}
            rank={named.indexOf(digit)}
          />
        ))}
      </ul>
    </>
  );
}

type BarProps = {
  readonly digit: number;
  /** 0..1; null without a reading */
  readonly probability: number | null;
  /** its place among the digits that are named, from 0; -1 for none */
  readonly rank: number;
};

function Bar({ digit, probability, rank }: BarProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const written = probability === null ? null : shareText(probability, i18n);
  const told = (['bars.value', 'bars.top', 'bars.second'] as const)[rank + 1]!;
  return (
    <li className="bar" data-top={rank >= 0}>
      <span className="bar-digit" aria-hidden="true">
        {digit}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: no browser lets a <meter> be drawn and animated like this */}
      <div
        className="bar-track"
        role="meter"
        aria-label={t('bars.digit', { digit })}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={Number((probability ?? 0).toFixed(4)) /* ARIA knows no 1e-9 */}
        aria-valuetext={written === null ? t('bars.none') : t(told, { percent: written })}
      >
        <div className="bar-fill" style={{ transform: `scaleX(${probability ?? 0})` }} />
      </div>
      <span className="bar-share" aria-hidden="true">
        {written}
      </span>
    </li>
  );
}
