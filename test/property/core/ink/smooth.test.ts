import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveBounds, pointBounds } from '../../../../src/core/ink/bounds';
import { flattenStroke, strokeCurve } from '../../../../src/core/ink/smooth';

const coordinate = fc.double({ min: -300, max: 600, noNaN: true });
const stroke = fc.record({
  points: fc.array(
    fc.record({ x: coordinate, y: coordinate, pressure: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  ),
  width: fc.constant(20),
});

/** Pad units that rounding may cost. */
const ROUNDING = 1e-6;

test('a flattened curve fills the exact box of the curve to within its tolerance', () => {
  fc.assert(
    fc.property(stroke, fc.double({ min: 0.01, max: 5, noNaN: true }), (drawn, tolerance) => {
      const exact = curveBounds(strokeCurve(drawn))!;
      const flat = pointBounds(flattenStroke(drawn, tolerance))!;
      for (const inside of [
        flat.left - exact.left,
        flat.top - exact.top,
        exact.right - flat.right,
        exact.bottom - flat.bottom,
      ]) {
        expect(inside).toBeGreaterThanOrEqual(-ROUNDING);
        expect(inside).toBeLessThanOrEqual(tolerance + ROUNDING);
      }
    }),
  );
});

test('a curve stays within the box of its samples and runs from the first to the last', () => {
  fc.assert(
    fc.property(stroke, (drawn) => {
      const samples = pointBounds(drawn.points)!;
      const vertices = flattenStroke(drawn);
      const box = pointBounds(vertices)!;
      expect(box.left).toBeGreaterThanOrEqual(samples.left - ROUNDING);
      expect(box.top).toBeGreaterThanOrEqual(samples.top - ROUNDING);
      expect(box.right).toBeLessThanOrEqual(samples.right + ROUNDING);
      expect(box.bottom).toBeLessThanOrEqual(samples.bottom + ROUNDING);
      expect(vertices[0]).toEqual(drawn.points[0]);
      expect(vertices.at(-1)).toEqual(drawn.points.at(-1));
      expect(vertices.every(({ pressure }) => pressure >= 0 && pressure <= 1 + ROUNDING)).toBe(true);
    }),
  );
});
