import { describe, expect, test } from 'vitest';
import { centreByMass, centreOfMass } from '../../../../src/core/ink/centre';
import { sum } from './ink';

/** A picture of 20 x 20 pixels with ink 1 at some of them. */
function picture(...inked: [number, number][]) {
  const ink = new Float32Array(400);
  for (const [x, y] of inked) ink[y * 20 + x] = 1;
  return { width: 20, height: 20, ink };
}

test('a centre of mass is told in pixel indices', () => {
  expect(centreOfMass(picture([3, 5]))).toEqual({ x: 3, y: 5 });
  expect(centreOfMass(picture([3, 5], [6, 5]))).toEqual({ x: 4.5, y: 5 });
});

describe('centring by mass', () => {
  test('brings the mass to pixel (14, 14)', () => {
    const { massCentre, shift, pixels } = centreByMass(picture([8, 12]));
    expect(massCentre).toEqual({ x: 12, y: 16 });
    expect(shift).toEqual({ x: 2, y: -2 });
    expect(pixels[14 * 28 + 14]).toBe(1);
    expect(sum(pixels)).toBe(1);
  });

  test('leaves alone what lies just in the middle of the frame', () => {
    const { shift } = centreByMass(picture([9, 9], [10, 10]));
    expect(shift).toEqual({ x: 0, y: 0 });
  });

  test('pushes no ink out of the frame', () => {
    // Heavy on the left, one pixel at the far right.
    const { shift, pixels } = centreByMass(picture([0, 9], [0, 10], [1, 9], [1, 10], [0, 11], [19, 9]));
    expect(shift.x).toBe(4);
    expect(sum(pixels)).toBe(6);
  });
});
