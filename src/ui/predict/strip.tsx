import { MNIST_SIZE } from '../../core/ink/mnist';
import { DIGITS } from '../../core/ink/samples';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { PixelImage } from '../shared/pixel-image';
import { readingOf } from './certainty';
import { shareText } from './share-text';

/**
 * The reading in one line that stays at the top of a narrow page, where pad, reading and training do not fit on the
 * screen together. It repeats the Read panel, so that it is for the eye alone.
 */
export function Strip() {
  const i18n = useI18n();
  const preparation = useAppState((state) => state.pad.preparation);
  const answer = useAppState((state) => state.reading.answer);
  const pixels = preparation.kind === 'digit' ? preparation.pixels : null;
  const reading = pixels === null || answer === null ? null : readingOf(answer.probabilities);
  return (
    <div className="strip" aria-hidden="true">
      <div className="strip-picture">
        <PixelImage pixels={pixels} size={MNIST_SIZE} />
      </div>
      <span className="strip-digit" data-certainty={reading?.certainty}>
        {reading ? reading.digit : '–'}
      </span>
      <span className="strip-share">{reading && shareText(reading.probability, i18n)}</span>
      <span className="strip-bars">
        {DIGITS.map((digit) => (
          <span key={digit} className="strip-bar" data-top={digit === reading?.digit}>
            <span className="strip-track">
              <span
                className="strip-fill"
                style={{ transform: `scaleY(${(reading && answer?.probabilities[digit]) ?? 0})` }}
              />
            </span>
            {digit}
          </span>
        ))}
      </span>
    </div>
  );
}
