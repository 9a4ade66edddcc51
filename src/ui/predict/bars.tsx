import { DIGITS } from '../../core/ink/samples';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { readingOf } from './certainty';
import { shareText } from './share-text';

/** Ten bars on a scale from 0 to 1; without a reading they are empty. */
export function Bars() {
  const { t } = useI18n();
  const answer = useAppState((state) => state.reading.answer);
  const top = answer && readingOf(answer.probabilities).digit;
  return (
    <ul className="bars" aria-label={t('bars.label')}>
      {DIGITS.map((digit) => (
        <Bar
          key={digit}
          digit={digit}
          probability={answer?.probabilities[digit] ?? null}
          isTop={digit === top}
        />
      ))}
    </ul>
  );
}

type BarProps = {
  readonly digit: number;
  /** 0..1; null without a reading */
  readonly probability: number | null;
  readonly isTop: boolean;
};

function Bar({ digit, probability, isTop }: BarProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const written = probability === null ? null : shareText(probability, i18n);
  return (
    <li className="bar" data-top={isTop}>
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
        aria-valuetext={
          written === null ? t('bars.none') : t(isTop ? 'bars.top' : 'bars.value', { percent: written })
        }
      >
        <div className="bar-fill" style={{ transform: `scaleX(${probability ?? 0})` }} />
      </div>
      <span className="bar-share" aria-hidden="true">
        {written}
      </span>
    </li>
  );
}
