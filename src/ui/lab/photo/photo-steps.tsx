import type { ReactNode } from 'react';
import type { InkImage } from '../../../core/ink/image';
import { MNIST_BOX, MNIST_SIZE } from '../../../core/ink/mnist';
import type { PhotoPreparation } from '../../../core/ink/photo';
import { PixelImage } from '../../shared/pixel-image';
import { ImageCanvas } from './image-canvas';
import { usePhotoMessages } from './use-photo-messages';

type Prepared = Extract<PhotoPreparation, { kind: 'digit' }>['preparation'];

/** How a photo became a digit: a picture and a sentence for each step, as far as it came. */
export function PhotoSteps({ photo }: { readonly photo: PhotoPreparation }) {
  const { t, percent } = usePhotoMessages();
  const { grey, inverted, flattened, threshold, ink } = photo.steps;
  return (
    <ol className="photo-steps">
      <Step title={t('photo.grey.title')} text={t('photo.grey.text')}>
        <ImageCanvas image={grey} shows="greys" />
      </Step>
      <Step title={t('photo.swap.title')} text={t(inverted ? 'photo.swap.swapped' : 'photo.swap.kept')}>
        <ImageCanvas image={grey} shows={inverted ? 'swapped' : 'greys'} />
      </Step>
      <Step title={t('photo.even.title')} text={t('photo.even.text')}>
        <ImageCanvas image={flattened} shows="greys" />
      </Step>
      <Step
        title={t('photo.ink.title')}
        text={
          threshold === undefined
            ? t('photo.ink.none')
            : t('photo.ink.text', { percent: percent(threshold, 0) })
        }
      >
        <ImageCanvas image={ink} shows="ink" />
      </Step>
      {photo.kind === 'digit' && <LastSteps ink={ink} prepared={photo.preparation} />}
    </ol>
  );
}

function LastSteps({ ink, prepared }: { readonly ink: InkImage; readonly prepared: Prepared }) {
  const { t } = usePhotoMessages();
  const { box, scaled } = prepared.steps;
  return (
    <>
      <Step title={t('photo.scale.title')} text={t('photo.scale.text')}>
        <div className="photo-boxed">
          <ImageCanvas image={ink} shows="ink" />
          <svg viewBox={`0 0 ${ink.width} ${ink.height}`} aria-hidden="true">
            <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
          </svg>
        </div>
        <PixelImage pixels={scaled.ink} size={MNIST_BOX} />
      </Step>
      <Step title={t('photo.centre.title')} text={t('photo.centre.text')}>
        <PixelImage pixels={prepared.pixels} size={MNIST_SIZE} />
      </Step>
    </>
  );
}

type StepProps = { readonly title: string; readonly text: string; readonly children: ReactNode };

function Step({ title, text, children }: StepProps) {
  return (
    <li className="photo-step">
      <div className="photo-pictures" aria-hidden="true">
        {children}
      </div>
      <p>
        <strong>{title}</strong> {text}
      </p>
    </li>
  );
}
