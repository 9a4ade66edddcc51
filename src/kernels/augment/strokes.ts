/** Strokes made wider by a grey dilation, or thinner by a grey erosion. */
import {
  bottomOf,
  InkBox,
  leftOf,
  PAPER,
  PAPER_BITS,
  PAPER_BYTES,
  PAPER_SIZE,
  PAPER_START,
  rightOf,
  topOf,
} from './paper';

const AMOUNT_BITS: i32 = 8;
const HALF: i32 = 1 << (AMOUNT_BITS - 1);

/** Where the changed digit goes. */
const CHANGED_MEMORY: usize = memory.data(<i32>PAPER_BYTES, 16);
const CHANGED: usize = CHANGED_MEMORY + PAPER_START;

/**
 * Moves each pixel of the paper towards the most ink of it and its four neighbours, or towards the least.
 *
 * @param amount 256ths of the way, 0 .. 256 to the most, -256 .. 0 to the least
 * @returns the first pixel of what has come of it
 */
export function changeStrokes(box: InkBox, amount: i32): usize {
  if (amount == 0) return PAPER;
  memory.fill(CHANGED_MEMORY, 0, PAPER_BYTES);
  if (amount > 0) widen(box, amount);
  else thin(box, -amount);
  return CHANGED;
}

function widen(box: InkBox, amount: i32): void {
  const last = bottomOf(box) + 1;
  for (let y = topOf(box) - 1; y <= last; y++) {
    if (ASC_FEATURE_SIMD) {
      for (let x = 0; x < PAPER_SIZE; x += 16) {
        const at = PAPER + (y << PAPER_BITS) + x;
        const here = v128.load(at);
        const beside = i8x16.max_u(v128.load(at - 1), v128.load(at + 1));
        const around = i8x16.max_u(v128.load(at - PAPER_SIZE), v128.load(at + PAPER_SIZE));
        const most = i8x16.max_u(i8x16.max_u(beside, around), here);
        v128.store(at + (CHANGED - PAPER), i8x16.add(here, shareOf(i8x16.sub(most, here), amount)));
      }
    } else {
      const end = PAPER + (y << PAPER_BITS) + rightOf(box) + 1;
      let at = PAPER + (y << PAPER_BITS) + leftOf(box) - 1;
      for (; at <= end; at++) {
        const here = <i32>load<u8>(at);
        const beside = max(<i32>load<u8>(at - 1), <i32>load<u8>(at + 1));
        const around = max(<i32>load<u8>(at - PAPER_SIZE), <i32>load<u8>(at + PAPER_SIZE));
        const most = max(max(beside, around), here);
        store<u8>(at + (CHANGED - PAPER), here + (((most - here) * amount + HALF) >> AMOUNT_BITS));
      }
    }
  }
}

function thin(box: InkBox, amount: i32): void {
  const last = bottomOf(box);
  for (let y = topOf(box); y <= last; y++) {
    if (ASC_FEATURE_SIMD) {
      for (let x = 0; x < PAPER_SIZE; x += 16) {
        const at = PAPER + (y << PAPER_BITS) + x;
        const here = v128.load(at);
        const beside = i8x16.min_u(v128.load(at - 1), v128.load(at + 1));
        const around = i8x16.min_u(v128.load(at - PAPER_SIZE), v128.load(at + PAPER_SIZE));
        const least = i8x16.min_u(i8x16.min_u(beside, around), here);
        v128.store(at + (CHANGED - PAPER), i8x16.sub(here, shareOf(i8x16.sub(here, least), amount)));
      }
    } else {
      const end = PAPER + (y << PAPER_BITS) + rightOf(box);
      let at = PAPER + (y << PAPER_BITS) + leftOf(box);
      for (; at <= end; at++) {
        const here = <i32>load<u8>(at);
        const beside = min(<i32>load<u8>(at - 1), <i32>load<u8>(at + 1));
        const around = min(<i32>load<u8>(at - PAPER_SIZE), <i32>load<u8>(at + PAPER_SIZE));
        const least = min(min(beside, around), here);
        store<u8>(at + (CHANGED - PAPER), here - (((here - least) * amount + HALF) >> AMOUNT_BITS));
      }
    }
  }
}

/** 16 bytes times amount / 256, rounded; no product with a half more reaches 2^16. */
@inline
function shareOf(bytes: v128, amount: i32): v128 {
  const by = i16x8.splat(<i16>amount);
  const half = i16x8.splat(<i16>HALF);
  const low = i16x8.add(i16x8.mul(i16x8.extend_low_i8x16_u(bytes), by), half);
  const high = i16x8.add(i16x8.mul(i16x8.extend_high_i8x16_u(bytes), by), half);
  return i8x16.narrow_i16x8_u(i16x8.shr_u(low, AMOUNT_BITS), i16x8.shr_u(high, AMOUNT_BITS));
}
