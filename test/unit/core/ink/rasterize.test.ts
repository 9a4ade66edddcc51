import { describe, expect, test } from 'vitest';
import { type Polyline, rasterize } from '../../../../src/core/ink/rasterize';
import { greatestDifference, sum } from './ink';

/** How far a drawn area may be from the true one, as a part of it. */
const AREA_ERROR = 0.01;

const WIDTH = 2.6;
const disc = Math.PI * (WIDTH / 2) ** 2;

describe('the area covered', () => {
  test.each([
    [14, 14],
    [14.5, 14.5],
    [13.37, 14.81],
    [9.125, 17.3],
  ])('by a dot at (%d, %d) is that of a disc', (x, y) => {
    expect(Math.abs(sum(rasterize([[{ x, y }]], WIDTH, 28)) / disc - 1)).toBeLessThan(AREA_ERROR);
  });

  test.each([
    ['level', 4, 9.3, 24, 9.3],
    ['upright', 6.1, 3, 6.1, 25],
    ['slanted', 5.3, 7.1, 20.2, 17.7],
    ['short', 10, 10, 10.5, 10.2],
  ])('by a %s line is that of a capsule', (_, ax, ay, bx, by) => {
    const coverage = rasterize(
      [
        [
          { x: ax, y: ay },
          { x: bx, y: by },
        ],
      ],
      WIDTH,
      28,
    );
    const capsule = disc + WIDTH * Math.hypot(bx - ax, by - ay);
    expect(Math.abs(sum(coverage) / capsule - 1)).toBeLessThan(AREA_ERROR);
  });

  test('counts once where ink lies on ink', () => {
    const cross: Polyline[] = [
      [
        { x: 4, y: 14 },
        { x: 24, y: 14 },
      ],
      [
        { x: 14, y: 4 },
        { x: 14, y: 24 },
      ],
    ];
    const apart = 2 * (disc + WIDTH * 20);
    const coverage = rasterize(cross, WIDTH, 28);
    expect(Math.abs(sum(coverage) / (apart - WIDTH * WIDTH) - 1)).toBeLessThan(AREA_ERROR);
    expect(Math.max(...coverage)).toBe(1);
    expect(rasterize([...cross, ...cross], WIDTH, 28)).toEqual(coverage);
  });

  test('of a pixel wholly under a line is 1, half under it 1/2', () => {
    const coverage = rasterize(
      [
        [
          { x: -5, y: 4.5 },
          { x: 15, y: 4.5 },
        ],
      ],
      2,
      9,
    );
    expect([...coverage.filter((_, i) => i % 9 === 4)]).toEqual([0, 0, 0, 0.5, 1, 0.5, 0, 0, 0]);
  });
});

test('ink outside the grid is cut off, and nothing at all gives an empty grid', () => {
  expect(sum(rasterize([[{ x: -10, y: 50 }]], WIDTH, 28))).toBe(0);
  expect(sum(rasterize([], WIDTH, 28))).toBe(0);
  expect(sum(rasterize([[]], WIDTH, 28))).toBe(0);
});

test('a polyline in two parts covers what it covers in one', () => {
  const [a, b, c] = [
    { x: 5, y: 5 },
    { x: 20, y: 9 },
    { x: 8, y: 22 },
  ];
  const parts = rasterize(
    [
      [b, c],
      [a, b],
    ],
    WIDTH,
    28,
  );
  expect(greatestDifference(rasterize([[a, b, c]], WIDTH, 28), parts)).toBe(0);
});

test('an edge that is upright or level but for its last bits, or ends far away, is drawn as soon as any other', () => {
  for (const bit of [1e-9, 1e-12, 1e-15, -1e-9, -1e-12, -1e-15]) {
    const upright = rasterize(
      [
        [
          { x: 10, y: 4 },
          { x: 10 + bit, y: 24 },
        ],
      ],
      WIDTH,
      28,
    );
    expect(
      greatestDifference(
        upright,
        rasterize(
          [
            [
              { x: 10, y: 4 },
              { x: 10, y: 24 },
            ],
          ],
          WIDTH,
          28,
        ),
      ),
    ).toBeLessThan(1e-6);
    const level = rasterize(
      [
        [
          { x: 4, y: 10 },
          { x: 24, y: 10 + bit },
        ],
      ],
      WIDTH,
      28,
    );
    expect(
      greatestDifference(
        level,
        rasterize(
          [
            [
              { x: 4, y: 10 },
              { x: 24, y: 10 },
            ],
          ],
          WIDTH,
          28,
        ),
      ),
    ).toBeLessThan(1e-6);
  }
  const far = rasterize(
    [
      [
        { x: 14, y: 14 },
        { x: 1e12, y: -1e12 },
      ],
    ],
    WIDTH,
    28,
  );
  expect(far.every(Number.isFinite)).toBe(true);
});
