import { bellShaped } from '../random/bell-shaped';
import type { Random } from '../random/random';
import { createCorners, drawCorners, moveCorners, PLACE_BITS } from './augment-corners';
import { createSea } from './augment-elastic';
import { createRedraw, type Redraw } from './augment-redraw';
import { strokeAmount } from './augment-stroke';
import { IMAGE_PIXELS } from './digits';

/** How far a digit is varied, each way as likely. All of it is 0 where nothing varies. */
export type Augmentation = {
  /** degrees, standard deviation */
  readonly rotation: number;
  /** share of the size, standard deviation */
  readonly scale: number;
  /** sideways pixels a pixel of height, standard deviation */
  readonly shear: number;
  /** pixels each way, standard deviation */
  readonly shift: number;
  /** pixels by which elastic waves move ink along each axis, standard deviation */
  readonly elastic: number;
  /** pixels by which strokes get wider or thinner, standard deviation */
  readonly strokeWidth: number;
};

/**
 * Writes a variant of one digit.
 *
 * @param source digits, 784 bytes each, 0 (paper) .. 255 (ink)
 * @param at where the digit begins in `source`, in bytes
 * @param target digits, likewise; may be `source`, also at the same place
 * @param targetAt where the variant goes in `target`, in bytes
 * @param random where all chance comes from. The variant depends on it, on the digit and on the augmentation alone.
 */
export type Augmenter = (
  source: Uint8Array,
  at: number,
  target: Uint8Array,
  targetAt: number,
  random: Random,
) => void;

/**
 * How much higher waves are at the corners of cells than over all pixels: between corners that are 4 pixels apart and
 * correlated by 0.8, the mean variance is 0.9375 of theirs along each axis.
 */
const WAVES_AT_CORNERS = 1 / 0.9375;

/**
 * Makes an augmenter, which owns its working memory. A digit's strokes get wider or thinner, then it is turned, sheared,
 * sized and shifted as a whole, and its parts are moved by elastic waves (P. Simard, D. Steinkraus and J. Platt, "Best
 * practices for convolutional neural networks applied to visual document analysis", 2003), all in one bilinear warp. Ink
 * that leaves the frame is lost, and paper comes in. Nothing to vary gives back the same bytes.
 *
 * @param redraw draws the variants
 */
export function createAugmenter(augmentation: Augmentation, redraw: Redraw = createRedraw()): Augmenter {
  const { elastic, strokeWidth } = augmentation;
  if (!Object.values(augmentation).some((amount) => amount > 0)) {
    return (source, at, target, targetAt) => target.set(source.subarray(at, at + IMAGE_PIXELS), targetAt);
  }
  const corners = createCorners();
  const sea = elastic > 0 ? createSea(elastic * WAVES_AT_CORNERS * 2 ** PLACE_BITS) : null;

  return (source, at, target, targetAt, random) => {
    drawCorners(corners, augmentation, random);
    if (sea !== null) moveCorners(corners, sea, random);
    const strokes = strokeWidth > 0 ? strokeAmount(bellShaped(random) * strokeWidth) : 0;
    redraw(source, at, target, targetAt, corners, strokes);
  };
}
