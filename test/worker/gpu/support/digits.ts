import type { Digits } from '../../../../src/core/data/digits';
import { seededRandom } from '../../../../src/core/random/random';
import type { ReferenceDigit } from './reference-network';

/** Pictures that look a little like digits: a blob of ink whose place depends on the class, most of it paper. */
export function someDigits(count: number, seed = 1): Digits {
  const random = seededRandom(seed, 0);
  const images = new Uint8Array(count * 784);
  const labels = new Uint8Array(count);
  for (let digit = 0; digit < count; digit++) {
    const label = Math.floor(random() * 10);
    labels[digit] = label;
    const middle = [
      6 + 4 * (label % 5) + random() * 3,
      9 + 8 * Math.floor(label / 5) + random() * 3,
    ] as const;
    for (let pixel = 0; pixel < 784; pixel++) {
      const far = Math.hypot((pixel % 28) - middle[0], Math.floor(pixel / 28) - middle[1]);
      if (far < 6)
        images[digit * 784 + pixel] = Math.round(255 * Math.min(1, 1.2 - far / 6) * (0.7 + 0.3 * random()));
    }
  }
  return { images, labels };
}

export function referenceDigit({ images, labels }: Digits, index: number): ReferenceDigit {
  return { pixels: pixelsOf({ images, labels }, index), label: labels[index]! };
}

/** A digit's pixels, 0..1 */
export function pixelsOf({ images }: Digits, index: number): Float32Array {
  return Float32Array.from(images.subarray(index * 784, (index + 1) * 784), (value) => value / 255);
}
