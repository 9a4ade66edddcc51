import { describe, expect, test } from 'vitest';
import { strokesTouched } from '../../../../src/core/ink/hit';
import { strokeThrough } from './ink';

const level = strokeThrough([
  [50, 100],
  [200, 100],
]);
const upright = strokeThrough([
  [120, 50],
  [120, 150],
]);
const dot = strokeThrough([[250, 250]]);
const drawing = [level, upright, dot];

/** The topmost stroke that an eraser at rest would take; -1 for none. */
const strokeAt = (strokes: typeof drawing, x: number, y: number, radius: number): number =>
  strokesTouched(strokes, { x, y }, { x, y }, radius).at(-1) ?? -1;

describe('the stroke at a place', () => {
  test('is the topmost one whose ink is within reach', () => {
    expect(strokeAt(drawing, 120, 100, 5)).toBe(1);
    expect(strokeAt(drawing, 60, 100, 5)).toBe(0);
    expect(strokeAt([upright, level], 120, 100, 5)).toBe(1);
  });

  test('reaches from the edge of the ink, not from its middle', () => {
    expect(strokeAt(drawing, 180, 114.9, 5)).toBe(0);
    expect(strokeAt(drawing, 180, 115.1, 5)).toBe(-1);
    expect(strokeAt(drawing, 250, 238, 5)).toBe(2);
  });

  test('is none on paper, with no drawing, at no place, or for a stroke without points', () => {
    expect(strokeAt(drawing, 20, 250, 10)).toBe(-1);
    expect(strokeAt([], 20, 250, 10)).toBe(-1);
    expect(strokeAt(drawing, Number.NaN, 100, 10)).toBe(-1);
    expect(strokeAt([strokeThrough([])], 0, 0, 1000)).toBe(-1);
  });

  test('counts how hard the pen was pressed there', () => {
    const swelling = {
      points: [
        { x: 0, y: 0, pressure: 0 },
        { x: 100, y: 0, pressure: 1 },
      ],
      width: 20,
    };
    expect(strokeAt([swelling], 5, 9, 1)).toBe(-1);
    expect(strokeAt([swelling], 95, 9, 1)).toBe(0);
  });
});

describe('an eraser on the move', () => {
  test('touches every stroke on its way, however far apart its two places are', () => {
    expect(strokesTouched(drawing, { x: 80, y: 0 }, { x: 80, y: 280 }, 1)).toEqual([0]);
    expect(strokesTouched(drawing, { x: 0, y: 80 }, { x: 280, y: 120 }, 1)).toEqual([0, 1]);
    expect(strokesTouched(drawing, { x: 230, y: 270 }, { x: 270, y: 230 }, 1)).toEqual([2]);
  });

  test('touches nothing it passes by', () => {
    expect(strokesTouched(drawing, { x: 0, y: 20 }, { x: 280, y: 20 }, 10)).toEqual([]);
  });

  test('at rest touches what lies under it', () => {
    expect(strokesTouched(drawing, { x: 120, y: 100 }, { x: 120, y: 100 }, 1)).toEqual([0, 1]);
  });
});
