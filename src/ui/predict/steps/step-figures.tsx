import type { ReactNode } from 'react';
import { visibleStrokes } from '../../../app/state';
import { MNIST_BOX, MNIST_SIZE } from '../../../core/ink/mnist';
import type { Preparation } from '../../../core/ink/prepare';
import { PAD_SIZE } from '../../../core/ink/stroke';
import { useAppState } from '../../shared/app-context';
import { useMessages } from '../../shared/i18n/use-i18n';
import { PixelImage } from '../../shared/pixel-image';
import { StrokeLines } from '../../shared/stroke-lines';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

type Prepared = Extract<Preparation, { kind: 'digit' }>;

/** Box, scale, centre: a picture and a sentence each. A default export, for it is loaded when first asked for. */
export default function StepFigures() {
  const preparation = useAppState((state) => state.pad.preparation);
  const { t } = useMessages(MESSAGES);
  return preparation.kind === 'blank' ? (
    <p className="steps-blank">{t('blank')}</p>
  ) : (
    <Figures {...preparation} />
  );
}

function Figures({ pixels, steps }: Prepared) {
  const { t } = useMessages(MESSAGES);
  return (
    <ol className="steps">
      <Step title={t('box.title')} text={t('box.text')}>
        <BoxedDrawing box={steps.box} />
      </Step>
      <Step title={t('scale.title')} text={t('scale.text')}>
        <PixelImage pixels={steps.scaled.ink} size={MNIST_BOX} />
      </Step>
      <Step title={t('centre.title')} text={t('centre.text', { right: steps.shift.x, down: steps.shift.y })}>
        <PixelImage pixels={pixels} size={MNIST_SIZE} />
        <Crosshair x={steps.massCentre.x + steps.shift.x} y={steps.massCentre.y + steps.shift.y} />
      </Step>
    </ol>
  );
}

type StepProps = { readonly title: string; readonly text: string; readonly children: ReactNode };

function Step({ title, text, children }: StepProps) {
  return (
    <li className="step">
      <div className="step-picture" aria-hidden="true">
        {children}
      </div>
      <p>
        <strong>{title}</strong> {text}
      </p>
    </li>
  );
}

type BoxedDrawingProps = { readonly box: Prepared['steps']['box'] };

function BoxedDrawing({ box }: BoxedDrawingProps) {
  const pad = useAppState((state) => state.pad);
  const side = pad.picture ? MNIST_SIZE : PAD_SIZE;
  return (
    <>
      {pad.picture && <PixelImage pixels={pad.picture} size={MNIST_SIZE} />}
      <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
        <g className="step-ink">
          <StrokeLines strokes={pad.picture ? [] : visibleStrokes(pad)} />
        </g>
        <rect
          className="step-box"
          x={box.left}
          y={box.top}
          width={box.right - box.left}
          height={box.bottom - box.top}
        />
      </svg>
    </>
  );
}

/** Marks a pixel index of the 28 x 28 frame; a pixel's middle lies half a pixel in. */
function Crosshair({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <svg className="step-cross" viewBox={`0 0 ${MNIST_SIZE} ${MNIST_SIZE}`} aria-hidden="true">
      <path d={`M${x + 0.5} 0V${MNIST_SIZE}M0 ${y + 0.5}H${MNIST_SIZE}`} />
    </svg>
  );
}
