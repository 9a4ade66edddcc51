import { describe, expect, test } from 'vitest';
import { flattenStroke, penRadius, strokeCurve } from '../../../../src/core/ink/smooth';
import { strokeThrough } from './ink';

describe('the curve of a stroke', () => {
  test('is empty for a stroke without points', () => {
    expect(strokeCurve(strokeThrough([]))).toEqual([]);
    expect(flattenStroke(strokeThrough([]))).toEqual([]);
  });

  test('is a segment of no length for one point', () => {
    const dot = { x: 3, y: 4, pressure: 0.5 };
    expect(strokeCurve(strokeThrough([[3, 4]]))).toEqual([{ from: dot, control: dot, to: dot }]);
    expect(flattenStroke(strokeThrough([[3, 4]]))).toEqual([dot, dot]);
  });

  test('is a straight line for two points', () => {
    const vertices = flattenStroke(
      strokeThrough([
        [0, 0],
        [10, 20],
      ]),
    );
    expect(vertices[0]).toMatchObject({ x: 0, y: 0 });
    expect(vertices.at(-1)).toMatchObject({ x: 10, y: 20 });
    for (const { x, y } of vertices) expect(y).toBeCloseTo(2 * x, 12);
  });

  test('goes from the first sample to the last, each segment on from the one before', () => {
    const curve = strokeCurve(
      strokeThrough([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ]),
    );
    expect(curve[0]?.from).toMatchObject({ x: 0, y: 0 });
    expect(curve.at(-1)?.to).toMatchObject({ x: 0, y: 10 });
    for (let i = 1; i < curve.length; i++) expect(curve[i]?.from).toEqual(curve[i - 1]?.to);
  });

  test('rounds a corner, within the triangle of its samples', () => {
    const vertices = flattenStroke(
      strokeThrough([
        [0, 0],
        [100, 0],
        [100, 100],
      ]),
    );
    expect(vertices.some(({ x, y }) => x === 100 && y === 0)).toBe(false);
    for (const { x, y } of vertices) {
      expect(x).toBeLessThanOrEqual(100);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x).toBeGreaterThanOrEqual(y);
    }
  });

  test('passes through a sample at which the pen rests', () => {
    const corner = [100, 0] as const;
    const vertices = flattenStroke(strokeThrough([[0, 0], corner, corner, [100, 100]]));
    expect(vertices).toContainEqual({ x: 100, y: 0, pressure: 0.5 });
  });

  test('flattens finer for a smaller tolerance', () => {
    const bow = strokeThrough([
      [0, 0],
      [100, 0],
      [100, 100],
    ]);
    expect(flattenStroke(bow, 0.01).length).toBeGreaterThan(flattenStroke(bow, 1).length);
  });

  test('leaves out samples that are no numbers or absurdly far', () => {
    const good = strokeThrough([
      [1, 2],
      [30, 40],
    ]);
    const bad = strokeThrough([
      [Number.NaN, 0],
      [1, 2],
      [0, Number.POSITIVE_INFINITY],
      [1e300, 0],
      [30, 40],
    ]);
    expect(strokeCurve(bad)).toEqual(strokeCurve(good));
  });

  test('carries the pressure along, kept in 0..1, neutral where it is no number', () => {
    const curve = strokeCurve({
      width: 20,
      points: [
        { x: 0, y: 0, pressure: -1 },
        { x: 10, y: 0, pressure: Number.NaN },
        { x: 20, y: 0, pressure: 7 },
      ],
    });
    expect(curve.map(({ from, to }) => [from.pressure, to.pressure])).toEqual([
      [0, 0.25],
      [0.25, 0.75],
      [0.75, 1],
    ]);
  });
});

test('the pen is half as wide to half as wide again, and as wide as it says at neutral pressure', () => {
  expect(penRadius(20, 0)).toBe(5);
  expect(penRadius(20, 0.5)).toBe(10);
  expect(penRadius(20, 1)).toBe(15);
});
