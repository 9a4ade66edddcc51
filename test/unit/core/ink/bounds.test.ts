import { describe, expect, test } from 'vitest';
import { boxSize, curveBounds, inkBounds, longerSide, pointBounds } from '../../../../src/core/ink/bounds';
import { strokeCurve } from '../../../../src/core/ink/smooth';
import { strokeThrough } from './ink';

test('nothing has no box', () => {
  expect(pointBounds([])).toBeUndefined();
  expect(curveBounds([])).toBeUndefined();
  expect(inkBounds([])).toBeUndefined();
  expect(inkBounds([strokeThrough([])])).toBeUndefined();
});

test('points have the box between their extremes', () => {
  const box = pointBounds([
    { x: 3, y: -1 },
    { x: -2, y: 5 },
  ]);
  expect(box).toEqual({ left: -2, top: -1, right: 3, bottom: 5 });
  expect(boxSize(box!)).toEqual({ width: 5, height: 6 });
  expect(longerSide(box!)).toBe(6);
});

describe('the box of a curve', () => {
  test('reaches to the extreme of a bow, not to its control point', () => {
    // The middle piece runs from (50, 50) by way of (100, 100) to (150, 50): its summit is at 75.
    const box = curveBounds(
      strokeCurve(
        strokeThrough([
          [0, 0],
          [100, 100],
          [200, 0],
        ]),
      ),
    );
    expect(box).toEqual({ left: 0, top: 0, right: 200, bottom: 75 });
  });

  test('has no width for an upright line', () => {
    const upright = strokeThrough([
      [7, 0],
      [7, 9],
    ]);
    expect(curveBounds(strokeCurve(upright))).toEqual({ left: 7, top: 0, right: 7, bottom: 9 });
  });
});

test('the box of ink counts the pen and how hard it was pressed', () => {
  expect(inkBounds([strokeThrough([[100, 50]], 20)])).toEqual({ left: 90, top: 40, right: 110, bottom: 60 });
  const hard = { points: [{ x: 100, y: 50, pressure: 1 }], width: 20 };
  expect(inkBounds([hard])).toEqual({ left: 85, top: 35, right: 115, bottom: 65 });
});
