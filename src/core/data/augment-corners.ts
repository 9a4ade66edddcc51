import { bellShaped } from '../random/bell-shaped';
import type { Random } from '../random/random';
import { pieceOfSea, type Sea } from './augment-elastic';
import { PAPER_EDGE } from './augment-paper';
import { IMAGE_SIZE } from './digits';

/** Pixels along each side of a cell: a digit is warped cell by cell, between places that are known for their corners. */
export const CELL_SIZE = 4;

/** Corners of cells along each side of a digit. */
export const CORNERS = IMAGE_SIZE / CELL_SIZE + 1;

/** Fractional bits of a place on the paper. */
export const PLACE_BITS = 16;
const PLACE_ONE = 1 << PLACE_BITS;

/** Where on the paper the corners of a digit's cells come from, in pixels / 2^16. */
export type Corners = {
  /** [8 * 8] row-major, columns */
  readonly u: Int32Array;
  /** [8 * 8] row-major, rows */
  readonly v: Int32Array;
};

/** How far a digit is moved as a whole, each a standard deviation, in the units of `Augmentation`. */
type Movement = {
  readonly rotation: number;
  readonly scale: number;
  readonly shear: number;
  readonly shift: number;
};

/** Turning, shearing and sizing leave this place where it is: the middle of the frame, as a pixel index. */
const MIDDLE = (IMAGE_SIZE - 1) / 2;

export function createCorners(): Corners {
  return { u: new Int32Array(CORNERS * CORNERS), v: new Int32Array(CORNERS * CORNERS) };
}

/** Draws how a digit is turned, sheared, sized and shifted, and sets the corners to where they come from then. */
export function drawCorners(
  { u, v }: Corners,
  { rotation, scale, shear, shift }: Movement,
  random: Random,
): void {
  const angle = (bellShaped(random) * rotation * Math.PI) / 180;
  // Growing to 1 + z and shrinking to 1 / (1 + z) are as likely.
  const z = bellShaped(random) * scale;
  const size = z < 0 ? 1 / (1 - z) : 1 + z;
  const slant = bellShaped(random) * shear;
  const fromX = -MIDDLE - bellShaped(random) * shift;
  const fromY = -MIDDLE - bellShaped(random) * shift;

  // Forth: sheared, then turned and sized, then shifted. Back, which is what a warp needs, is the inverse of that.
  const cos = (PLACE_ONE * Math.cos(angle)) / size;
  const sin = (PLACE_ONE * Math.sin(angle)) / size;
  const uPerX = cos + slant * sin;
  const uPerY = sin - slant * cos;
  const middle = PLACE_ONE * (MIDDLE + PAPER_EDGE);
  let placeU = middle + fromX * uPerX + fromY * uPerY;
  let placeV = middle - fromX * sin + fromY * cos;
  for (let first = 0; first < u.length; first += CORNERS) {
    for (let column = 0; column < CORNERS; column++) {
      u[first + column] = placeU + column * CELL_SIZE * uPerX;
      v[first + column] = placeV - column * CELL_SIZE * sin;
    }
    placeU += CELL_SIZE * uPerY;
    placeV += CELL_SIZE * cos;
  }
}

/** Moves each corner by waves: by a piece of the sea for each axis, as it is or upside down. */
export function moveCorners({ u, v }: Corners, sea: Sea, random: Random): void {
  const pieceU = pieceOfSea(sea, CORNERS, random);
  const pieceV = pieceOfSea(sea, CORNERS, random);
  const { waves, size } = sea;
  const signU = random() < 0.5 ? 1 : -1;
  const signV = random() < 0.5 ? 1 : -1;
  for (let row = 0; row < CORNERS; row++) {
    for (let column = 0; column < CORNERS; column++) {
      const corner = row * CORNERS + column;
      const wave = row * size + column;
      u[corner] = u[corner]! + Math.imul(signU, waves[pieceU + wave]!);
      v[corner] = v[corner]! + Math.imul(signV, waves[pieceV + wave]!);
    }
  }
}
