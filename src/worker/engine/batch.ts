import { CLASS_COUNT, type Digits, IMAGE_PIXELS } from '../../core/data/digits';

/** A batch as a network wants it. */
export type Batch = {
  readonly count: number;
  /** [count * 784], 0..1 */
  readonly images: Float32Array;
  /** [count * 10], one-hot */
  readonly labels: Float32Array;
};

/** Gathers the digits at `indices` into a batch. */
export function gatherBatch(digits: Digits, indices: ArrayLike<number>): Batch {
  const count = indices.length;
  const images = new Float32Array(count * IMAGE_PIXELS);
  const labels = new Float32Array(count * CLASS_COUNT);
  for (let row = 0; row < count; row++) {
    const index = indices[row]!;
    const from = index * IMAGE_PIXELS;
    const to = row * IMAGE_PIXELS;
    for (let pixel = 0; pixel < IMAGE_PIXELS; pixel++)
      images[to + pixel] = digits.images[from + pixel]! / 255;
    labels[row * CLASS_COUNT + digits.labels[index]!] = 1;
  }
  return { count, images, labels };
}

/** The whole numbers from `start` up to, not including, `end`. */
export function rangeIndices(start: number, end: number): Uint32Array {
  return Uint32Array.from({ length: end - start }, (_, offset) => start + offset);
}
