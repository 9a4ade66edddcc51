import { describe, expect, it } from 'vitest';
import { stretchEnd } from '../../../../src/worker/session/stretches';

/** All points of a run. */
function ends(stepsPerEpoch: number, epochs: number): number[] {
  const found: number[] = [];
  for (let step = 0; step < stepsPerEpoch * epochs; step = found.at(-1)!)
    found.push(stretchEnd(step, stepsPerEpoch));
  return found;
}

describe('the points of a curve', () => {
  it('come after 1, 2, 4, ... steps at first, then at equal distances', () => {
    expect(ends(1688, 1).slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 34, 68, 102]);
    expect(ends(1688, 2).slice(-2)).toEqual([3354, 3376]);
  });

  it.each([1, 3, 7, 8, 9, 50, 399, 400, 401, 1688, 60_000])(
    'come at the end of each epoch of %i steps',
    (steps) => {
      const found = ends(steps, 3);
      for (const epoch of [1, 2, 3]) expect(found).toContain(steps * epoch);
      expect(found.at(-1)).toBe(3 * steps);
      expect(new Set(found).size).toBe(found.length);
      // Few enough in each later epoch for an engine to be read, and enough to see a curve.
      const second = found.filter((end) => end > steps && end <= 2 * steps);
      expect(second.length).toBeLessThanOrEqual(50);
      expect(second.length).toBeGreaterThanOrEqual(Math.min(25, Math.ceil(steps / 8)));
    },
  );
});
