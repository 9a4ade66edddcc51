import { describe, expect, it } from 'vitest';
import { downsample, type XY } from '../../../../src/core/metrics/downsample';

/** Points at x = 0, 1, 2... */
const curve = (...ys: number[]) => ys.map((y, x): XY => [x, y]);

describe('downsample', () => {
  it('leaves a curve alone that has room', () => {
    const points = curve(1, 2, 3, 4);
    expect(downsample(points, 4)).toBe(points);
    expect(downsample([], 4)).toEqual([]);
  });

  it('keeps both ends, the lowest and the highest', () => {
    expect(downsample(curve(5, 6, 1, 7, 9, 8, 3), 4)).toEqual([
      [0, 5],
      [2, 1],
      [4, 9],
      [6, 3],
    ]);
  });

  it('keeps the lowest and the highest of each stretch, in their order', () => {
    // stretches: 4 2 6 | 7 9 8
    expect(downsample(curve(0, 4, 2, 6, 7, 9, 8, 0), 6)).toEqual([
      [0, 0],
      [2, 2],
      [3, 6],
      [4, 7],
      [5, 9],
      [7, 0],
    ]);
  });

  it('keeps one point of a flat stretch', () => {
    expect(downsample(curve(1, 1, 1, 1, 1, 1, 1, 1), 6)).toEqual([
      [0, 1],
      [1, 1],
      [4, 1],
      [7, 1],
    ]);
  });

  it('keeps a peak of one point among 100,000', () => {
    const points = Array.from(
      { length: 100_000 },
      (_, x): XY => [x, x === 61_803 ? 100 : Math.sin(x / 1000)],
    );
    const thin = downsample(points, 1000);
    expect(thin.length).toBeLessThanOrEqual(1000);
    expect(thin).toContain(points[61_803]);
  });

  it.each([3, 0, -1, 4.5, Number.NaN])('refuses a limit of %d', (limit) => {
    expect(() => downsample(curve(1, 2), limit)).toThrow(RangeError);
  });
});
