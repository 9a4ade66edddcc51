import { describe, expect, it } from 'vitest';
import { extentOf, ontoPad } from '../../../../scripts/lib/marks/onto-pad';
import { leaned, mirrored, sketch } from '../../../../scripts/lib/marks/sketch';
import { figureOf } from '../../../../scripts/lib/marks/ways';
import { seededRandom } from '../../../../src/core/random/random';

describe('figureOf', () => {
  it('reads ways, corners, dots and rings', () => {
    expect(figureOf("0099 4000! 8099' / 1562 / o50401020")).toEqual([
      {
        shape: 'pen',
        knots: [
          { x: 0, y: 99, turn: 'smooth' },
          { x: 40, y: 0, turn: 'sharp' },
          { x: 80, y: 99, turn: 'corner' },
        ],
      },
      { shape: 'pen', knots: [{ x: 15, y: 62, turn: 'smooth' }] },
      { shape: 'ring', x: 50, y: 40, radiusX: 10, radiusY: 20 },
    ]);
  });

  it.each(['', '00', '000', '0099 x', '0099?', 'o5050', '0099 / '])('refuses %j', (text) => {
    expect(() => figureOf(text)).toThrow(SyntaxError);
  });
});

describe('sketch', () => {
  const SQUARE = figureOf('0000! 0099! 9999! 9900! 0000');

  it('draws each way once and stays near the figure', () => {
    const figure = figureOf('0099 4000! 8099 / 1565 6563 / o50502020');
    for (let seed = 0; seed < 200; seed++) {
      const trace = sketch(figure, seededRandom(seed));
      expect(trace.length).toBe(3);
      const { width, height } = extentOf(trace);
      expect(width).toBeGreaterThan(30);
      expect(width).toBeLessThan(220);
      expect(height).toBeGreaterThan(60);
      expect(height).toBeLessThan(190);
    }
  });

  it('keeps a sharp corner in every hand', () => {
    for (let seed = 0; seed < 200; seed++) {
      const [stroke] = sketch(SQUARE, seededRandom(seed)) as [readonly { x: number; y: number }[]];
      const turns = stroke.slice(2).map(({ x, y }, i) => {
        const [a, b] = [stroke[i]!, stroke[i + 1]!];
        const turn = Math.atan2(y - b.y, x - b.x) - Math.atan2(b.y - a.y, b.x - a.x);
        return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
      });
      expect(turns.filter((turn) => turn > 0.6).length).toBe(3);
    }
  });

  it('leans without adding or losing a place, and mirrors from left to right', () => {
    const trace = [
      [
        { x: 1, y: 2 },
        { x: 3, y: 5 },
      ],
      [{ x: 0, y: 0 }],
    ];
    expect(leaned(trace, seededRandom(4)).map((stroke) => stroke.length)).toEqual([2, 1]);
    expect(mirrored(trace)[0]).toEqual([
      { x: -1, y: 2 },
      { x: -3, y: 5 },
    ]);
  });
});

describe('ontoPad', () => {
  it('brings the longer side into its limits and stays on the pad', () => {
    const tall = [
      [
        { x: -5, y: -700 },
        { x: 30, y: 200 },
      ],
    ];
    for (let seed = 0; seed < 200; seed++) {
      const strokes = ontoPad(tall, seededRandom(seed), 40, 999);
      const { left, top, width, height } = extentOf(strokes.map(({ points }) => points));
      expect(height).toBeGreaterThanOrEqual(40 - 1e-9);
      expect(width / height).toBeCloseTo(35 / 900, 9);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(280);
    }
  });

  it('leaves a single place a single place', () => {
    const [stroke] = ontoPad([[{ x: 7, y: 7 }]], seededRandom(1));
    expect(stroke!.points.length).toBe(1);
    expect(Number.isFinite(stroke!.points[0]!.x)).toBe(true);
  });
});
