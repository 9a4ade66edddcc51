import type { InkImage } from './image';

/** A picture in colour, as a canvas gives it. */
export type Photo = {
  /** pixels */
  readonly width: number;
  /** pixels */
  readonly height: number;
  /** [height * width * 4], row-major: red, green, blue, opacity, each 0..255; colour not multiplied by opacity */
  readonly rgba: Uint8ClampedArray | Uint8Array;
};

/** What each of 255 counts in brightness, ITU-R BT.601. */
const RED = 0.299 / 255;
const GREEN = 0.587 / 255;
const BLUE = 0.114 / 255;

/**
 * How dark a photo is, 0 (white) .. 1 (black), laid on white where it lets light through. A photo longer than `longest`
 * pixels is brought to that by averaging areas; it never grows. One without pixels gives an image without pixels.
 * Throws RangeError where the photo's sizes don't agree.
 *
 * @param longest pixels of the longer side, a whole number above 0
 */
export function darkness(photo: Photo, longest: number): InkImage {
  const { width, height, rgba } = photo;
  if (!Number.isInteger(width) || !Number.isInteger(height) || rgba.length !== width * height * 4) {
    throw new RangeError(`A photo of ${width} x ${height} pixels has ${rgba.length} bytes`);
  }
  const scale = Math.min(1, longest / Math.max(1, width, height));
  const newWidth = shrunk(width, scale);
  const newHeight = shrunk(height, scale);
  const ink = new Float32Array(newWidth * newHeight);
  const perColumn = newWidth / width;
  const perRow = newHeight / height;

  const row = new Float32Array(newWidth);
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const brightness = RED * rgba[at]! + GREEN * rgba[at + 1]! + BLUE * rgba[at + 2]!;
      const dark = (1 - brightness) * (rgba[at + 3]! / 255);
      // Where the pixel lies across an edge of new pixels, each gets its part.
      const to = Math.floor(x * perColumn);
      const beyond = Math.max(0, (x + 1) * perColumn - (to + 1));
      row[to]! += dark * (perColumn - beyond);
      if (beyond > 0 && to + 1 < newWidth) row[to + 1]! += dark * beyond;
    }
    const to = Math.floor(y * perRow);
    const beyond = Math.max(0, (y + 1) * perRow - (to + 1));
    addRow(ink, to * newWidth, row, perRow - beyond);
    if (beyond > 0 && to + 1 < newHeight) addRow(ink, (to + 1) * newWidth, row, beyond);
  }
  // Shares add up to 1 only to within rounding.
  for (let i = 0; i < ink.length; i++) ink[i] = Math.min(1, Math.max(0, ink[i]!));
  return { width: newWidth, height: newHeight, ink };
}

/** A side's new length: something stays of what there was. */
function shrunk(side: number, scale: number): number {
  return side === 0 ? 0 : Math.max(1, Math.round(side * scale));
}

function addRow(ink: Float32Array, at: number, row: Float32Array, share: number): void {
  for (let x = 0; x < row.length; x++) ink[at + x]! += row[x]! * share;
}
