import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { greatestDifference } from '../../../unit/core/ink/ink';

/** How much a pixel (0..1) may differ by rounding. */
const ROUNDING = 1e-5;

const RUNS = { numRuns: 60 };

const vertex = fc.record({
  x: fc.double({ min: -5, max: 25, noNaN: true }),
  y: fc.double({ min: -5, max: 25, noNaN: true }),
});
const polylines = fc.array(fc.array(vertex, { maxLength: 6 }), { maxLength: 4 });
const width = fc.double({ min: 0.5, max: 6, noNaN: true });

test('coverage is in 0..1, however much ink lies on ink', () => {
  fc.assert(
    fc.property(polylines, width, (lines, w) => {
      const coverage = rasterize([...lines, ...lines], w, 20);
      expect(coverage.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(coverage).toEqual(rasterize(lines, w, 20));
    }),
    RUNS,
  );
});

test('coverage does not depend on the order of the lines or the direction of the pen', () => {
  fc.assert(
    fc.property(polylines, width, (lines, w) => {
      const backwards = lines.map((line) => line.toReversed()).reverse();
      expect(greatestDifference(rasterize(lines, w, 20), rasterize(backwards, w, 20))).toBeLessThan(ROUNDING);
    }),
    RUNS,
  );
});

test('more lines or a wider pen never uncover a pixel', () => {
  fc.assert(
    fc.property(polylines, polylines, width, (lines, more, w) => {
      const before = rasterize(lines, w, 20);
      for (const after of [rasterize([...lines, ...more], w, 20), rasterize(lines, w + 0.5, 20)]) {
        expect(before.every((value, i) => after[i]! >= value)).toBe(true);
      }
    }),
    RUNS,
  );
});
