import { type Box, boxSize } from './bounds';
import type { InkImage } from './image';

/**
 * A box (whole pixels) of an image, shrunk or grown by `scale` and laid with its corner at (`left`, `top`), whole
 * pixels, on an empty square of `size` pixels. Each new pixel is the average of the old area that it covers, paper
 * outside the box counted; so a scale of 1 copies values exactly, and ink * area is kept at every scale.
 */
export function resampleBox(
  image: InkImage,
  box: Box,
  scale: number,
  left: number,
  top: number,
  size: number,
): InkImage {
  const { width, height } = boxSize(box);
  const columns = spread(width, scale, left, size);
  const rows = spread(height, scale, top, size);

  // One axis after the other: averages over rectangles are averages of averages.
  const wide = new Float32Array(height * size);
  for (let y = 0; y < height; y++) {
    const source = (box.top + y) * image.width + box.left;
    for (const { from, to, share } of columns) wide[y * size + to]! += share * image.ink[source + from]!;
  }
  const ink = new Float32Array(size * size);
  for (const { from, to, share } of rows) {
    for (let x = 0; x < size; x++) ink[to * size + x]! += share * wide[from * size + x]!;
  }
  // Shares add up to 1 only to within rounding.
  for (let i = 0; i < ink.length; i++) ink[i] = Math.min(1, ink[i]!);
  return { width: size, height: size, ink };
}

/** The part of new pixel `to` that old pixel `from` covers, 0..1. */
type Share = { readonly from: number; readonly to: number; readonly share: number };

/** How `count` old pixels, each `scale` new pixels long, fall on a row of `size` new ones from `start` on. */
function spread(count: number, scale: number, start: number, size: number): readonly Share[] {
  const shares: Share[] = [];
  for (let from = 0; from < count; from++) {
    const begin = start + from * scale;
    const end = start + (from + 1) * scale;
    for (let to = Math.floor(begin); to < Math.min(end, size); to++) {
      const share = Math.min(end, to + 1) - Math.max(begin, to);
      if (share > 0) shares.push({ from, to, share });
    }
  }
  return shares;
}
