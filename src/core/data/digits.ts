/** What MNIST calls a digit: a picture of 28x28 grey values and the class it belongs to. */

/** Width and height of one digit, in pixels. */
export const IMAGE_SIZE = 28;

/** Pixels of one digit, row by row from the top left. */
export const IMAGE_PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** The ten digits, 0 to 9. */
export const CLASS_COUNT = 10;

/** Pictures with their labels: sample `i` is `images[i * 784, (i + 1) * 784)` and `labels[i]`. */
export type Digits = {
  /** [count * 784], 0 is paper and 255 is ink */
  readonly images: Uint8Array;
  /** [count], 0..9 */
  readonly labels: Uint8Array;
};

/** Digits that fill from the front: only the first `available` may be read, and those never change again. */
export type ArrivingDigits = Digits & {
  readonly available: number;
  /** They do change: each is what it is at the moment when a step that takes it is called, and may be another by the next. */
  readonly changing?: true;
};

/**
 * Counts the labels of each class.
 *
 * @param labels [count]. A label above 9 is counted nowhere; the caller sees it as a sum below `count`.
 * @returns [10]
 */
export function labelHistogram(labels: Uint8Array): number[] {
  const histogram = new Array<number>(CLASS_COUNT).fill(0);
  for (const label of labels) {
    if (label < CLASS_COUNT) histogram[label]!++;
  }
  return histogram;
}
