import { DIGITS, type Digit, sampleDigit } from '../../core/ink/samples';
import { PAD_SIZE } from '../../core/ink/stroke';
import { useApp } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { StrokeLines } from '../shared/stroke-lines';

/** A drawing for those who cannot draw, or only want to look. */
export function Samples({ locked }: { readonly locked: boolean }) {
  const { dispatch } = useApp().store;
  const { t } = useI18n();
  return (
    <fieldset className="samples">
      <legend className="label">{t('samples.label')}</legend>
      <div className="sample-row">
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            className="button sample"
            aria-label={t('samples.digit', { digit })}
            aria-disabled={locked}
            title={
              locked
                ? t('control.locked')
                : t('hint.keys', { action: t('samples.digit', { digit }), keys: String(digit) })
            }
            onClick={() => !locked && dispatch({ type: 'sampleLoaded', digit })}
          >
            <SampleInk digit={digit} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** The sample itself, small. */
function SampleInk({ digit }: { readonly digit: Digit }) {
  return (
    <svg className="sample-ink" viewBox={`0 0 ${PAD_SIZE} ${PAD_SIZE}`} aria-hidden="true" focusable="false">
      <StrokeLines strokes={sampleDigit(digit)} />
    </svg>
  );
}
