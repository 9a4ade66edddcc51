/**
 * Draws a digit anew, its strokes wider or thinner and all of it warped: what `src/core/data/augment-redraw.ts` does, byte for
 * byte. A module by itself, built with and without SIMD, for whatever engine computes is given such digits.
 */
import { CORNERS } from './augment/cells';
import { DIGIT_SIZE, layDigit } from './augment/paper';
import { changeStrokes } from './augment/strokes';
import { warp } from './augment/warp';

/** [28 * 28] bytes, the digit; and then the one that was made of it. */
export const digit: usize = memory.data(DIGIT_SIZE * DIGIT_SIZE, 16);

/** [8 * 8] i32: where on the paper the corners of its cells come from, columns in pixels / 2^16. */
export const u: usize = memory.data(CORNERS * CORNERS * 4, 16);

/** [8 * 8] i32: likewise rows. */
export const v: usize = memory.data(CORNERS * CORNERS * 4, 16);

/** @param strokes 256ths of the way to the most ink around each pixel, or below 0 to the least */
export function redraw(strokes: i32): void {
  const box = layDigit(digit);
  memory.fill(digit, 0, DIGIT_SIZE * DIGIT_SIZE);
  if (box == 0) return;
  const paper = changeStrokes(box, strokes);
  // Where they have got wider, ink is a pixel beyond the box, too.
  warp(paper, box, strokes > 0 ? 1 : 0, u, v, digit);
}
