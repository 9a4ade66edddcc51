import { type Box, boxSize, longerSide } from './bounds';
import { type Component, connectedComponents } from './components';
import type { InkImage } from './image';

/** A piece of less than this share of the greatest one's ink is dust. The least part of a digit, a 5's bar, has more. */
const DUST = 0.03;

/** A piece without a pixel of this much ink, of 1, is a spot, however large. */
const FAINTEST_PEAK = 0.5;

/** The greatest piece of a digit is no smaller than this, as a share of the image's longer side: else all is dust. */
const SMALLEST = 0.05;

/** More pieces than this are no digit, but the grain of cloth or wood. */
const MOST_PIECES = 20;

/** The greatest piece of a digit has at least this share of all its ink; specks have it in many. */
const MAIN_SHARE = 0.35;

/** A piece away from the border is the digit rather than one at the border of up to so many times its ink. */
const BORDER_HANDICAP = 4;

/** A stroke that runs out of the picture does so with no more of its box's circumference than this. */
const LONGEST_CONTACT = 0.15;

/**
 * The image without what is no digit: dust, faint spots, and what reaches in from the border, such as the sheet's edge, a
 * ruled line, a neighbour's digit. A digit that fills the picture may touch the border and stays.
 */
export function digitPieces(image: InkImage): InkImage {
  const { labels, components } = connectedComponents(image);
  const sure = components.filter(({ peak }) => peak >= FAINTEST_PEAK);
  const main = mainPiece(sure.filter((piece) => isStroke(piece) || fills(piece.box, image)));
  const pieces = main === undefined ? [] : sure.filter((piece) => belongsTo(main, piece, image));
  const { width, height } = image;
  const isDigit =
    main !== undefined &&
    longerSide(main.box) >= SMALLEST * Math.max(width, height) &&
    pieces.length <= MOST_PIECES &&
    main.mass >= MAIN_SHARE * pieces.reduce((sum, { mass }) => sum + mass, 0);
  const kept = new Set(isDigit ? pieces.map(({ label }) => label) : []);
  return { width, height, ink: image.ink.map((value, i) => (value > 0 && kept.has(labels[i]!) ? value : 0)) };
}

/** The piece with the most ink, those at the border at a disadvantage. */
function mainPiece(pieces: readonly Component[]): Component | undefined {
  const weight = ({ mass, onBorder }: Component) => (onBorder > 0 ? mass / BORDER_HANDICAP : mass);
  return pieces.reduce<Component | undefined>(
    (main, piece) => (main === undefined || weight(piece) > weight(main) ? piece : main),
    undefined,
  );
}

function belongsTo(main: Component, piece: Component, image: InkImage): boolean {
  if (piece === main) return true;
  if (piece.mass < DUST * main.mass) return false;
  if (piece.onBorder === 0) return true;
  return isStroke(piece) && !crosses(piece.box, image) && overlap(piece.box, main.box);
}

/** Whether a piece runs out of the picture as a stroke does, and not as the corner of something else. */
function isStroke({ box, onBorder }: Component): boolean {
  const { width, height } = boxSize(box);
  return onBorder <= LONGEST_CONTACT * 2 * (width + height);
}

/** Whether a box is as large as that of a digit in a close-cropped picture. */
function fills(box: Box, { width, height }: InkImage): boolean {
  return longerSide(box) >= Math.max(width, height) / 2;
}

/** Whether a box reaches from one side of the image to the other. */
function crosses({ left, right, top, bottom }: Box, { width, height }: InkImage): boolean {
  return (left === 0 && right === width) || (top === 0 && bottom === height);
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
