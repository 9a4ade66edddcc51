import { describe, expect, test } from 'vitest';
import { boxSize, inkBounds } from '../../../../src/core/ink/bounds';
import { DIGITS, sampleDigit } from '../../../../src/core/ink/samples';
import { PAD_SIZE } from '../../../../src/core/ink/stroke';

describe.each(DIGITS)('the sample of %d', (digit) => {
  const strokes = sampleDigit(digit);

  test('lies on the pad, near its middle, large enough to be read', () => {
    const box = inkBounds(strokes)!;
    const { width, height } = boxSize(box);
    expect(box.left).toBeGreaterThan(0);
    expect(box.right).toBeLessThan(PAD_SIZE);
    expect(box.top).toBeGreaterThan(0);
    expect(box.bottom).toBeLessThan(PAD_SIZE);
    expect(Math.abs((box.left + box.right) / 2 - PAD_SIZE / 2)).toBeLessThan(10);
    expect(Math.abs((box.top + box.bottom) / 2 - PAD_SIZE / 2)).toBeLessThan(10);
    expect(height).toBeGreaterThan(0.7 * PAD_SIZE);
    expect(width).toBeLessThan(0.65 * PAD_SIZE);
  });

  test('moves as a pen does: no jumps within a stroke', () => {
    for (const { points } of strokes) {
      expect(points.length).toBeGreaterThan(5);
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1]!, points[i]!];
        expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeLessThan(20);
      }
    }
  });

  test('is the same every time', () => {
    expect(sampleDigit(digit)).toEqual(strokes);
  });
});
