import { describe, expect, it } from 'vitest';
import { greyBytes, isDigit, ownDigitSet, strokeBytes } from '../../../../src/core/data/own-digits';
import { sampleDigit } from '../../../../src/core/ink/samples';

describe('own digits', () => {
  it('have greys of 0 to 255, rounded', () => {
    expect([...greyBytes(Float32Array.of(0, 0.5, 1, -1, 2, 0.001, 0.003))]).toEqual([
      0, 128, 255, 0, 255, 0, 1,
    ]);
  });

  it('are prepared from strokes, if there is ink', () => {
    expect(strokeBytes(sampleDigit(3))).toHaveLength(784);
    expect(Math.max(...strokeBytes(sampleDigit(3))!)).toBe(255);
    expect(strokeBytes([])).toBeUndefined();
  });

  it('are a set of images and labels in their order', () => {
    const own = [4, 9].map((label) => ({ label: label as 4 | 9, pixels: new Uint8Array(784).fill(label) }));
    const { images, labels } = ownDigitSet(own);
    expect([...labels]).toEqual([4, 9]);
    expect([images.length, images[783], images[784]]).toEqual([1568, 4, 9]);
  });

  it('are labelled 0 to 9', () => {
    expect([0, 9, 10, -1, 1.5, '7', Number.NaN, null].map(isDigit)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
