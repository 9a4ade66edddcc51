import { type InkImage, inkedBox } from './image';
import { boxMean } from './photo-filters';
import { darkness, type Photo } from './photo-grey';
import { inkLevels, rampedInk } from './photo-ink';
import { flattened, inverted, isInverted } from './photo-paper';
import { digitPieces } from './photo-pieces';
import { findSheet } from './photo-sheet';
import { isLikeStrokes, widened } from './photo-width';
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
 * what lies around a sheet or a board goes; light ink becomes dark; the paper is made even; what is darker than a
 * threshold of its own is ink; dust and what reaches in from the border goes; fine lines are widened. Throws RangeError
 * where the photo's sizes don't agree.
 */
export function preparePhoto(photo: Photo): PhotoPreparation {
  const grey = darkness(photo, PHOTO_SIDE);
  const isSmall = Math.max(grey.width, grey.height) < GRAINY_SIDE;
  const smooth = boxMean(grey, isSmall ? 0 : 1);
  const found = (isSmall ? undefined : onSheet(smooth)) ?? onWhole(smooth);
  const ink = widened(found.pieces);
  const steps = { grey, inverted: found.inverted, flattened: found.even, threshold: found.threshold, ink };
  const preparation = prepareImage(ink);
  return preparation.kind === 'blank' ? { kind: 'blank', steps } : { kind: 'digit', steps, preparation };
}

/** What was found in a picture when a part of it was taken for the paper. */
type Found = {
  readonly inverted: boolean;
  readonly even: InkImage;
  readonly threshold: number | undefined;
  /** the ink of the digit, none where there is no digit */
  readonly pieces: InkImage;
};

/** What is found if a sheet on a table, or a board in a room, is the paper; undefined where none has a digit on it. */
function onSheet(smooth: InkImage): Found | undefined {
  const sheets = [false, true].flatMap((isBoard) => {
    const sheet = findSheet(isBoard ? inverted(smooth) : smooth);
    return sheet === undefined ? [] : [{ isBoard, ...sheet }];
  });
  for (const { image, inside, isBoard } of sheets.sort((a, b) => b.share - a.share)) {
    const found = darkInk(image, isBoard, (even) => even.ink.filter((_, i) => inside[i] === 1));
    if (inkedBox(found.pieces) !== undefined) return found;
  }
  return undefined;
}

function onWhole(smooth: InkImage): Found {
  const isLight = isInverted(smooth);
  return darkInk(isLight ? inverted(smooth) : smooth, isLight, (even) => even.ink);
}

/** @param sheet the values, of an even image, that tell paper and ink apart */
function darkInk(image: InkImage, isLight: boolean, sheet: (even: InkImage) => Float32Array): Found {
  const even = flattened(image);
  const levels = inkLevels(sheet(even));
  const pieces = levels === undefined ? noInk(image) : digitPieces(rampedInk(even, levels));
  const digit = isLikeStrokes(pieces) ? pieces : noInk(image);
  return { inverted: isLight, even, threshold: levels?.threshold, pieces: digit };
}

function noInk({ width, height }: InkImage): InkImage {
  return { width, height, ink: new Float32Array(width * height) };
}
