import type { DigitPicture } from '../../../app/lab/browse/pictures';
import type { TestReport } from '../../../app/lab/test/report';
import { CLASS_COUNT } from '../../../core/data/digits';
import { MNIST_SIZE } from '../../../core/ink/mnist';
import { probabilityOf } from '../../../core/metrics/readings';
import { shareText } from '../../predict/share-text';
import type { Translator } from '../../shared/i18n/t';
import { PixelImage } from '../../shared/pixel-image';
import { ProbabilityBars } from './probability-bars';
import type { TestTranslator } from './use-test-messages';

type DigitCardProps = {
  readonly report: TestReport;
  /** of the digit among those tested */
  readonly index: number;
  /** undefined while it is on its way */
  readonly picture: DigitPicture | undefined;
  /** where it is in its gallery, for the keyboard */
  readonly item: { readonly 'data-item': number; readonly tabIndex: 0 | -1 };
  readonly onPress: (picture: DigitPicture) => void;
  /** handed down, for each that a card made for itself would take as long as all the rest of it */
  readonly words: TestTranslator;
  readonly pageWords: Translator;
};

/** One tested digit: its picture, what it is, what was read, and all ten probabilities. */
export function DigitCard(props: DigitCardProps) {
  const { report, index, picture, item, onPress, words, pageWords } = props;
  const { t } = words;
  const label = report.readings.labels[index]!;
  const read = report.predicted[index]!;
  const probabilities = Array.from({ length: CLASS_COUNT }, (_, digit) =>
    probabilityOf(report.readings, index, digit),
  );
  const share = (digit: number) => {
    const probability = probabilities[digit]!;
    return Number.isFinite(probability) ? shareText(probability, pageWords) : '–';
  };
  const isRight = label === read;
  return (
    <button
      type="button"
      className="digit-card"
      aria-disabled={picture === undefined}
      title={`#${index}`}
      onClick={() => picture && onPress(picture)}
      {...item}
    >
      <PixelImage pixels={picture?.pixels ?? null} size={MNIST_SIZE} />
      <span className="digit-card-text">
        <span className="visually-hidden">{t('card.name', { index: String(index) })} </span>
        <strong>{isRight ? t('card.right', { label }) : t('card.read', { label, read })}</strong>
        <ProbabilityBars probabilities={probabilities} label={label} read={read} />
        <span>{t('card.share', { digit: read, share: share(read) })}</span>
        {!isRight && <span>{t('card.share', { digit: label, share: share(label) })}</span>}
      </span>
    </button>
  );
}
