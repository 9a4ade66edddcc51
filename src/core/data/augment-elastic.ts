import { type Random, seededRandom } from '../random/random';

/** Random waves on a large grid: how far each of its places is moved along one axis. */
export type Sea = {
  /** [size * size] row-major, in the unit that was asked for; their mean is 0 */
  readonly waves: Int32Array;
  /** places along each side */
  readonly size: number;
};

const SEA_SIZE = 128;

/** All seas have the same waves, higher or lower. The letters "wave". */
const SEA_SEED = 0x77617665;

/** What blurs: all but a Gaussian whose standard deviation is the way from a place to the next one. */
const BLUR = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16] as const;

/**
 * Makes a sea. P. Simard and others (2003) make new waves for each digit: a random number for each pixel and axis, blurred
 * by a Gaussian of 4 pixels. Here a digit gets two pieces cut from a sea that was made so once, on a grid of 4 pixels.
 * They are spread in the same way, cost next to nothing, and of some 800 million pairs of pieces no two are the same.
 *
 * @param deviation standard deviation of the waves, in any unit
 */
export function createSea(deviation: number): Sea {
  const random = seededRandom(SEA_SEED);
  const noise = Float64Array.from({ length: SEA_SIZE * SEA_SIZE }, () => 2 * random() - 1);
  const waves = blurred(blurred(noise, 1), SEA_SIZE);
  const mean = waves.reduce((sum, wave) => sum + wave, 0) / waves.length;
  const square = waves.reduce((sum, wave) => sum + (wave - mean) ** 2, 0) / waves.length;
  const height = deviation / Math.sqrt(square);
  return { waves: Int32Array.from(waves, (wave) => Math.round((wave - mean) * height)), size: SEA_SIZE };
}

/** Where in a sea a square piece of `length` places a side begins; each place is as likely. */
export function pieceOfSea({ size }: Sea, length: number, random: Random): number {
  const places = size - length + 1;
  const row = Math.floor(random() * places);
  return row * size + Math.floor(random() * places);
}

/** Blurs along one axis, on which the sea goes on at its far side. @param step from a place to the next one */
function blurred(waves: Float64Array, step: number): Float64Array {
  const around = (at: number) => waves[(at + waves.length) % waves.length]!;
  return waves.map((_, at) => BLUR.reduce((sum, weight, i) => sum + weight * around(at + (i - 2) * step), 0));
}
