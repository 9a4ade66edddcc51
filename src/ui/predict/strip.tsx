import { MNIST_SIZE } from '../../core/ink/mnist';
import { DIGITS } from '../../core/ink/samples';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { PixelImage } from '../shared/pixel-image';
import { Either } from './either';
import { namedDigits, type Reading } from './reading';
import { shareText } from './share-text';
import { useReading } from './use-reading';

/**
 * The reading in one line that stays at the top of a narrow page, where pad, reading and training do not fit on the
 * screen together. It repeats the Read panel, so that it is for the eye alone.
 */
export function Strip() {
  const preparation = useAppState((state) => state.pad.preparation);
  const pixels = preparation.kind === 'digit' ? preparation.pixels : null;
  const reading = useReading();
  const named = reading === null ? [] : namedDigits(reading);
  return (
    <div className="strip" aria-hidden="true">
      <div className="strip-picture">
        <PixelImage pixels={pixels} size={MNIST_SIZE} />
      </div>
      <span className="strip-told">
        <StripTold reading={reading} />
      </span>
      <span className="strip-bars" data-refused={reading?.verdict.kind === 'not-a-digit'}>
        {DIGITS.map((digit) => (
          <span key={digit} className="strip-bar" data-top={named.includes(digit)}>
            <span className="strip-track">
              <span
                className="strip-fill"
                style={{ transform: `scaleY(${reading?.probabilities[digit] ?? 0})` }}
              />
            </span>
            {digit}
          </span>
        ))}
      </span>
    </div>
  );
}

function StripTold({ reading }: { readonly reading: Reading | null }) {
  const i18n = useI18n();
  const verdict = reading?.verdict;
  switch (verdict?.kind) {
    case 'not-a-digit':
      return <span className="strip-words">{i18n.t('strip.refused')}</span>;
    case 'unsure':
      return (
        <span className="strip-digit guess-either">
          <Either {...verdict} />
        </span>
      );
    default:
      return (
        <>
          <span className="strip-digit">{verdict ? verdict.digit : '–'}</span>
          <span>{verdict && reading && shareText(reading.probabilities[verdict.digit]!, i18n)}</span>
        </>
      );
  }
}
