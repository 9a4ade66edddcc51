import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample, type XY } from '../../../../src/core/metrics/downsample';

const curve = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 9 }), y: fc.integer({ min: -50, max: 50 }) }), {
    maxLength: 300,
  })
  .map((list) => {
    let x = 0;
    return list.map(({ step, y }): XY => {
      x += step;
      return [x, y];
    });
  });
const limits = fc.integer({ min: 4, max: 120 });

describe('a thinned curve', () => {
  it('has no more points than its limit, all from the curve, with x increasing', () => {
    fc.assert(
      fc.property(curve, limits, (points, limit) => {
        const thin = downsample(points, limit);
        expect(thin.length).toBeLessThanOrEqual(limit);
        const indices = thin.map((point) => points.indexOf(point));
        expect(indices).not.toContain(-1);
        thin.slice(1).forEach(([x], before) => {
          expect(x).toBeGreaterThan(thin[before]![0]);
        });
      }),
    );
  });

  it('keeps its ends, its lowest and its highest value', () => {
    fc.assert(
      fc.property(curve, limits, (points, limit) => {
        const thin = downsample(points, limit);
        expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
        const range = (list: readonly XY[]) => [
          Math.min(...list.map(([, y]) => y)),
          Math.max(...list.map(([, y]) => y)),
        ];
        expect(range(thin)).toEqual(range(points));
      }),
    );
  });

  it('is not thinned more than it must be: a curve that only rises keeps at least limit - 1 points', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 5 }), (limit, times) => {
        const rising = Array.from({ length: limit * (times + 1) }, (_, x): XY => [x, x]);
        expect(downsample(rising, limit).length).toBeGreaterThanOrEqual(limit - 1);
      }),
    );
  });
});
