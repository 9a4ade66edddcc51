import { describe, expect, it } from 'vitest';
import type { Digits } from '../../../../src/core/data/digits';
import { gatherBatch, rangeIndices } from '../../../../src/worker/engine/batch';

/** Digit i has the grey value i at its first pixel, 255 - i at its last, and the class i % 10. */
function someDigits(count: number): Digits {
  const images = new Uint8Array(count * 784);
  for (let i = 0; i < count; i++) {
    images[i * 784] = i;
    images[i * 784 + 783] = 255 - i;
  }
  return { images, labels: Uint8Array.from({ length: count }, (_, i) => i % 10) };
}

describe('gatherBatch', () => {
  const digits = someDigits(30);

  it('brings pixels to 0..1', () => {
    const { images } = gatherBatch({ images: new Uint8Array(784).fill(255), labels: Uint8Array.of(0) }, [0]);
    expect(images.every((value) => value === 1)).toBe(true);
    expect(gatherBatch(digits, [3]).images[0]).toBe(Math.fround(3 / 255));
  });

  it('takes the digits in the order of the indices, one more than once if asked', () => {
    const { count, images } = gatherBatch(digits, Uint32Array.of(7, 29, 7));
    expect(count).toBe(3);
    expect(images.length).toBe(3 * 784);
    for (const [row, index] of [7, 29, 7].entries()) {
      expect(images[row * 784]).toBe(Math.fround(index / 255));
      expect(images[row * 784 + 783]).toBe(Math.fround((255 - index) / 255));
      expect(images[row * 784 + 400]).toBe(0);
    }
  });

  it('makes one-hot labels', () => {
    const { labels } = gatherBatch(digits, [13, 0, 29]);
    expect([...labels]).toEqual([
      ...[0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      ...[1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ]);
  });

  it('of no digits is empty', () => {
    expect(gatherBatch(digits, [])).toEqual({
      count: 0,
      images: new Float32Array(0),
      labels: new Float32Array(0),
    });
  });
});

describe('rangeIndices', () => {
  it('counts from the start up to the end', () => {
    expect(rangeIndices(3, 6)).toEqual(Uint32Array.of(3, 4, 5));
    expect(rangeIndices(3, 3)).toEqual(new Uint32Array(0));
  });
});
