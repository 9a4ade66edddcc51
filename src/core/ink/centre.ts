import { type InkImage, inkedBox } from './image';
import { MNIST_CENTRE, MNIST_SIZE } from './mnist';

/** A place or a way in an image, in pixels; whole numbers are the centres of pixels. */
export type PixelVector = { readonly x: number; readonly y: number };

/** A picture laid into MNIST's frame, and how it got there. */
export type Centred = {
  /** centre of mass with the picture in the middle of the frame, as a pixel index of the frame */
  readonly massCentre: PixelVector;
  /** whole pixels, from there to its final place */
  readonly shift: PixelVector;
  /** [28 * 28], row-major, 0..1 */
  readonly pixels: Float32Array<ArrayBuffer>;
};

/**
 * How far below 13.5 a centre of mass still counts as being there. A symmetric drawing has it at exactly 13.5, where
 * the last bits of a sum would else decide between two shifts. So it stays where it is.
 */
const TIE = 1e-4;

/**
 * Lays a picture (at most 28 x 28, not all paper) into MNIST's frame: in the middle first, then shifted by whole pixels
 * until the centre of mass rounds to pixel (14, 14), or as near to that as keeps all ink inside the frame.
 */
export function centreByMass(picture: InkImage): Centred {
  const left = Math.floor((MNIST_SIZE - picture.width) / 2);
  const top = Math.floor((MNIST_SIZE - picture.height) / 2);
  const inPicture = centreOfMass(picture);
  const massCentre = { x: left + inPicture.x, y: top + inPicture.y };
  const ink = inkedBox(picture) ?? { left: 0, top: 0, right: picture.width, bottom: picture.height };
  const shift = {
    x: wholeShift(massCentre.x, left + ink.left, left + ink.right),
    y: wholeShift(massCentre.y, top + ink.top, top + ink.bottom),
  };
  return { massCentre, shift, pixels: placed(picture, left + shift.x, top + shift.y) };
}

/** The centre of mass of an image's ink, as a pixel index: (0, 0) is the centre of the first pixel. NaN without ink. */
export function centreOfMass({ width, height, ink }: InkImage): PixelVector {
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = ink[y * width + x]!;
      mass += value;
      momentX += value * x;
      momentY += value * y;
    }
  }
  return { x: momentX / mass, y: momentY / mass };
}

/** Whole pixels that bring `centre` into 13.5..14.5 along one axis, as far as ink at `first`..`last` (exclusive) allows. */
function wholeShift(centre: number, first: number, last: number): number {
  const wanted = Math.ceil(MNIST_CENTRE - 0.5 - TIE - centre);
  // Adding 0 makes the -0 of Math.ceil an ordinary zero.
  return Math.min(MNIST_SIZE - last, Math.max(-first, wanted)) + 0;
}

/** The picture with its corner at (left, top) of an empty frame: [28 * 28]. What falls outside the frame is paper. */
function placed({ width, height, ink }: InkImage, left: number, top: number): Float32Array<ArrayBuffer> {
  const pixels = new Float32Array(MNIST_SIZE * MNIST_SIZE);
  for (let y = Math.max(0, -top); y < Math.min(height, MNIST_SIZE - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(width, MNIST_SIZE - left); x++) {
      pixels[(top + y) * MNIST_SIZE + left + x] = ink[y * width + x]!;
    }
  }
  return pixels;
}
