import { describe, expect, it } from 'vitest';
import { type Height, lineSearch } from '../../../../../src/worker/session/full-batch/line-search';

/** All points that a search looks at. */
function looks(f: (x: number) => Height, first: number, most = 20) {
  const points: { at: number; loss: number; slope: number }[] = [];
  const search = lineSearch(f(0), first, most);
  for (let next = search.next(); !next.done; ) {
    const height = f(next.value);
    points.push({ at: next.value, ...height });
    next = search.next(height);
  }
  return points;
}

const parabola = (x: number): Height => ({ loss: (x - 3) ** 2, slope: 2 * (x - 3) });
/** Of J. Moré and D. Thuente, "Line search algorithms with guaranteed sufficient decrease", 1994: the first. */
const hill = (x: number): Height => ({ loss: -x / (x * x + 2), slope: (x * x - 2) / (x * x + 2) ** 2 });

describe('a line search', () => {
  it.each([1e-3, 0.1, 1, 2.9, 3, 5, 100, 1e6])(
    'finds the bottom of a parabola from a first step of %d',
    (first) => {
      const points = looks(parabola, first);
      expect(Math.abs(points.at(-1)!.slope)).toBeLessThanOrEqual(0.1 * 6);
      expect(points.length).toBeLessThanOrEqual(9);
    },
  );

  it.each([1e-3, 0.1, 10, 1000])('ends where the strong Wolfe conditions hold: first step %d', (first) => {
    const { at, loss, slope } = looks(hill, first).at(-1)!;
    const start = hill(0);
    expect(loss).toBeLessThanOrEqual(start.loss + 1e-4 * at * start.slope);
    expect(Math.abs(slope)).toBeLessThanOrEqual(-0.1 * start.slope);
  });

  it('looks at one point alone if that is good', () => {
    expect(looks(parabola, 3).map(({ at }) => at)).toEqual([3]);
  });

  it.each([1, 2, 5])('looks no more than %i times', (most) => {
    expect(looks(parabola, 1e-9, most).length).toBe(most);
    expect(looks((x) => ({ loss: x, slope: -1 }), 1, most).length).toBe(most);
  });

  it('comes back from where there are no numbers', () => {
    const cliff = (x: number): Height => (x > 4 ? { loss: Number.NaN, slope: Number.NaN } : parabola(x));
    const points = looks(cliff, 1000);
    expect(Math.abs(points.at(-1)!.slope)).toBeLessThanOrEqual(0.1 * 6);
    expect(points.every(({ at }) => Number.isFinite(at) && at > 0)).toBe(true);
  });

  it('goes out where the loss falls for ever, never to where there are no numbers', () => {
    const points = looks((x) => ({ loss: -x, slope: -1 }), 1, 10);
    expect(points.at(-1)!.at).toBeGreaterThan(1000);
    expect(points.every(({ at }) => Number.isFinite(at))).toBe(true);
  });
});
