import { GLYPH_HEIGHT, textPixels, textWidth } from './pixel-font';
import type { GreyPicture } from './png';

/** A square picture and what is written under it. */
export type ContactCell = {
  /** [size * size], row-major, 0 (paper) .. 1 (ink) */
  readonly pixels: Float32Array;
  readonly size: number;
  /** in the letters of `textPixels`; runs on below the cells after it that have none */
  readonly caption: string;
};

export type ContactSheetOptions = {
  /** cells in a row */
  readonly columns: number;
  /** pixels of the sheet for one of a cell; a whole number */
  readonly zoom: number;
};

const WHITE = 255;
const BLACK = 0;
/** Between the pictures, so that each one's paper is seen. */
const BACKGROUND = 224;

/** Between two cells, and around all of them, in pixels of the sheet. */
const GAP = 6;
/** From a picture to its caption, in pixels of the sheet. */
const CAPTION_GAP = 2;

/**
 * Draws pictures on a grid, row by row, each with its caption under it. The grid is as wide as the widest picture or
 * caption asks for: nothing is cut.
 *
 * @throws RangeError if a cell has not size * size pixels, or `columns` or `zoom` is no positive whole number
 */
export function contactSheet(cells: readonly ContactCell[], options: ContactSheetOptions): GreyPicture {
  const { columns, zoom } = options;
  for (const [name, value] of Object.entries(options)) {
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} is ${value}`);
  }
  const picture = zoom * cells.reduce((most, { size }) => Math.max(most, size), 0);
  const cellWidth = cells.reduce(
    (most, { caption }, index) =>
      Math.max(most, Math.ceil(textWidth(caption) / roomOf(cells, index, columns))),
    picture,
  );
  const cellHeight = picture + CAPTION_GAP + GLYPH_HEIGHT;
  const width = GAP + Math.min(columns, cells.length) * (cellWidth + GAP);
  const height = GAP + Math.ceil(cells.length / columns) * (cellHeight + GAP);
  const sheet: GreyPicture = { width, height, grey: new Uint8Array(width * height).fill(BACKGROUND) };

  cells.forEach((cell, index) => {
    const left = GAP + (index % columns) * (cellWidth + GAP);
    const top = GAP + Math.floor(index / columns) * (cellHeight + GAP);
    drawPicture(sheet, cell, left, top, zoom);
    drawText(sheet, cell.caption, left, top + picture + CAPTION_GAP);
  });
  return sheet;
}

/** How many cells of its row a caption may run below: its own and those after it without one. */
function roomOf(cells: readonly ContactCell[], index: number, columns: number): number {
  const rowEnd = (Math.floor(index / columns) + 1) * columns;
  let next = index + 1;
  while (next < rowEnd && cells[next]?.caption === '') next++;
  return next - index;
}

function drawPicture(
  { width, grey }: GreyPicture,
  { pixels, size }: ContactCell,
  left: number,
  top: number,
  zoom: number,
): void {
  if (pixels.length !== size * size) throw new RangeError(`${pixels.length} pixels of ${size} x ${size}`);
  pixels.forEach((ink, index) => {
    const x = left + (index % size) * zoom;
    const y = top + Math.floor(index / size) * zoom;
    const shade = Math.round(WHITE * (1 - Math.min(1, Math.max(0, ink))));
    for (let row = y; row < y + zoom; row++) grey.fill(shade, row * width + x, row * width + x + zoom);
  });
}

function drawText({ width, grey }: GreyPicture, text: string, left: number, top: number): void {
  for (const { x, y } of textPixels(text)) grey[(top + y) * width + left + x] = BLACK;
}
