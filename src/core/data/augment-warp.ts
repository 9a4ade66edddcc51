import { CELL_SIZE, CORNERS, type Corners, PLACE_BITS } from './augment-corners';
import { type InkBox, PAPER_BITS, PAPER_SIZE } from './augment-paper';
import { IMAGE_SIZE } from './digits';

/** Fractional bits of the weights that places are cut to. */
const WEIGHT_BITS = 8;
const WEIGHT_ONE = 1 << WEIGHT_BITS;
const TO_WEIGHT = PLACE_BITS - WEIGHT_BITS;
const ROUND_WEIGHTS = 1 << (2 * WEIGHT_BITS - 1);

/** Binary digits of the pixels along a cell: shifting by them divides by it. */
const CELL_BITS = 2;

/**
 * Puts each pixel of the paper together with the one below it, so that a warp takes both at once.
 *
 * @param paper [32 * 32] row-major, with ink in `box` alone, which is nowhere at the paper's edge
 * @param pairs [32 * 32 + 1] row-major, gets pixel + 2^16 (pixel below); one more, as a pair is taken with the next one
 */
export function pairPixels(paper: Uint8Array, { left, right, top, bottom }: InkBox, pairs: Int32Array): void {
  pairs.fill(0);
  for (let y = top - 1; y <= bottom; y++) {
    const end = y * PAPER_SIZE + right;
    for (let at = y * PAPER_SIZE + left; at <= end; at++)
      pairs[at] = paper[at]! | (paper[at + PAPER_SIZE]! << 16);
  }
}

/**
 * Fills a digit from the paper, each pixel bilinearly from four, at the place that lies between those of its cell's
 * corners. Cells all of which lies beside the box of ink are passed over.
 *
 * @param target digits; the one at `targetAt` is all 0
 */
export function warp(
  pairs: Int32Array,
  { left, right, top, bottom }: InkBox,
  { u, v }: Corners,
  target: Uint8Array,
  targetAt: number,
): void {
  const leastU = (left - 1) << PLACE_BITS;
  const leastV = (top - 1) << PLACE_BITS;
  const mostU = (right + 1) << PLACE_BITS;
  const mostV = (bottom + 1) << PLACE_BITS;
  for (let y = 0; y < IMAGE_SIZE; y += CELL_SIZE) {
    for (let x = 0; x < IMAGE_SIZE; x += CELL_SIZE) {
      const corner = (y * CORNERS + x) / CELL_SIZE;
      const u00 = u[corner]!;
      const u10 = u[corner + 1]!;
      const u01 = u[corner + CORNERS]!;
      const u11 = u[corner + CORNERS + 1]!;
      if (Math.max(u00, u10, u01, u11) < leastU || Math.min(u00, u10, u01, u11) > mostU) continue;
      const v00 = v[corner]!;
      const v10 = v[corner + 1]!;
      const v01 = v[corner + CORNERS]!;
      const v11 = v[corner + CORNERS + 1]!;
      if (Math.max(v00, v10, v01, v11) < leastV || Math.min(v00, v10, v01, v11) > mostV) continue;

      const downU0 = (u01 - u00) >> CELL_BITS;
      const downU1 = (u11 - u10) >> CELL_BITS;
      const downV0 = (v01 - v00) >> CELL_BITS;
      const downV1 = (v11 - v10) >> CELL_BITS;
      for (let row = 0; row < CELL_SIZE; row++) {
        let placeU = (u00 + row * downU0) | 0;
        let placeV = (v00 + row * downV0) | 0;
        const stepU = (u10 + row * downU1 - placeU) >> CELL_BITS;
        const stepV = (v10 + row * downV1 - placeV) >> CELL_BITS;
        const from = targetAt + (y + row) * IMAGE_SIZE + x;
        const end = from + CELL_SIZE;
        for (let to = from; to < end; to++) {
          const column = placeU >> PLACE_BITS;
          const line = placeV >> PLACE_BITS;
          if (((column | line) & -PAPER_SIZE) === 0) {
            const at = (line << PAPER_BITS) | column;
            const share = (placeU >> TO_WEIGHT) & (WEIGHT_ONE - 1);
            const low = (placeV >> TO_WEIGHT) & (WEIGHT_ONE - 1);
            // The upper and the lower row at once: neither reaches 2^16.
            const both = Math.imul(pairs[at]!, WEIGHT_ONE - share) + Math.imul(pairs[at + 1]!, share);
            const upper = both & 0xffff;
            const lower = both >>> 16;
            target[to] = (upper * WEIGHT_ONE + (lower - upper) * low + ROUND_WEIGHTS) >> (2 * WEIGHT_BITS);
          }
          placeU = (placeU + stepU) | 0;
          placeV = (placeV + stepV) | 0;
        }
      }
    }
  }
}
