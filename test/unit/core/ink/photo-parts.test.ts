import { describe, expect, it, test } from 'vitest';
import { connectedComponents } from '../../../../src/core/ink/components';
import { boxMean, opening } from '../../../../src/core/ink/photo-filters';
import { strokeWidth } from '../../../../src/core/ink/photo-width';
import { otsuThreshold, quantile } from '../../../../src/core/ink/threshold';

/** An image from rows of tenths. */
function image(...rows: string[]) {
  const ink = Float32Array.from(rows.join(''), (digit) => Number(digit) / 10);
  return { width: rows[0]?.length ?? 0, height: rows.length, ink };
}

describe("Otsu's threshold", () => {
  it('lies between two sorts of values, in the middle of the gap', () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => (i < 90 ? 0.1 : 0.7));
    expect(otsuThreshold(values)).toBeCloseTo(0.4, 1);
  });

  it('is 0 where there is one sort only, or none', () => {
    expect(otsuThreshold(new Float32Array(5).fill(0.4))).toBe(0);
    expect(otsuThreshold(new Float32Array(0))).toBe(0);
  });

  it('is found by trying all thresholds', () => {
    const values = Float32Array.from({ length: 500 }, (_, i) => ((i * i * 7) % 256) / 255);
    const variance = (part: number[]) => {
      const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
      return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    const within = (threshold: number) =>
      variance([...values].filter((value) => value <= threshold)) +
      variance([...values].filter((value) => value > threshold));
    const tried = Array.from({ length: 254 }, (_, level) => within((level + 0.5) / 255));
    expect(within(otsuThreshold(values))).toBeCloseTo(Math.min(...tried.filter(Number.isFinite)), 6);
  });
});

test('a quantile is the value with a share below it', () => {
  const values = Float32Array.from({ length: 101 }, (_, i) => i / 100);
  expect(quantile(values, 0.5)).toBeCloseTo(0.5, 2);
  expect(quantile(values, 0.1)).toBeCloseTo(0.1, 1);
});

describe('connected components', () => {
  it('hang together at sides and corners', () => {
    const { components, labels } = connectedComponents(image('9000', '0500', '0001'));
    expect(components).toHaveLength(2);
    expect(components[0]).toMatchObject({ box: { left: 0, top: 0, right: 2, bottom: 2 }, onBorder: 1 });
    expect(components[0]!.mass).toBeCloseTo(1.4, 6);
    expect(components[0]!.peak).toBeCloseTo(0.9, 6);
    expect([...labels]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2]);
  });
});

describe('filters', () => {
  it('take means of what lies in the image', () => {
    expect([...boxMean(image('369'), 1).ink].map((v) => Math.round(v * 100))).toEqual([45, 60, 75]);
  });

  it('open: what is narrower than the square goes, what is wider stays', () => {
    expect(opening(image('0000000', '0099000', '0000000', '0000000', '0000000'), 1).ink).toEqual(
      new Float32Array(35),
    );
    const block = image('000000', '099900', '099900', '099900', '000000');
    expect(opening(block, 1).ink).toEqual(block.ink);
  });

  it.each([1, 2, 3, 5, 9])('open as the definition says, with radius %d', (radius) => {
    const line = Float32Array.from({ length: 23 }, (_, i) => ((i * i * 5) % 17) / 16);
    const reach = Math.floor(radius / 2);
    const defined = line.map((_, x) => {
      let greatest = 0;
      for (let middle = Math.max(-reach, x - radius); middle <= Math.min(22 + reach, x + radius); middle++) {
        const window = line.subarray(Math.max(0, middle - radius), middle + radius + 1);
        greatest = Math.max(greatest, Math.min(...window));
      }
      return greatest;
    });
    expect(opening({ width: 23, height: 1, ink: line }, radius).ink).toEqual(defined);
    expect(opening({ width: 1, height: 23, ink: line }, radius).ink).toEqual(defined);
  });
});

test('the width of strokes is measured', () => {
  const bar = (width: number) => ({
    width: 60,
    height: 200,
    ink: Float32Array.from({ length: 12_000 }, (_, i) => (i % 60 >= 20 && i % 60 < 20 + width ? 1 : 0)),
  });
  for (const width of [2, 5, 11]) expect(Math.abs(strokeWidth(bar(width)) / width - 1)).toBeLessThan(0.1);
});
