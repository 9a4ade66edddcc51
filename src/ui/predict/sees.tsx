import { MNIST_SIZE } from '../../core/ink/mnist';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { PixelImage } from '../shared/pixel-image';

/** The 28 x 28 pixels that go into the network, always in sight. */
export function Sees() {
  const { t } = useI18n();
  const preparation = useAppState((state) => state.pad.preparation);
  const pixels = preparation.kind === 'digit' ? preparation.pixels : null;
  return (
    <figure className="sees">
      <div className="pixel-frame">
        <PixelImage pixels={pixels} size={MNIST_SIZE} label={t(pixels ? 'sees.digit' : 'sees.blank')} />
      </div>
      <figcaption className="label">{t('sees.title')}</figcaption>
    </figure>
  );
}
