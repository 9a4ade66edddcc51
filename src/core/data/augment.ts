import type { Random } from '../random/random';
import { createElasticField } from './augment-elastic';
import { bellShaped } from './augment-random';
import { IMAGE_PIXELS, IMAGE_SIZE } from './digits';

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

/** Fractional bits of a place in the image, and of the weights that they are cut to. */
const PLACE_BITS = 16;
const WEIGHT_BITS = 8;
const PLACE_ONE = 1 << PLACE_BITS;
const WEIGHT_ONE = 1 << WEIGHT_BITS;
const TO_WEIGHT = PLACE_BITS - WEIGHT_BITS;
const ROUND_WEIGHTS = 1 << (2 * WEIGHT_BITS - 1);

/** The image with a pixel of paper all round. */
const PADDED_SIZE = IMAGE_SIZE + 2;

/** Turning, shearing and sizing leave this place where it is: the middle of the frame, as a pixel index. */
const MIDDLE = (IMAGE_SIZE - 1) / 2;

/**
 * Makes an augmenter, which owns its working memory and takes none while it works. A digit is turned, sheared, sized and
 * shifted as a whole, and its parts are moved by elastic waves (P. Simard, D. Steinkraus and J. Platt, "Best practices
 * for convolutional neural networks applied to visual document analysis", 2003), all in one bilinear warp. Ink that
 * leaves the frame is lost, and paper comes in. Nothing to vary gives back the same bytes.
 */
export function createAugmenter(augmentation: Augmentation): Augmenter {
  const { rotation, scale, shear, shift, elastic } = augmentation;
  if (!(rotation > 0 || scale > 0 || shear > 0 || shift > 0 || elastic > 0)) {
    return (source, at, target, targetAt) => target.set(source.subarray(at, at + IMAGE_PIXELS), targetAt);
  }
  const padded = new Uint8Array(PADDED_SIZE * PADDED_SIZE);
  const field = elastic > 0 ? createElasticField(elastic * PLACE_ONE) : undefined;

  return (source, at, target, targetAt, random) => {
    const angle = (bellShaped(random) * rotation * Math.PI) / 180;
    // Growing to 1 + z and shrinking to 1 / (1 + z) are as likely.
    const z = bellShaped(random) * scale;
    const size = z < 0 ? 1 / (1 - z) : 1 + z;
    const slant = bellShaped(random) * shear;
    const moveX = bellShaped(random) * shift;
    const moveY = bellShaped(random) * shift;
    field?.draw(random);

    // Forth: sheared, then turned and sized, then shifted. Back, which is what a warp needs, is the inverse of that.
    const cos = Math.cos(angle) / size;
    const sin = Math.sin(angle) / size;
    const uPerX = cos + slant * sin;
    const uPerY = sin - slant * cos;
    const fromX = -MIDDLE - moveX;
    const fromY = -MIDDLE - moveY;
    const u = MIDDLE + uPerX * fromX + uPerY * fromY;
    const v = MIDDLE - sin * fromX + cos * fromY;

    pad(source, at, padded);
    if (field === undefined) warp(padded, target, targetAt, u, v, uPerX, uPerY, -sin, cos);
    else warpElastic(padded, target, targetAt, u, v, uPerX, uPerY, -sin, cos, field.x, field.y);
  };
}

/** Lays a digit into the middle of the padded image. */
function pad(source: Uint8Array, at: number, padded: Uint8Array): void {
  for (let y = 0; y < IMAGE_SIZE; y++) {
    const from = at + y * IMAGE_SIZE;
    const to = (y + 1) * PADDED_SIZE + 1;
    for (let x = 0; x < IMAGE_SIZE; x++) padded[to + x] = source[from + x]!;
  }
}

/** Fills a digit; its pixel (x, y) comes from (u + x uPerX + y uPerY, v + x vPerX + y vPerY), in pixel indices. */
function warp(
  padded: Uint8Array,
  target: Uint8Array,
  targetAt: number,
  u: number,
  v: number,
  uPerX: number,
  uPerY: number,
  vPerX: number,
  vPerY: number,
): void {
  const stepU = (uPerX * PLACE_ONE) | 0;
  const stepV = (vPerX * PLACE_ONE) | 0;
  let to = targetAt;
  for (let y = 0; y < IMAGE_SIZE; y++) {
    let placeU = ((u + y * uPerY) * PLACE_ONE) | 0;
    let placeV = ((v + y * vPerY) * PLACE_ONE) | 0;
    for (let x = 0; x < IMAGE_SIZE; x++) {
      target[to++] = bilinear(padded, placeU, placeV);
      placeU = (placeU + stepU) | 0;
      placeV = (placeV + stepV) | 0;
    }
  }
}

/** As `warp`, each place moved by (x, y) of a field, whose unit is that of places: a pixel / PLACE_ONE. */
function warpElastic(
  padded: Uint8Array,
  target: Uint8Array,
  targetAt: number,
  u: number,
  v: number,
  uPerX: number,
  uPerY: number,
  vPerX: number,
  vPerY: number,
  fieldX: Float32Array,
  fieldY: Float32Array,
): void {
  const stepU = (uPerX * PLACE_ONE) | 0;
  const stepV = (vPerX * PLACE_ONE) | 0;
  let pixel = 0;
  for (let y = 0; y < IMAGE_SIZE; y++) {
    let placeU = ((u + y * uPerY) * PLACE_ONE) | 0;
    let placeV = ((v + y * vPerY) * PLACE_ONE) | 0;
    for (let x = 0; x < IMAGE_SIZE; x++) {
      const movedU = (placeU + fieldX[pixel]!) | 0;
      const movedV = (placeV + fieldY[pixel]!) | 0;
      target[targetAt + pixel] = bilinear(padded, movedU, movedV);
      pixel++;
      placeU = (placeU + stepU) | 0;
      placeV = (placeV + stepV) | 0;
    }
  }
}

/** The grey between four pixels of the padded image, 0..255; the place counts from the image's first pixel. */
function bilinear(padded: Uint8Array, placeU: number, placeV: number): number {
  const x = (placeU >> PLACE_BITS) + 1;
  const y = (placeV >> PLACE_BITS) + 1;
  if (x < 0 || x > IMAGE_SIZE || y < 0 || y > IMAGE_SIZE) return 0;
  const at = y * PADDED_SIZE + x;
  const a = padded[at]!;
  const b = padded[at + 1]!;
  const c = padded[at + PADDED_SIZE]!;
  const d = padded[at + PADDED_SIZE + 1]!;
  if ((a | b | c | d) === 0) return 0;
  const right = (placeU >> TO_WEIGHT) & (WEIGHT_ONE - 1);
  const low = (placeV >> TO_WEIGHT) & (WEIGHT_ONE - 1);
  const upper = a * WEIGHT_ONE + (b - a) * right;
  const lower = c * WEIGHT_ONE + (d - c) * right;
  return (upper * WEIGHT_ONE + (lower - upper) * low + ROUND_WEIGHTS) >> (2 * WEIGHT_BITS);
}
