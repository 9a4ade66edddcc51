import { describe, expect, it } from 'vitest';
import { type Knot, oval, sampleWay } from '../../../../../src/core/ink/styles/way';

/** By how much the pen turns at each sample but the first and the last, radians. */
function turnsOf(samples: readonly Knot[]): number[] {
  const headings = samples.slice(1).map(({ x, y }, i) => Math.atan2(y - samples[i]!.y, x - samples[i]!.x));
  return headings.slice(1).map((heading, i) => Math.abs(heading - headings[i]!));
}

describe('sampleWay', () => {
  const KNOTS = [
    { x: 0, y: 0 },
    { x: 40, y: 10 },
    { x: 50, y: 60 },
    { x: 20, y: 90 },
  ];

  it('comes through every knot, in steps of about the spacing', () => {
    const samples = sampleWay(KNOTS, 2);
    for (const knot of KNOTS) {
      expect(Math.min(...samples.map(({ x, y }) => Math.hypot(x - knot.x, y - knot.y)))).toBeLessThan(1e-9);
    }
    const steps = samples.slice(1).map(({ x, y }, i) => Math.hypot(x - samples[i]!.x, y - samples[i]!.y));
    expect(Math.max(...steps)).toBeLessThan(4);
    expect(Math.min(...steps)).toBeGreaterThan(0.8);
  });

  it('has a corner where it is asked for one, and no other', () => {
    const [a, b, c, d] = KNOTS as [Knot, Knot, Knot, Knot];
    const samples = sampleWay([a, { ...b, corner: true }, c, d], 0.25);
    const at = samples.findIndex(({ corner }) => corner);
    expect(samples[at]).toMatchObject(b);
    const turns = turnsOf(samples);
    expect(turns[at - 1]).toBeGreaterThan(0.3);
    expect(Math.max(...turns.toSpliced(at - 1, 1))).toBeLessThan(0.1);
  });

  it('has no corner at a knot', () => {
    const samples = sampleWay(KNOTS, 0.25);
    expect(Math.max(...turnsOf(samples))).toBeLessThan(0.1);
  });

  it('is a straight line through knots in a line, a place for one knot, and nothing for none', () => {
    const line = sampleWay(
      [0, 10, 40, 50].map((x) => ({ x, y: x / 2 })),
      3,
    );
    for (const { x, y } of line) expect(y).toBeCloseTo(x / 2, 9);
    expect(sampleWay([{ x: 3, y: 4 }], 2)).toEqual([{ x: 3, y: 4 }]);
    expect(sampleWay([], 2)).toEqual([]);
  });

  it('takes a knot that comes twice once', () => {
    const [a, b, c] = KNOTS as [(typeof KNOTS)[0], (typeof KNOTS)[0], (typeof KNOTS)[0]];
    expect(sampleWay([a, b, b, c], 2)).toEqual(sampleWay([a, b, c], 2));
  });
});

describe('an oval', () => {
  it.each([1, -1])('keeps near the ellipse, round %i way', (turn) => {
    for (const { x, y } of sampleWay(oval(0.5, 0.5, 0.3, 0.45, -90, turn * 380), 0.02).slice(10, -10)) {
      expect(Math.abs(Math.hypot((x - 0.5) / 0.3, (y - 0.5) / 0.45) - 1)).toBeLessThan(0.025);
    }
  });
});
