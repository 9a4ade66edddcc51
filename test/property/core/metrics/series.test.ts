import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendPoint, type CurvePoint, EMPTY_SERIES, type Series } from '../../../../src/core/metrics/series';

const points = fc
  .array(fc.record({ loss: fc.integer({ max: 1000, min: 0 }), accuracy: fc.integer({ min: 0, max: 1 }) }), {
    minLength: 1,
    maxLength: 300,
  })
  .map((list): CurvePoint[] => list.map((point, index) => ({ ...point, epoch: (index + 1) / 7 })));
const limit = fc.integer({ min: 2, max: 25 });

/** Every series on the way. */
function growth(appended: readonly CurvePoint[], most: number): Series[] {
  let series = EMPTY_SERIES;
  return appended.map((point) => {
    series = appendPoint(series, point, most);
    return series;
  });
}

describe('a series', () => {
  it('never keeps more points than its limit', () => {
    fc.assert(
      fc.property(points, limit, (appended, most) => {
        for (const series of growth(appended, most)) expect(series.points.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('stands for everything that was appended, each kept point for `stride` of it', () => {
    fc.assert(
      fc.property(points, limit, (appended, most) => {
        growth(appended, most).forEach((series, index) => {
          const { stride, pending } = series;
          expect(series.points.length * stride + pending.length).toBe(index + 1);
          for (const of of ['loss', 'accuracy'] as const) {
            const sum = (list: readonly CurvePoint[]) => list.reduce((total, point) => total + point[of], 0);
            const kept = stride * sum(series.points) + sum(pending);
            expect(kept).toBeCloseTo(sum(appended.slice(0, index + 1)), 6);
          }
        });
      }),
    );
  });

  it('keeps its points in the order of their epochs, and ends where it has got to', () => {
    fc.assert(
      fc.property(points, limit, (appended, most) => {
        growth(appended, most).forEach((series, index) => {
          const epochs = [...series.points, ...series.pending].map(({ epoch }) => epoch);
          epochs.slice(1).forEach((epoch, before) => {
            expect(epoch).toBeGreaterThan(epochs[before]!);
          });
          expect(epochs.at(-1)).toBe(appended[index]!.epoch);
        });
      }),
    );
  });

  it('has fewer pending than a kept point stands for, and a stride that only doubles', () => {
    fc.assert(
      fc.property(points, limit, (appended, most) => {
        let before = 1;
        for (const { stride, pending } of growth(appended, most)) {
          expect([before, 2 * before]).toContain(stride);
          expect(pending.length).toBeLessThan(stride);
          before = stride;
        }
      }),
    );
  });
});
