import type { InkImage } from './image';
import { boxMean } from './photo-filters';
import { darkness, type Photo } from './photo-grey';
import { inkLevels, rampedInk } from './photo-ink';
import { flattened, inverted, isInverted } from './photo-paper';
import { digitPieces } from './photo-pieces';
import { widened } from './photo-width';
import { type Preparation, prepareImage } from './prepare';

/** Longer side of what is worked on, in pixels: for a digit of 20 pixels, more of a photo would tell no more. */
export const PHOTO_SIDE = 400;

/** From this side on, in pixels, a photo has grain to be smoothed: what is smaller has no detail to spare. */
const GRAINY_SIDE = 100;

/** What happened on the way from a photo to its ink, in that order: for showing. All images are of one size. */
export type PhotoSteps = {
  /** 0 (white) .. 1 (black), the photo at its working size, without colours */
  readonly grey: InkImage;
  /** whether its ink is lighter than its paper */
  readonly inverted: boolean;
  /** 0 (paper) .. 1, without light and shadow, ink darker than paper */
  readonly flattened: InkImage;
  /** 0..1, what is darker in `flattened` is ink; undefined where all is paper */
  readonly threshold: number | undefined;
  /** 0 (paper) .. 1 (ink), without dust and borders, and wide enough for MNIST; no ink at all where there is no digit */
  readonly ink: InkImage;
};

/** A photo of a digit as a network trained on MNIST wants it, or that it shows none, and how that came about. */
export type PhotoPreparation =
  | { readonly kind: 'blank'; readonly steps: PhotoSteps }
  | {
      readonly kind: 'digit';
      readonly steps: PhotoSteps;
      /** `steps.ink`, prepared as any picture */
      readonly preparation: Extract<Preparation, { kind: 'digit' }>;
    };

/**
 * Finds the digit in a photo or scan and prepares it as any other picture. The photo is shrunk and loses its colours;
 * light ink becomes dark; the paper is made even; what is darker than a threshold of its own is ink; dust and what
 * reaches in from the border goes; fine lines are widened. Throws RangeError where the photo's sizes don't agree.
 */
export function preparePhoto(photo: Photo): PhotoPreparation {
  const grey = darkness(photo, PHOTO_SIDE);
  const smooth = boxMean(grey, Math.max(grey.width, grey.height) < GRAINY_SIDE ? 0 : 1);
  const isLight = isInverted(smooth);
  const even = flattened(isLight ? inverted(smooth) : smooth);
  const levels = inkLevels(even);
  const steps = { grey, inverted: isLight, flattened: even, threshold: levels?.threshold };
  if (levels === undefined) return { kind: 'blank', steps: { ...steps, ink: noInk(grey) } };

  const ink = widened(digitPieces(rampedInk(even, levels)));
  const preparation = prepareImage(ink);
  if (preparation.kind === 'blank') return { kind: 'blank', steps: { ...steps, ink } };
  return { kind: 'digit', steps: { ...steps, ink }, preparation };
}

function noInk({ width, height }: InkImage): InkImage {
  return { width, height, ink: new Float32Array(width * height) };
}
