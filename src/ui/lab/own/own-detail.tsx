import { useId } from 'react';
import type { OwnDigits } from '../../../app/lab/own/own';
import type { OwnDigit } from '../../../core/data/own-digits';
import { MNIST_SIZE } from '../../../core/ink/mnist';
import { DIGITS } from '../../../core/ink/samples';
import { Button } from '../../shared/button';
import { PixelImage } from '../../shared/pixel-image';
import { useStore } from '../use-store';
import { useInk } from './own-tile';
import { useGoToPad } from './use-go-to-pad';
import { useOwnMessages } from './use-own-messages';

type OwnDetailProps = {
  readonly own: OwnDigits;
  readonly digit: OwnDigit | undefined;
  /** deletes it; another is chosen then, if there is one */
  readonly onDelete: () => void;
};

/** What can be done with the digit that is chosen in the list. It is as high without one. */
export function OwnDetail({ own, digit, onDelete }: OwnDetailProps) {
  const { t } = useOwnMessages();
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="own-detail">
      <h3 id={headingId}>{t('detail.heading')}</h3>
      {digit === undefined ? (
        <p className="own-help">{t('detail.none')}</p>
      ) : (
        <Chosen own={own} digit={digit} onDelete={onDelete} />
      )}
    </section>
  );
}

function Chosen({ own, digit, onDelete }: OwnDetailProps & { readonly digit: OwnDigit }) {
  const { t, percent } = useOwnMessages();
  const labelId = useId();
  const goToPad = useGoToPad();
  const reading = useStore(own.store, ({ readings }) => readings.get(digit.id));
  const pixels = useInk(digit.pixels);
  return (
    <div className="own-chosen">
      <div className="own-picture">
        <PixelImage pixels={pixels} size={MNIST_SIZE} label={t('detail.picture')} />
      </div>
      <div className="own-chosen-fields">
        <p>
          {reading === undefined
            ? t('detail.unread')
            : t('detail.read', { digit: reading.digit, share: percent(reading.probability, 1) })}
        </p>
        <div className="own-row">
          <label htmlFor={labelId}>{t('detail.label')}</label>
          <select
            id={labelId}
            value={digit.label}
            onChange={({ target }) => own.relabel(digit.id, DIGITS[Number(target.value)]!)}
          >
            {DIGITS.map((label) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="own-row">
          <Button
            onPress={() => {
              own.showOnPad(digit.id);
              goToPad();
            }}
          >
            {t('detail.show')}
          </Button>
          <Button onPress={onDelete}>{t('detail.delete')}</Button>
        </div>
      </div>
    </div>
  );
}
