import type { DigitPicture } from '../../../app/lab/browse/pictures';
import type { DigitSet } from '../../../app/lab/browse/state';
import { MNIST_SIZE } from '../../../core/ink/mnist';
import { useMessages } from '../../shared/i18n/use-i18n';
import { PixelImage } from '../../shared/pixel-image';
import { MNIST_MESSAGES } from './messages/mnist-messages';
import { inRows, useRoving } from './use-roving';

type DigitGridProps = {
  readonly name: string;
  readonly set: DigitSet;
  /** of no more digits than this */
  readonly places: number;
  readonly digits: readonly DigitPicture[];
  /** index of the digit to be pointed out */
  readonly marked: number | null;
  /** others are on their way */
  readonly busy: boolean;
  readonly onPress: (digit: DigitPicture) => void;
};

/** Digits. It has the same places whatever is in them, so that nothing moves when others come. */
export function DigitGrid({ name: title, set, places, digits, marked, busy, onPress }: DigitGridProps) {
  const { t } = useMessages(MNIST_MESSAGES);
  const { item, ...roving } = useRoving(0, (place) => place < digits.length, inRows(digits.length));
  return (
    <ul className="digit-grid" aria-label={title} aria-busy={busy} {...roving}>
      {Array.from({ length: places }, (_, place) => place).map((place) => {
        const digit = digits[place];
        if (digit === undefined) return <li key={place} className="digit-place" aria-hidden="true" />;
        const { index, label, pixels, written } = digit;
        const name = t(written ? 'digit.written' : `digit.${set}`, { index: String(index), label });
        return (
          <li key={place} className="digit-place">
            <button
              type="button"
              className={written ? 'digit-button written' : 'digit-button'}
              aria-label={t('digit.put', { digit: name })}
              aria-current={index === marked || undefined}
              title={`#${index}`}
              onClick={() => onPress(digit)}
              {...item(place)}
            >
              <PixelImage pixels={pixels} size={MNIST_SIZE} />
              <span>{label}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
