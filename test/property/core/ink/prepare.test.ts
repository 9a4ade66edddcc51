import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longerSide } from '../../../../src/core/ink/bounds';
import { centreOfMass } from '../../../../src/core/ink/centre';
import { inkedBox } from '../../../../src/core/ink/image';
import { prepareDigit, prepareImage } from '../../../../src/core/ink/prepare';
import type { InkPoint, Stroke } from '../../../../src/core/ink/stroke';
import { digit, digitOf, greatestDifference, sum } from '../../../unit/core/ink/ink';

/** How much a pixel (0..1) may differ between a drawing and the same one moved, resized or drawn with another pen. */
const SAME = 0.005;

/** How far, in pixels, a centre of mass may lie from pixel 14 where the frame's edge doesn't stop it. */
const HALF_A_PIXEL = 0.5 + 1e-3;

const RUNS = { numRuns: 60 };

const coordinate = fc.integer({ min: -100, max: 3800 }).map((tenths) => tenths / 10);
const point: fc.Arbitrary<InkPoint> = fc.record({
  x: coordinate,
  y: coordinate,
  pressure: fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8),
});
const stroke: fc.Arbitrary<Stroke> = fc.record({
  points: fc.array(point, { minLength: 1, maxLength: 12 }),
  width: fc.integer({ min: 2, max: 40 }),
});
/** Drawings longer than any pen is wide: what is no blob. */
const drawing = fc.array(stroke, { minLength: 1, maxLength: 4 }).filter((strokes) => {
  const points = strokes.flatMap((s) => s.points);
  const extent = (values: number[]) => Math.max(...values) - Math.min(...values);
  return Math.max(extent(points.map((p) => p.x)), extent(points.map((p) => p.y))) > 160;
});

function mapPoints(strokes: readonly Stroke[], change: (p: InkPoint) => InkPoint, pen = 1): Stroke[] {
  return strokes.map(({ points, width }) => ({ points: points.map(change), width: width * pen }));
}

/** Whether a rounding error may put this drawing's mass on either side of a shift's border. */
function isOnTheBrink(strokes: readonly Stroke[]): boolean {
  const { massCentre } = digitOf(strokes).steps;
  const toBorder = (centre: number) => Math.abs(((centre - 0.5 + 1e-4 + 0.5) % 1) - 0.5);
  return Math.min(toBorder(massCentre.x), toBorder(massCentre.y)) < 5e-5;
}

describe('a prepared drawing', () => {
  test('has numbers 0..1, a longer side of 20 pixels, all its ink, and its mass at pixel 14', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const { pixels, steps } = digitOf(strokes);
        expect(pixels).toHaveLength(784);
        expect(pixels.every((value) => value >= 0 && value <= 1)).toBe(true);

        const box = inkedBox({ width: 28, height: 28, ink: pixels })!;
        expect(longerSide(box)).toBe(20);
        expect(Math.abs(sum(pixels) - sum(steps.scaled.ink))).toBeLessThan(1e-3);

        const mass = centreOfMass({ width: 28, height: 28, ink: pixels });
        const stopped = {
          x: (box.left === 0 && mass.x > 14) || (box.right === 28 && mass.x < 14),
          y: (box.top === 0 && mass.y > 14) || (box.bottom === 28 && mass.y < 14),
        };
        if (!stopped.x) expect(Math.abs(mass.x - 14)).toBeLessThan(HALF_A_PIXEL);
        if (!stopped.y) expect(Math.abs(mass.y - 14)).toBeLessThan(HALF_A_PIXEL);
      }),
      RUNS,
    );
  });

  test('is the same wherever on the pad it was drawn', () => {
    fc.assert(
      fc.property(drawing, coordinate, coordinate, (strokes, dx, dy) => {
        fc.pre(!isOnTheBrink(strokes));
        const moved = mapPoints(strokes, (p) => ({ ...p, x: p.x + dx, y: p.y - dy }));
        expect(greatestDifference(digitOf(moved).pixels, digitOf(strokes).pixels)).toBeLessThan(SAME);
      }),
      RUNS,
    );
  });

  test('is the same however large it was drawn', () => {
    fc.assert(
      fc.property(drawing, fc.double({ min: 0.05, max: 20, noNaN: true }), (strokes, scale) => {
        fc.pre(!isOnTheBrink(strokes));
        const resized = mapPoints(strokes, (p) => ({ ...p, x: p.x * scale, y: p.y * scale }), scale);
        expect(greatestDifference(digitOf(resized).pixels, digitOf(strokes).pixels)).toBeLessThan(SAME);
      }),
      RUNS,
    );
  });

  test('does not show the pen: neither its width nor how hard it was pressed', () => {
    fc.assert(
      fc.property(drawing, fc.integer({ min: 1, max: 40 }), (strokes, width) => {
        const otherPen = strokes.map(({ points }) => ({
          points: points.map((p) => ({ ...p, pressure: 1 - p.pressure })),
          width,
        }));
        expect(digitOf(otherPen).pixels).toEqual(digitOf(strokes).pixels);
      }),
      RUNS,
    );
  });

  test('is the same in whatever order and direction its strokes were drawn', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        fc.pre(!isOnTheBrink(strokes));
        const backwards = strokes
          .map(({ points, width }) => ({ points: points.toReversed(), width }))
          .reverse();
        expect(greatestDifference(digitOf(backwards).pixels, digitOf(strokes).pixels)).toBeLessThan(SAME);
      }),
      RUNS,
    );
  });

  test('comes back as it was when it is prepared as an image', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const { pixels } = digitOf(strokes);
        const again = digit(prepareImage({ width: 28, height: 28, ink: pixels }));
        expect(greatestDifference(again.pixels, pixels)).toBe(0);
      }),
      RUNS,
    );
  });
});

const anyNumber = fc.double();

test('whatever points come in, no pixel is other than a number 0..1', () => {
  const anyStroke = fc.record({
    points: fc.array(fc.record({ x: anyNumber, y: anyNumber, pressure: anyNumber }), { maxLength: 5 }),
    width: anyNumber,
  });
  fc.assert(
    fc.property(fc.array(anyStroke, { maxLength: 3 }), (strokes) => {
      const preparation = prepareDigit(strokes);
      if (preparation.kind === 'blank') return;
      expect(preparation.pixels.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(sum(preparation.pixels)).toBeGreaterThan(1);
    }),
    RUNS,
  );
});

test('whatever image comes in, no pixel is other than a number 0..1', () => {
  const anyImage = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .chain(([width, height]) =>
      fc
        .float32Array({ minLength: width * height, maxLength: width * height })
        .map((ink) => ({ width, height, ink })),
    );
  fc.assert(
    fc.property(anyImage, (image) => {
      const preparation = prepareImage(image);
      if (preparation.kind === 'blank') return;
      expect(preparation.pixels.every((value) => value >= 0 && value <= 1)).toBe(true);
    }),
    RUNS,
  );
});
