import { useId } from 'react';
import { DIGITS, type Digit } from '../../../core/ink/samples';
import { useOwnMessages } from './use-own-messages';

type LabelButtonsProps = {
  readonly label: string;
  readonly disabled: boolean;
  readonly onChoose: (digit: Digit) => void;
};

/** A button for each of the ten labels. They keep the focus where there is nothing to be labelled. */
export function LabelButtons({ label, disabled, onChoose }: LabelButtonsProps) {
  const { t } = useOwnMessages();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div className="own-labels" role="group" aria-labelledby={id}>
      <span id={id} className="label">
        {label}
      </span>
      <div className="own-label-row">
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            className="button"
            aria-label={t('keep.digit', { digit })}
            aria-disabled={disabled}
            onClick={() => {
              if (!disabled) onChoose(digit);
            }}
          >
            {digit}
          </button>
        ))}
      </div>
    </div>
  );
}
