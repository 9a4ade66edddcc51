import type { Random } from '../random/random';
import { IMAGE_PIXELS, IMAGE_SIZE } from './digits';

/** Waves that move the ink of a digit: for each pixel how far, drawn anew as often as wanted in the same memory. */
export type ElasticField = {
  /** [28 * 28], row-major, to the right */
  readonly x: Float32Array;
  /** [28 * 28], row-major, downwards */
  readonly y: Float32Array;
  /** fills both with other waves */
  readonly draw: (random: Random) => void;
};

/** Pixels between two knots of the spline. Its bump is all but a Gaussian of 1 / √3 of that: 4 pixels, as Simard's. */
const SPACING = 7;

/** Knots along each axis: a cubic spline has four that count at each place. */
const KNOTS = IMAGE_SIZE / SPACING + 3;

/**
 * Makes a field of random waves. Simard and others (2003) blur a random number for each pixel; here random numbers stand
 * on a coarse grid, and a uniform cubic B-spline goes through it, which is the same blur for a tenth of the work.
 *
 * @param deviation standard deviation of each value, in the unit that the field shall have; 3.7 times that is the most
 */
export function createElasticField(deviation: number): ElasticField {
  const weights = splineWeights();
  const x = new Float32Array(IMAGE_PIXELS);
  const y = new Float32Array(IMAGE_PIXELS);
  const rows = new Float64Array(KNOTS * IMAGE_SIZE);
  const knots = new Float64Array(KNOTS * KNOTS);

  // A uniform number in -1..1 has a deviation of √(1/3), and the weights of both axes shrink it to that of the spline.
  const amplitude = (deviation * Math.sqrt(3)) / meanSquare(weights);
  const fill = (field: Float32Array, random: Random): void => {
    for (let i = 0; i < knots.length; i++) knots[i] = (2 * random() - 1) * amplitude;
    for (let row = 0; row < KNOTS; row++) {
      for (let column = 0; column < IMAGE_SIZE; column++) {
        const knot = row * KNOTS + ((column / SPACING) | 0);
        const at = 4 * (column % SPACING);
        rows[row * IMAGE_SIZE + column] =
          weights[at]! * knots[knot]! +
          weights[at + 1]! * knots[knot + 1]! +
          weights[at + 2]! * knots[knot + 2]! +
          weights[at + 3]! * knots[knot + 3]!;
      }
    }
    for (let row = 0; row < IMAGE_SIZE; row++) {
      const at = 4 * (row % SPACING);
      const a = weights[at]!;
      const b = weights[at + 1]!;
      const c = weights[at + 2]!;
      const d = weights[at + 3]!;
      let from = ((row / SPACING) | 0) * IMAGE_SIZE;
      for (let to = row * IMAGE_SIZE; to < (row + 1) * IMAGE_SIZE; to++) {
        field[to] =
          a * rows[from]! +
          b * rows[from + IMAGE_SIZE]! +
          c * rows[from + 2 * IMAGE_SIZE]! +
          d * rows[from + 3 * IMAGE_SIZE]!;
        from++;
      }
    }
  };
  return {
    x,
    y,
    draw: (random) => {
      fill(x, random);
      fill(y, random);
    },
  };
}

/** [7 * 4] what the four knots around a place count there, for each pixel between two knots; each four sum to 1. */
function splineWeights(): Float64Array {
  const weights = new Float64Array(SPACING * 4);
  for (let i = 0; i < SPACING; i++) {
    const t = (i + 0.5) / SPACING;
    const s = 1 - t;
    weights.set(
      [s ** 3 / 6, (3 * t ** 3 - 6 * t ** 2 + 4) / 6, (3 * s ** 3 - 6 * s ** 2 + 4) / 6, t ** 3 / 6],
      4 * i,
    );
  }
  return weights;
}

/** The mean over the pixels of the sum of a place's squared weights. */
function meanSquare(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight * weight, 0) / SPACING;
}
