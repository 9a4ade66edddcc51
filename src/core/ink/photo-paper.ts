import type { InkImage } from './image';
import { boxMean, opening } from './photo-filters';
import { between, reduced } from './photo-scale';

/** Side of what counts as a place's surroundings, as a share of the image's longer side. */
const SURROUNDINGS = 0.5;

/** What is wider than this share of the image's longer side is no stroke but a shadow, or the table. */
const WIDEST_STROKE = 0.4;

/** Longer side of the picture in which the paper's darkness is sought, in pixels, at most: paper has no detail. */
const OPENING_SIDE = 260;

/** Darkness of paper, 0..1, beyond which its contrast is no longer brought up to that of white paper: noise would be too. */
const DARKEST_PAPER = 0.8;

/** Width of the frame of which most is paper, as a share of the image's longer side. */
const FRAME = 0.03;

/** How much the frame's word counts beside that of the whole; measured on MNIST's digits, close-cropped and not. */
const FRAME_WEIGHT = 1;

/**
 * Whether a picture shows light ink on dark paper: chalk on a board. All is measured against its surroundings, which
 * takes slow changes of light out. Ink is what there is less of: many pixels are a little off to the side of paper, few
 * are far off to that of ink, and the skewness has the sign of ink. And along the border there is paper.
 */
export function isInverted(image: InkImage): boolean {
  const { width, height } = image;
  const surroundings = boxMean(image, halfOf(SURROUNDINGS, image));
  const frame = Math.max(1, Math.round(FRAME * Math.max(width, height)));
  let [squares, cubes, frameSum, frameCount] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    const isEdge = y < frame || y >= height - frame;
    for (let x = 0; x < width; x++) {
      const off = image.ink[y * width + x]! - surroundings.ink[y * width + x]!;
      squares += off * off;
      cubes += off * off * off;
      if (!isEdge && x >= frame && x < width - frame) continue;
      frameSum += off;
      frameCount++;
    }
  }
  if (squares === 0) return false;
  const deviation = Math.sqrt(squares / image.ink.length);
  const skewness = cubes / image.ink.length / deviation ** 3;
  return skewness - FRAME_WEIGHT * (frameSum / frameCount / deviation) < 0;
}

/** The image with dark and light exchanged. */
export function inverted({ width, height, ink }: InkImage): InkImage {
  return { width, height, ink: ink.map((value) => 1 - value) };
}

/**
 * The image with its paper made even: how dark each pixel is beyond the paper around it, as a share of what it could
 * be. Light and shadow go, strokes stay. Ink must be darker than paper.
 */
export function flattened(image: InkImage): InkImage {
  const { width, height } = image;
  const paper = paperUnder(image);
  const ink = image.ink.map((value, i) => {
    const darkness = Math.min(DARKEST_PAPER, Math.max(0, paper[i]!));
    return Math.min(1, Math.max(0, value - paper[i]!) / (1 - darkness));
  });
  return { width, height, ink };
}

/**
 * [height * width] how dark the paper is under the ink. An opening follows the edges of shadows, but slopes not to the
 * very border; taken after the slopes, it follows these, but makes too much of an edge. Neither is ever darker than the
 * image, so that the darker of the two is nearer to the paper.
 */
function paperUnder(image: InkImage): Float32Array {
  const { width } = image;
  const slope = parabolicSurface(image);
  const withoutSlope = { ...image, ink: image.ink.map((value, i) => value - slope[i]!) };
  const factor = Math.ceil(Math.max(width, image.height) / OPENING_SIDE);
  const [before, after] = [image, withoutSlope].map((one) => {
    const small = reduced(one, factor);
    return opening(small, halfOf(WIDEST_STROKE, small));
  }) as [InkImage, InkImage];
  if (factor === 1) return before.ink.map((value, i) => Math.max(value, after.ink[i]! + slope[i]!));
  return image.ink.map((_, i) => {
    const [x, y] = [((i % width) + 0.5) / factor, (Math.floor(i / width) + 0.5) / factor];
    return Math.max(between(before, x, y), between(after, x, y) + slope[i]!);
  });
}

/**
 * [height * width] how an image's values change over all of it: the parabolic surface nearest to them by least squares,
 * less its constant. Legendre's polynomials are all but orthogonal on the pixels, so each is found by itself.
 */
function parabolicSurface({ width, height, ink }: InkImage): Float32Array {
  const across = legendre(width);
  const down = legendre(height);
  const terms = [
    { x: across.linear, y: down.constant },
    { x: across.constant, y: down.linear },
    { x: across.linear, y: down.linear },
    { x: across.quadratic, y: down.constant },
    { x: across.constant, y: down.quadratic },
  ];
  const surface = new Float32Array(ink.length);
  for (const { x, y } of terms) {
    // A term is a product, so that each row and column may be done by itself.
    let sum = 0;
    for (let row = 0; row < height; row++) {
      let along = 0;
      for (let column = 0; column < width; column++) along += x[column]! * ink[row * width + column]!;
      sum += y[row]! * along;
    }
    const squares = squareSum(x) * squareSum(y);
    if (squares === 0) continue;
    const share = sum / squares;
    for (let row = 0; row < height; row++) {
      const down = share * y[row]!;
      for (let column = 0; column < width; column++) surface[row * width + column]! += down * x[column]!;
    }
  }
  return surface;
}

function squareSum(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** [length] each, the first three polynomials of Legendre in the middles of pixels that together make up -1..1. */
function legendre(length: number): Record<'constant' | 'linear' | 'quadratic', Float64Array> {
  const linear = Float64Array.from({ length }, (_, i) => (2 * i + 1) / length - 1);
  return {
    constant: new Float64Array(length).fill(1),
    linear,
    quadratic: linear.map((x) => (3 * x * x - 1) / 2),
  };
}

/** Half of a share of the longer side, in whole pixels. */
function halfOf(share: number, { width, height }: InkImage): number {
  return Math.floor((share * Math.max(width, height)) / 2);
}
