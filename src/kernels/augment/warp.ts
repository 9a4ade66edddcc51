/** The warp of a digit: each pixel bilinearly from four of the paper, at a place between those of its cell's corners. */
import { CELL_BITS, CELL_SIZE, CORNERS } from './cells';
import { bottomOf, DIGIT_SIZE, InkBox, leftOf, PAPER_BITS, PAPER_SIZE, rightOf, topOf } from './paper';

/** Fractional bits of a place on the paper, and of the weights that places are cut to. */
const PLACE_BITS: i32 = 16;
const WEIGHT_BITS: i32 = 8;
const WEIGHT_ONE: i32 = 1 << WEIGHT_BITS;
const TO_WEIGHT: i32 = PLACE_BITS - WEIGHT_BITS;
const ROUND_WEIGHTS: i32 = 1 << (2 * WEIGHT_BITS - 1);

/** Every second byte of a word. */
const EVEN: i32 = 0x00ff00ff;

/**
 * Cells all of which lies beside the ink are passed over.
 *
 * @param paper its first pixel
 * @param wider pixels by which ink goes beyond the box
 * @param u [8 * 8] i32: where on the paper the corners come from, columns in pixels / 2^16
 * @param v [8 * 8] i32: likewise rows
 * @param to [28 * 28] bytes, all 0
 */
export function warp(paper: usize, box: InkBox, wider: i32, u: usize, v: usize, to: usize): void {
  const leastU = (leftOf(box) - 1 - wider) << PLACE_BITS;
  const mostU = (rightOf(box) + 1 + wider) << PLACE_BITS;
  const leastV = (topOf(box) - 1 - wider) << PLACE_BITS;
  const mostV = (bottomOf(box) + 1 + wider) << PLACE_BITS;
  for (let y = 0; y < DIGIT_SIZE; y += CELL_SIZE) {
    for (let x = 0; x < DIGIT_SIZE; x += CELL_SIZE) {
      const corner = (<usize>((y * CORNERS + x) >> CELL_BITS)) << 2;
      if (isBeside(u + corner, leastU, mostU) || isBeside(v + corner, leastV, mostV)) continue;
      warpCell(paper, u + corner, v + corner, to + y * DIGIT_SIZE + x);
    }
  }
}

/** The place of the corner below, to the right, or both. */
const BELOW: usize = (<usize>CORNERS) << 2;
const RIGHT: usize = 4;

@inline
function isBeside(corner: usize, least: i32, most: i32): bool {
  const a = load<i32>(corner);
  const b = load<i32>(corner, RIGHT);
  const c = load<i32>(corner, BELOW);
  const d = load<i32>(corner, BELOW + RIGHT);
  return max(max(a, b), max(c, d)) < least || min(min(a, b), min(c, d)) > most;
}

@inline
function warpCell(paper: usize, u: usize, v: usize, to: usize): void {
  let fromU = load<i32>(u);
  let toU = load<i32>(u, RIGHT);
  let fromV = load<i32>(v);
  let toV = load<i32>(v, RIGHT);
  const downFromU = (load<i32>(u, BELOW) - fromU) >> CELL_BITS;
  const downToU = (load<i32>(u, BELOW + RIGHT) - toU) >> CELL_BITS;
  const downFromV = (load<i32>(v, BELOW) - fromV) >> CELL_BITS;
  const downToV = (load<i32>(v, BELOW + RIGHT) - toV) >> CELL_BITS;
  for (let row = 0; row < CELL_SIZE; row++) {
    const stepU = (toU - fromU) >> CELL_BITS;
    const stepV = (toV - fromV) >> CELL_BITS;
    if (ASC_FEATURE_SIMD) warpFour(paper, fromU, stepU, fromV, stepV, to);
    else warpOneByOne(paper, fromU, stepU, fromV, stepV, to);
    to += DIGIT_SIZE;
    fromU += downFromU;
    toU += downToU;
    fromV += downFromV;
    toV += downToV;
  }
}

