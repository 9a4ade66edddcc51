/**
 * The paper that a digit is laid on: 32 rows of 32 pixels, bytes, the digit in the middle. Before it and after it are blank
 * pixels, more than a row, so that the neighbours of all its pixels can be read; those beside a row are the ends of the next
 * ones, which are blank, too.
 */

export const DIGIT_SIZE: i32 = 28;

export const PAPER_BITS: i32 = 5;
export const PAPER_SIZE: i32 = 1 << PAPER_BITS;

/** Where the digit begins on the paper, along each axis. */
const PAPER_EDGE: i32 = (PAPER_SIZE - DIGIT_SIZE) / 2;

const BEFORE: usize = 48;
const AFTER: usize = 48;

/** Bytes that a paper takes, the blank pixels around it included. */
export const PAPER_BYTES: usize = BEFORE + PAPER_SIZE * PAPER_SIZE + AFTER;

/** What is added to the place of a paper's memory to get its first pixel's. */
export const PAPER_START: usize = BEFORE;

/** The digit as it is. */
export const PAPER: usize = memory.data(<i32>PAPER_BYTES, 16) + PAPER_START;

/** Rows and columns between which all ink is, the last included, a byte each: left, right, top, bottom, from the lowest. */
export type InkBox = u32;

@inline
export function boxOf(left: i32, right: i32, top: i32, bottom: i32): InkBox {
  return left | (right << 8) | (top << 16) | (bottom << 24);
}

@inline
export function leftOf(box: InkBox): i32 {
  return box & 255;
}

@inline
export function rightOf(box: InkBox): i32 {
  return (box >> 8) & 255;
}

@inline
export function topOf(box: InkBox): i32 {
  return (box >> 16) & 255;
}

@inline
export function bottomOf(box: InkBox): i32 {
  return box >> 24;
}

/**
 * Lays a digit on the paper.
 *
 * @param digit [28 * 28] bytes
 * @returns 0 where it has no ink
 */
export function layDigit(digit: usize): InkBox {
  let top = PAPER_SIZE;
  let bottom = 0;
  /** a bit for each column of the digit */
  let columns: u32 = 0;
  if (ASC_FEATURE_SIMD) {
    // A row is two vectors that overlap by four pixels.
    let starts = i8x16.splat(0);
    let ends = i8x16.splat(0);
    for (let y = PAPER_EDGE; y < PAPER_EDGE + DIGIT_SIZE; y++) {
      const start = v128.load(digit);
      const end = v128.load(digit, 12);
      const to = PAPER + (y << PAPER_BITS) + PAPER_EDGE;
      v128.store(to, start);
      v128.store(to, end, 12);
      const ink = v128.or(start, end);
      if (v128.any_true(ink)) {
        top = min(top, y);
        bottom = y;
      }
      starts = v128.or(starts, start);
      ends = v128.or(ends, end);
      digit += DIGIT_SIZE;
    }
    columns = inked(starts) | (inked(ends) << 12);
  } else {
    // Seven words of four pixels; where they lie in memory their order is that of their bytes.
    for (let word = 0; word < DIGIT_SIZE; word += 4) {
      let ink: u32 = 0;
      for (let y = PAPER_EDGE; y < PAPER_EDGE + DIGIT_SIZE; y++) {
        const four = load<u32>(digit + (y - PAPER_EDGE) * DIGIT_SIZE + word);
        store<u32>(PAPER + (y << PAPER_BITS) + PAPER_EDGE + word, four);
        ink |= four;
        if (four != 0) {
          top = min(top, y);
          bottom = max(bottom, y);
        }
      }
      for (let byte = 0; byte < 4; byte++) {
        if (((ink >> (byte << 3)) & 255) != 0) columns |= 1 << (word + byte);
      }
    }
  }
  if (columns == 0) return 0;
  return boxOf(PAPER_EDGE + ctz(columns), PAPER_EDGE + 31 - clz(columns), top, bottom);
}

/** A bit for each byte that is not 0. */
@inline
function inked(bytes: v128): u32 {
  return ~i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0))) & 0xffff;
}
