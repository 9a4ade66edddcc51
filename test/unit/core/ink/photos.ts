import { boxMean } from '../../../../src/core/ink/photo-filters';
import type { Photo } from '../../../../src/core/ink/photo-grey';
import { seededRandom } from '../../../../src/core/random/random';

type Colour = readonly [number, number, number];

/** How a photo is made; see DEFAULTS for what is left out. */
export type PhotoOptions = {
  /** pixels of the photo for one of the digit */
  readonly zoom: number;
  /** pixels */
  readonly width: number;
  readonly height: number;
  /** where the digit's frame begins, in pixels; may lie outside */
  readonly left: number;
  readonly top: number;
  /** 0..255 */
  readonly paper: Colour;
  readonly pen: Colour;
  /** share of the light that is gone at the far corner */
  readonly gradient: number;
  /** share of the light that is gone left of a sharp edge */
  readonly shadow: number;
  /** standard deviation, of 255 */
  readonly grain: number;
  /** times that the ink runs through a mean over 3x3 */
  readonly blur: number;
  /** specks of ink, 2x2 */
  readonly dust: number;
  /** ink of lines across the sheet */
  readonly rules: number;
  /** the sheet lies on a table; without, it is larger than the photo */
  readonly sheet: Sheet | undefined;
  /** a finger reaches in from the left, as far as this share of the width */
  readonly finger: number;
};

/** How a sheet lies on a table. */
export type Sheet = {
  /** its middle, its half sides, all as shares of the photo's width */
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** radians */
  readonly turn: number;
  /** 0..255 */
  readonly table: Colour;
  /** how much lighter and darker the grain of the table's wood is, of 255 */
  readonly wood: number;
};

const DEFAULTS: PhotoOptions = {
  zoom: 5,
  width: 140,
  height: 140,
  left: 0,
  top: 0,
  paper: [200, 200, 200],
  pen: [60, 60, 60],
  gradient: 0,
  shadow: 0,
  grain: 0,
  blur: 0,
  dust: 0,
  rules: 0,
  sheet: undefined,
  finger: 0,
};

/** A photo of an MNIST digit ([784], 0..1) on a sheet of paper. */
export function photoOf(digit: Float32Array, options: Partial<PhotoOptions>, seed: number): Photo {
  return photoOfInk(inkOf(digit, { ...DEFAULTS, ...options }), options, seed);
}

/** A photo of ink [height * width], 0..1, on a sheet of paper. */
export function photoOfInk(drawn: Float32Array, options: Partial<PhotoOptions>, seed: number): Photo {
  const all = { ...DEFAULTS, ...options };
  const { width, height, paper, pen } = all;
  const random = seededRandom(seed);
  let ink: Float32Array = drawn.slice();
  for (let speck = 0; speck < all.dust; speck++) {
    const at = Math.floor(random() * height) * width + Math.floor(random() * width);
    for (const next of [0, 1, width, width + 1]) if (at + next < ink.length) ink[at + next] = 0.8;
  }
  for (let times = 0; times < all.blur; times++) ink = boxMean({ width, height, ink }, 1).ink;
  return coloured(width, height, (x, y) => {
    const light = 1 - all.gradient * (0.6 * (x / width) + 0.4 * (y / height));
    const shade = x + y / 2 < width * 0.55 ? 1 - all.shadow : 1;
    const grain = (2 * (random() + random() + random()) - 3) * all.grain;
    const covered = ink[y * width + x]!;
    const onSheet = all.sheet === undefined ? 1 : sheetCover(all.sheet, x, y, width);
    const onFinger = all.finger === 0 ? 0 : fingerCover(x / width, y / height - 0.6, all.finger, width);
    return [0, 1, 2].map((k) => {
      const sheet = paper[k]! * (1 - covered) + pen[k]! * covered;
      const table = all.sheet === undefined ? 0 : all.sheet.table[k]! + woodGrain(all.sheet, x, y, width);
      const below = sheet * onSheet + table * (1 - onSheet);
      return (below * (1 - onFinger) + SKIN[k]! * onFinger) * light * shade + grain;
    });
  });
}

const SKIN: Colour = [200, 150, 130];

/** 1 on the sheet, 0 on the table, a pixel's slope between. */
function sheetCover(sheet: Sheet, x: number, y: number, width: number): number {
  const [dx, dy] = [x + 0.5 - sheet.x * width, y + 0.5 - sheet.y * width];
  const along = Math.abs(dx * Math.cos(sheet.turn) + dy * Math.sin(sheet.turn)) - sheet.halfWidth * width;
  const across = Math.abs(dy * Math.cos(sheet.turn) - dx * Math.sin(sheet.turn)) - sheet.halfHeight * width;
  return Math.min(1, Math.max(0, 0.5 - Math.max(along, across)));
}

function woodGrain({ wood }: Sheet, x: number, y: number, width: number): number {
  return wood * Math.sin((60 * y) / width + 3 * Math.sin((9 * x) / width));
}

/** 1 on a finger 0.14 wide whose tip is at (`reach`, 0), in shares of the photo. */
function fingerCover(x: number, y: number, reach: number, width: number): number {
  const fromAxis = Math.hypot(Math.max(0, x - (reach - 0.07)), y);
  return Math.min(1, Math.max(0, 0.5 + (0.07 - fromAxis) * width));
}

/** A photo from the colour of each pixel, 0..255; what lies outside is cut. */
export function coloured(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly number[],
): Photo {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rgba.set(colour(x, y), (y * width + x) * 4);
  }
  return { width, height, rgba };
}

/** [height * width] the digit, enlarged with edges as sharp as a photo's. */
function inkOf(digit: Float32Array, { zoom, width, height, left, top, rules }: PhotoOptions): Float32Array {
  const at = (x: number, y: number) => (x < 0 || y < 0 || x > 27 || y > 27 ? 0 : digit[y * 28 + x]!);
  const ink = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5 - left) / zoom - 0.5;
      const v = (y + 0.5 - top) / zoom - 0.5;
      const [iu, iv] = [Math.floor(u), Math.floor(v)];
      const upper = at(iu, iv) * (iu + 1 - u) + at(iu + 1, iv) * (u - iu);
      const lower = at(iu, iv + 1) * (iu + 1 - u) + at(iu + 1, iv + 1) * (u - iu);
      const grey = upper * (iv + 1 - v) + lower * (v - iv);
      const covered = zoom > 2 ? Math.min(1, Math.max(0, (grey - 0.5) * zoom * 0.5 + 0.5)) : grey;
      ink[y * width + x] = y % Math.ceil(height / 6) === 20 ? Math.max(rules, covered) : covered;
    }
  }
  return ink;
}
