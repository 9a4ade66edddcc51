import { longerSide } from './bounds';
import { type InkImage, inkedBox } from './image';
import { MNIST_BOX, MNIST_STROKE_WIDTH } from './mnist';

/** Strokes that would come out narrower, in MNIST pixels, are widened; nine of ten MNIST digits are above it. */
const THIN = 2;

/** Strokes as wide as this share of their longer side are a blob; the widest of 10,000 MNIST digits have 0.36. */
const WIDEST = 0.38;

/** Strokes longer than so many longer sides are noise; the longest of 10,000 MNIST digits have 3.5. */
const LONGEST = 4.5;

/** Steps to a neighbour at a side and at a corner (G. Borgefors, "Distance transformations in digital images", 1986). */
const SIDE = 0.95509;
const CORNER = 1.3693;

/**
 * Mean width of an image's strokes, in pixels; 0 without ink. A stroke is two edges with ink between them, and all edges
 * together, however soft, are as long as the sum of the grey values' slopes.
 */
export function strokeWidth({ width, height, ink }: InkImage): number {
  let mass = 0;
  let edges = 0;
  for (let y = -1; y < height; y++) {
    // Of each four pixels, the right two become the left two of the next.
    let [here, low] = [0, 0];
    for (let x = -1; x < width; x++) {
      const isPaper = x + 1 === width;
      const right = isPaper || y < 0 ? 0 : ink[y * width + x + 1]!;
      const corner = isPaper || y + 1 === height ? 0 : ink[(y + 1) * width + x + 1]!;
      mass += here;
      // The slope in the middle of the four.
      const [across, down] = [right + corner - here - low, low + corner - here - right];
      if (across !== 0 || down !== 0) edges += Math.sqrt(across * across + down * down) / 2;
      here = right;
      low = corner;
    }
  }
  return edges > 0 ? (2 * mass) / edges : 0;
}

/** Whether an image's ink could be a digit's strokes: no blob, and not the many turns of noise. False without ink. */
export function isLikeStrokes(image: InkImage): boolean {
  const box = inkedBox(image);
  if (box === undefined) return false;
  const side = longerSide(box);
  const width = strokeWidth(image);
  const mass = image.ink.reduce((sum, value) => sum + value, 0);
  return width <= WIDEST * side && mass <= LONGEST * width * side;
}

/**
 * The image with strokes that are wide enough for MNIST: those of a fine pen in a large picture would be a faint haze
 * once the picture has shrunk to 20 pixels. Others are left as they are.
 */
export function widened(image: InkImage): InkImage {
  const box = inkedBox(image);
  if (box === undefined) return image;
  const side = longerSide(box);
  const width = strokeWidth(image);
  if ((width * MNIST_BOX) / side >= THIN) return image;
  // Growing by r makes both the stroke and the side longer by 2 r.
  const share = MNIST_STROKE_WIDTH / MNIST_BOX;
  return grown(image, (share * side - width) / (2 * (1 - share)));
}

/** The image with its ink grown by `radius` pixels all round, as far as the image reaches. */
function grown({ width, height, ink }: InkImage, radius: number): InkImage {
  const distance = distances({ width, height, ink });
  return { width, height, ink: distance.map((d) => Math.min(1, Math.max(0, radius + 0.5 - d))) };
}

/** [height * width] how far each pixel's middle is from the edge of the ink, in pixels; below 0 within. */
function distances({ width, ink }: InkImage): Float32Array {
  // A pixel that the edge cuts tells by its grey where.
  const distance = ink.map((value) => (value > 0 ? 0.5 - value : Number.POSITIVE_INFINITY));
  const forth = [-1, -width - 1, -width, -width + 1];
  const back = [1, width + 1, width, width - 1];
  for (let i = 0; i < distance.length; i++) relax(distance, width, i, forth);
  for (let i = distance.length - 1; i >= 0; i--) relax(distance, width, i, back);
  return distance;
}

/** Takes the way over a neighbour where that is shorter: `steps` to one beside, a corner, the row's nearest, a corner. */
function relax(distance: Float32Array, width: number, i: number, steps: readonly number[]): void {
  const x = i % width;
  const [beside, firstCorner, over, secondCorner] = steps as [number, number, number, number];
  const isFirstEdge = beside < 0 ? x === 0 : x === width - 1;
  const isOtherEdge = beside < 0 ? x === width - 1 : x === 0;
  let least = distance[i]!;
  // Beyond the first or last row there is no value: no comparison with it holds.
  if (!isFirstEdge) {
    if (distance[i + beside]! + SIDE < least) least = distance[i + beside]! + SIDE;
    if (distance[i + firstCorner]! + CORNER < least) least = distance[i + firstCorner]! + CORNER;
  }
  if (distance[i + over]! + SIDE < least) least = distance[i + over]! + SIDE;
  if (!isOtherEdge && distance[i + secondCorner]! + CORNER < least)
    least = distance[i + secondCorner]! + CORNER;
  distance[i] = least;
}
