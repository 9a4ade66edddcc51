import { longerSide } from './bounds';
import { type InkImage, inkedBox } from './image';
import { MNIST_BOX, MNIST_STROKE_WIDTH } from './mnist';

/** Strokes that would come out narrower, in MNIST pixels, are widened; nine of ten MNIST digits are above it. */
const THIN = 2;

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
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : ink[y * width + x]!;
  for (let y = -1; y < height; y++) {
    for (let x = -1; x < width; x++) {
      const [here, right, low, corner] = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
      mass += here;
      // The slope in the middle of the four.
      edges += Math.hypot(right + corner - here - low, low + corner - here - right) / 2;
    }
  }
  return edges > 0 ? (2 * mass) / edges : 0;
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
function distances({ width, height, ink }: InkImage): Float32Array {
  // A pixel that the edge cuts tells by its grey where.
  const distance = ink.map((value) => (value > 0 ? 0.5 - value : Number.POSITIVE_INFINITY));
  const relax = (x: number, y: number, dx: number, dy: number): void => {
    const [nx, ny] = [x + dx, y + dy];
    if (nx < 0 || ny < 0 || nx >= width || ny >= height) return;
    const way = distance[ny * width + nx]! + (dx !== 0 && dy !== 0 ? CORNER : SIDE);
    if (way < distance[y * width + x]!) distance[y * width + x] = way;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      relax(x, y, -1, 0);
      for (const dx of [-1, 0, 1]) relax(x, y, dx, -1);
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      relax(x, y, 1, 0);
      for (const dx of [-1, 0, 1]) relax(x, y, dx, 1);
    }
  }
  return distance;
}