/** Four pixels in a row, whose places are `step` apart. */
@inline
function warpFour(paper: usize, fromU: i32, stepU: i32, fromV: i32, stepV: i32, to: usize): void {
  const count = i32x4(0, 1, 2, 3);
  const placeU = i32x4.add(i32x4.splat(fromU), i32x4.mul(count, i32x4.splat(stepU)));
  const placeV = i32x4.add(i32x4.splat(fromV), i32x4.mul(count, i32x4.splat(stepV)));
  // What is beyond the paper is as blank as its outermost pixels and those just beyond them.
  const column = clamped(i32x4.shr_s(placeU, PLACE_BITS));
  const line = clamped(i32x4.shr_s(placeV, PLACE_BITS));
  const at = i32x4.add(i32x4.shl(line, PAPER_BITS), column);
  const at0 = paper + i32x4.extract_lane(at, 0);
  const at1 = paper + i32x4.extract_lane(at, 1);
  const at2 = paper + i32x4.extract_lane(at, 2);
  const at3 = paper + i32x4.extract_lane(at, 3);
  // For each place two pixels of the line, and two of the line below.
  let four = i32x4.splat(0);
  four = v128.load16_lane(at0, four, 0);
  four = v128.load16_lane(at0, four, 1, PAPER_SIZE);
  four = v128.load16_lane(at1, four, 2);
  four = v128.load16_lane(at1, four, 3, PAPER_SIZE);
  four = v128.load16_lane(at2, four, 4);
  four = v128.load16_lane(at2, four, 5, PAPER_SIZE);
  four = v128.load16_lane(at3, four, 6);
  four = v128.load16_lane(at3, four, 7, PAPER_SIZE);
  if (!v128.any_true(four)) return;
  const one = i32x4.splat(WEIGHT_ONE);
  const weights = i32x4.splat(WEIGHT_ONE - 1);
  const share = v128.and(i32x4.shr_u(placeU, TO_WEIGHT), weights);
  const low = v128.and(i32x4.shr_u(placeV, TO_WEIGHT), weights);
  // The upper and the lower row at once: neither reaches 2^16.
  const left = v128.and(four, i32x4.splat(EVEN));
  const right = i16x8.shr_u(four, 8);
  const both = i32x4.add(i32x4.mul(left, i32x4.sub(one, share)), i32x4.mul(right, share));
  const upper = v128.and(both, i32x4.splat(0xffff));
  const lower = i32x4.shr_u(both, 16);
  const sum = i32x4.add(i32x4.mul(upper, i32x4.sub(one, low)), i32x4.mul(lower, low));
  const grey = i32x4.shr_u(i32x4.add(sum, i32x4.splat(ROUND_WEIGHTS)), 2 * WEIGHT_BITS);
  const words = i16x8.narrow_i32x4_u(grey, grey);
  v128.store32_lane(to, i8x16.narrow_i16x8_u(words, words), 0);
}

/** Kept from a pixel before the paper to its last one: the memory there is blank, and so is the next pixel's. */
@inline
function clamped(places: v128): v128 {
  return i32x4.max_s(i32x4.min_s(places, i32x4.splat(PAPER_SIZE - 1)), i32x4.splat(-1));
}

/** The same without vectors. */
@inline
function warpOneByOne(paper: usize, fromU: i32, stepU: i32, fromV: i32, stepV: i32, to: usize): void {
  for (let x = 0; x < CELL_SIZE; x++, fromU += stepU, fromV += stepV) {
    const column = fromU >> PLACE_BITS;
    const line = fromV >> PLACE_BITS;
    if (((column | line) & -PAPER_SIZE) != 0) continue;
    const at = paper + ((line << PAPER_BITS) | column);
    const four = (<u32>load<u16>(at)) | ((<u32>load<u16>(at, PAPER_SIZE)) << 16);
    if (four == 0) continue;
    const share: u32 = (fromU >> TO_WEIGHT) & (WEIGHT_ONE - 1);
    const low: u32 = (fromV >> TO_WEIGHT) & (WEIGHT_ONE - 1);
    const both = (four & EVEN) * (WEIGHT_ONE - share) + ((four >> 8) & EVEN) * share;
    const sum = (both & 0xffff) * (WEIGHT_ONE - low) + (both >> 16) * low;
    store<u8>(to + x, (sum + ROUND_WEIGHTS) >> (2 * WEIGHT_BITS));
  }
}
