import type { InkImage } from './image';

/** The image brought down to means over squares of `factor` pixels; those at the right and bottom may be cut. */
export function reduced({ width, height, ink }: InkImage, factor: number): InkImage {
  const newWidth = Math.ceil(width / factor);
  const newHeight = Math.ceil(height / factor);
  const sums = new Float32Array(newWidth * newHeight);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * newWidth;
    for (let x = 0; x < width; x++) sums[row + Math.floor(x / factor)]! += ink[y * width + x]!;
  }
  const covered = (i: number, length: number) => Math.min(factor, length - i * factor);
  for (let y = 0; y < newHeight; y++) {
    for (let x = 0; x < newWidth; x++) sums[y * newWidth + x]! /= covered(x, width) * covered(y, height);
  }
  return { width: newWidth, height: newHeight, ink: sums };
}

/** The value at a place of an image, between the middles of its pixels; beyond the outermost, theirs. */
export function between({ width, height, ink }: InkImage, x: number, y: number): number {
  const u = Math.min(width - 1, Math.max(0, x - 0.5));
  const v = Math.min(height - 1, Math.max(0, y - 0.5));
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const at = (column: number, row: number) => ink[row * width + column]!;
  const upper = at(left, top) * (left + 1 - u) + at(right, top) * (u - left);
  const lower = at(left, bottom) * (left + 1 - u) + at(right, bottom) * (u - left);
  return upper * (top + 1 - v) + lower * (v - top);
}
