import type { Box } from './bounds';

/** A greyscale picture of ink on paper. */
export type InkImage = {
  /** pixels */
  readonly width: number;
  /** pixels */
  readonly height: number;
  /** [height * width], row-major, 0 (paper) .. 1 (ink) */
  readonly ink: Float32Array;
};

/** The image with every value in 0..1 (what is no number becomes paper). Throws RangeError where sizes don't agree. */
export function checkedImage(image: InkImage): InkImage {
  const { width, height, ink } = image;
  if (ink.length !== width * height) {
    throw new RangeError(`An image of ${width} x ${height} pixels has ${ink.length} values`);
  }
  return { width, height, ink: ink.map((value) => (value > 0 ? Math.min(1, value) : 0)) };
}

/**
 * Ink no stronger than this (of 1) is noise where it stands alone: that of a scanner and the ringing of JPEGs stay
 * below. Beside stronger ink it is the soft edge of a stroke, of which MNIST's digits have much.
 */
const FAINTEST_INK = 0.05;

/** The image without its faint ink, but for that which touches stronger ink (also at a corner). */
export function withoutNoise({ width, height, ink }: InkImage): InkImage {
  const besideInk = (index: number): boolean => {
    const x = index % width;
    const y = Math.floor(index / width);
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        if (ink[ny * width + nx]! > FAINTEST_INK) return true;
      }
    }
    return false;
  };
  const isKept = (value: number, index: number) => value > FAINTEST_INK || (value > 0 && besideInk(index));
  return { width, height, ink: ink.map((value, index) => (isKept(value, index) ? value : 0)) };
}

/** The box around all ink, in whole pixels, its right and bottom exclusive; undefined without ink. */
export function inkedBox({ width, height, ink }: InkImage): Box | undefined {
  let left = width;
  let right = 0;
  let top = -1;
  let bottom = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (top < 0) top = y;
      bottom = y + 1;
    }
  }
  return top < 0 ? undefined : { left, top, right, bottom };
}
