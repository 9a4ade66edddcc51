import { IMAGE_PIXELS, IMAGE_SIZE } from './digits';

/** Pixels along each side of the paper that a digit is laid on, a power of two: the digit, and two pixels all round. */
export const PAPER_BITS = 5;
export const PAPER_SIZE = 1 << PAPER_BITS;

/** Where the frame of a digit begins on the paper, along each axis. */
export const PAPER_EDGE = (PAPER_SIZE - IMAGE_SIZE) / 2;

/** The rows and columns of the paper between which all ink is, the last included. */
export type InkBox = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * Lays a digit on paper. Most of a digit is paper, too: only its box of ink is copied.
 *
 * @param at where the digit begins in `source`, in bytes
 * @param paper [32 * 32] row-major, wiped clean before
 * @returns null where the digit has no ink
 */
export function layDigit(source: Uint8Array, at: number, paper: Uint8Array): InkBox | null {
  paper.fill(0);
  const end = at + IMAGE_PIXELS;
  let first = at;
  while (first < end && source[first] === 0) first++;
  if (first === end) return null;
  let last = end - 1;
  while (source[last] === 0) last--;
  const top = Math.floor((first - at) / IMAGE_SIZE);
  const bottom = Math.floor((last - at) / IMAGE_SIZE);
  const topAt = at + top * IMAGE_SIZE;
  const bottomAt = at + bottom * IMAGE_SIZE;
  let left = 0;
  while (isBlank(source, topAt + left, bottomAt + left)) left++;
  let right = IMAGE_SIZE - 1;
  while (isBlank(source, topAt + right, bottomAt + right)) right--;

  for (let y = top; y <= bottom; y++) {
    const from = at + y * IMAGE_SIZE;
    const to = (y + PAPER_EDGE) * PAPER_SIZE + PAPER_EDGE;
    for (let x = left; x <= right; x++) paper[to + x] = source[from + x]!;
  }
  return {
    left: left + PAPER_EDGE,
    right: right + PAPER_EDGE,
    top: top + PAPER_EDGE,
    bottom: bottom + PAPER_EDGE,
  };
}

/** Whether a digit has no ink in a column between two places of it. */
function isBlank(source: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at <= to; at += IMAGE_SIZE) if (source[at] !== 0) return false;
  return true;
}
