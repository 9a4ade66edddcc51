import { describe, expect, test } from 'vitest';
import { checkedImage, inkedBox, withoutNoise } from '../../../../src/core/ink/image';
import { resampleBox } from '../../../../src/core/ink/resample';

/** An image from rows of tenths. */
function image(...rows: string[]) {
  const ink = Float32Array.from(rows.join(''), (digit) => Number(digit) / 10);
  return { width: rows[0]?.length ?? 0, height: rows.length, ink };
}

describe('ink', () => {
  test('has a box of whole pixels', () => {
    expect(inkedBox(image('0000', '0010', '0500', '0000'))).toEqual({ left: 1, top: 1, right: 3, bottom: 3 });
    expect(inkedBox(image('00', '00'))).toBeUndefined();
  });

  test('faint is kept only beside stronger ink', () => {
    const faint = { ...image('90000'), ink: Float32Array.of(0.9, 0.02, 0.02, 0, 0.02) };
    expect([...withoutNoise(faint).ink].map((v) => v > 0)).toEqual([true, true, false, false, false]);
  });

  test('is kept in 0..1', () => {
    expect([...checkedImage({ width: 3, height: 1, ink: Float32Array.of(Number.NaN, -1, 2) }).ink]).toEqual([
      0, 0, 1,
    ]);
  });
});

describe('resampling', () => {
  const picture = image('19', '37');
  const whole = { left: 0, top: 0, right: 2, bottom: 2 };

  test('at scale 1 copies', () => {
    const copy = resampleBox(picture, whole, 1, 1, 0, 3);
    expect(copy.ink).toEqual(image('019', '037', '000').ink);
  });

  test('averages areas when it shrinks and repeats when it grows', () => {
    expect(resampleBox(picture, whole, 0.5, 0, 0, 1).ink[0]).toBeCloseTo(0.5, 6);
    expect(resampleBox(picture, whole, 2, 0, 0, 4).ink).toEqual(image('1199', '1199', '3377', '3377').ink);
  });

  test('gives a half-covered pixel half the ink', () => {
    const ink = resampleBox(image('999', '999', '999'), { ...whole, right: 3, bottom: 3 }, 0.5, 0, 0, 2).ink;
    expect(ink[0]).toBeCloseTo(0.9, 6);
    expect(ink[1]).toBeCloseTo(0.45, 6);
    expect(ink[3]).toBeCloseTo(0.225, 6);
  });
});
