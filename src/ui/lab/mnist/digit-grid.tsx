import type { DigitPicture } from '../../../app/lab/browse/pictures';
import { BROWSE_PAGE, type DigitSet } from '../../../app/lab/browse/state';
import { MNIST_SIZE } from '../../../core/ink/mnist';
import { useMessages } from '../../shared/i18n/use-i18n';
import { PixelImage } from '../../shared/pixel-image';
import { MNIST_MESSAGES } from './messages/mnist-messages';
import { inRows, useRoving } from './use-roving';

type DigitGridProps = {
  readonly set: DigitSet;
  readonly digits: readonly DigitPicture[];
  /** index of the digit to be pointed out */
  readonly marked: number | null;
  /** others are on their way */
  readonly busy: boolean;
  readonly onPress: (digit: DigitPicture) => void;
};

const PLACES = Array.from({ length: BROWSE_PAGE }, (_, place) => place);

/** A page of digits. It has the same places whatever is in them, so that nothing moves when others come. */
export function DigitGrid({ set, digits, marked, busy, onPress }: DigitGridProps) {
  const { t } = useMessages(MNIST_MESSAGES);
  const { item, ...roving } = useRoving(0, (place) => place < digits.length, inRows(digits.length));
  return (
    <ul className="digit-grid" aria-label={t('grid.label')} aria-busy={busy} {...roving}>
      {PLACES.map((place) => {
        const digit = digits[place];
        if (digit === undefined) return <li key={place} className="digit-place" aria-hidden="true" />;
        const { index, label, pixels } = digit;
        const name = t(`digit.${set}`, { index: String(index), label });
        return (
          <li key={place} className="digit-place">
            <button
              type="button"
              className="digit-button"
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
