import { describe, expect, it } from 'vitest';
import { drawingSide, padScale, padStrokes } from '../../../../bench/strokes/scale';

const drawing = (...strokes: [number, number][][]) => ({
  label: 1 as const,
  writer: null,
  strokes: strokes.map((places) => places.map(([x, y]) => ({ x, y }))),
});

describe('drawingSide', () => {
  it('is the longer side over all strokes; a drawing without a point has none', () => {
    expect(drawingSide(drawing([[5, -2]], [[8, 10]]))).toBe(12);
    expect(drawingSide(drawing([[5, 5]]))).toBe(0);
    expect(drawingSide(drawing([], []))).toBeNull();
  });
});

describe('padScale', () => {
  it('brings the median to 180 pad units', () => {
    expect(padScale([3600, 360, 1])).toBe(0.5);
  });

  it('leaves a file of dots, or of nothing, as it is', () => {
    expect(padScale([0, 0])).toBe(1);
    expect(padScale([])).toBe(1);
  });
});

describe('padStrokes', () => {
  it("scales places about the pad's middle, for the pad's pen, from however far out", () => {
    for (const offset of [0, 900_000_000]) {
      const [stroke] = padStrokes(
        drawing([
          [offset, 10],
          [offset + 40, 20],
        ]),
        0.5,
      );
      expect(stroke).toEqual({
        points: [
          { x: 130, y: 137.5, pressure: 0.5 },
          { x: 150, y: 142.5, pressure: 0.5 },
        ],
        width: 20,
      });
    }
  });

  it('has no stroke where there is no point', () => {
    expect(padStrokes(drawing([]), 1)).toEqual([]);
  });
});
