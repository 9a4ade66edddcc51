import { describe, expect, test } from 'vitest';
import { centreOfMass } from '../../../../src/core/ink/centre';
import { inkedBox } from '../../../../src/core/ink/image';
import { MNIST_STROKE_WIDTH } from '../../../../src/core/ink/mnist';
import { prepareDigit, prepareImage } from '../../../../src/core/ink/prepare';
import { DIGITS, sampleDigit } from '../../../../src/core/ink/samples';
import type { Stroke } from '../../../../src/core/ink/stroke';
import { digit, digitOf, greatestDifference, strokeThrough, sum } from './ink';

const MNIST_DOT = Math.PI * (MNIST_STROKE_WIDTH / 2) ** 2;

/** The box of all pixels with ink: how long and wide, and where. */
function inked(pixels: Float32Array) {
  const box = inkedBox({ width: 28, height: 28, ink: pixels })!;
  return { ...box, width: box.right - box.left, height: box.bottom - box.top };
}

const massOf = (pixels: Float32Array) => centreOfMass({ width: 28, height: 28, ink: pixels });

describe('a blank pad', () => {
  test.each<[string, Stroke[]]>([
    ['no strokes', []],
    ['a stroke without points', [strokeThrough([])]],
    [
      'only points that are no numbers',
      [
        strokeThrough([
          [Number.NaN, 3],
          [4, Number.NEGATIVE_INFINITY],
        ]),
      ],
    ],
  ])('is %s', (_, strokes) => {
    expect(prepareDigit(strokes)).toEqual({ kind: 'blank' });
  });
});

describe('a dot', () => {
  const dot = digitOf([strokeThrough([[37, 211]])]);

  test('is as large as MNIST pens are wide, and round', () => {
    expect(Math.abs(sum(dot.pixels) / MNIST_DOT - 1)).toBeLessThan(0.01);
    expect(inked(dot.pixels)).toMatchObject({ width: 4, height: 4 });
    for (let y = 0; y < 28; y++) {
      for (let x = 0; x < y; x++) {
        expect(dot.pixels[y * 28 + x]).toBeCloseTo(dot.pixels[x * 28 + y]!, 6);
      }
    }
  });

  test('lies in the middle', () => {
    expect(massOf(dot.pixels).x).toBeCloseTo(13.5, 5);
    expect(massOf(dot.pixels).y).toBeCloseTo(13.5, 5);
    expect(dot.steps.shift).toEqual({ x: 0, y: 0 });
  });

  test('is the same wherever and however wide', () => {
    const other = digitOf([
      strokeThrough(
        [
          [90, 20],
          [90, 20],
        ],
        7,
      ),
    ]);
    expect(greatestDifference(other.pixels, dot.pixels)).toBeLessThan(1e-5);
  });

  test('stays a dot when the pen slips by less than its width', () => {
    const slip = digitOf([
      strokeThrough([
        [100, 100],
        [112, 109],
      ]),
    ]);
    const { width, height } = inked(slip.pixels);
    expect(Math.max(width, height)).toBeLessThanOrEqual(6);
  });

  test('beside a stroke is part of the drawing', () => {
    const line: [number, number][] = [
      [100, 100],
      [100, 200],
    ];
    const { pixels } = digitOf([strokeThrough(line), strokeThrough([[100, 60]])]);
    expect(inked(pixels)).toMatchObject({ height: 20 });
    expect(sum(pixels)).toBeLessThan(sum(digitOf([strokeThrough(line)]).pixels));
  });
});

describe('a straight line', () => {
  const places: [number, number][] = [
    [140, 60],
    [140, 220],
  ];
  const area = MNIST_DOT + (20 - MNIST_STROKE_WIDTH) * MNIST_STROKE_WIDTH;

  test('upright is 20 pixels long, as wide as an MNIST stroke, and in the middle', () => {
    const { pixels, steps } = digitOf([strokeThrough(places)]);
    expect(inked(pixels)).toEqual({ left: 12, right: 16, top: 4, bottom: 24, width: 4, height: 20 });
    expect(sum(pixels.subarray(14 * 28, 15 * 28))).toBeCloseTo(MNIST_STROKE_WIDTH, 5);
    expect(Math.abs(sum(pixels) / area - 1)).toBeLessThan(0.01);
    expect(steps.shift).toEqual({ x: 0, y: 0 });
  });

  test('level is the same, turned', () => {
    const upright = digitOf([strokeThrough(places)]).pixels;
    const level = digitOf([strokeThrough(places.map(([x, y]) => [y, x] as const))]).pixels;
    const turned = upright.map((_, i) => upright[(i % 28) * 28 + Math.floor(i / 28)]!);
    expect(greatestDifference(level, turned)).toBeLessThan(1e-5);
  });

  test.each([0, 1 / 3, Math.PI, 100 * Math.SQRT2, -77.7])('does not jump when drawn %d farther', (by) => {
    const still = digitOf([strokeThrough(places)]);
    const moved = digitOf([strokeThrough(places.map(([x, y]) => [x + by, y - by] as const))]);
    expect(moved.steps.shift).toEqual(still.steps.shift);
    expect(greatestDifference(moved.pixels, still.pixels)).toBeLessThan(1e-4);
  });
});

describe('a drawing', () => {
  test.each(DIGITS)('of %d is 20 pixels long with its mass at pixel 14, all of it kept', (wanted) => {
    const { pixels, steps } = digitOf(sampleDigit(wanted));
    const { width, height } = inked(pixels);
    expect(Math.max(width, height)).toBe(20);
    const mass = massOf(pixels);
    expect(Math.abs(mass.x - 14)).toBeLessThanOrEqual(0.5001);
    expect(Math.abs(mass.y - 14)).toBeLessThanOrEqual(0.5001);
    expect(sum(pixels)).toBeCloseTo(sum(steps.scaled.ink), 4);
  });

  test('as large as a house or as small as a grain comes out the same', () => {
    const drawn = sampleDigit(2);
    const pixels = digitOf(drawn).pixels;
    for (const scale of [0.15, 50, 1000]) {
      const resized = drawn.map(({ points }) => ({
        points: points.map(({ x, y, pressure }) => ({ x: x * scale, y: y * scale, pressure })),
        width: 20,
      }));
      expect(greatestDifference(digitOf(resized).pixels, pixels)).toBeLessThan(1e-4);
    }
  });

  test('that runs off the pad keeps what lies outside', () => {
    const inside = sampleDigit(7);
    const outside = inside.map(({ points, width }) => ({
      points: points.map(({ x, y, pressure }) => ({ x: x + 150, y: y - 150, pressure })),
      width,
    }));
    expect(greatestDifference(digitOf(outside).pixels, digitOf(inside).pixels)).toBeLessThan(1e-4);
    expect(digitOf(outside).steps.box.right).toBeGreaterThan(280);
  });

  test('ignores points that are no numbers and strokes without points', () => {
    const whole = sampleDigit(4);
    const broken = [
      strokeThrough([]),
      ...whole.map(({ points, width }) => ({
        points: points.flatMap((point) => [point, { x: Number.NaN, y: 5, pressure: 0.5 }]),
        width,
      })),
      strokeThrough([[Number.POSITIVE_INFINITY, 9]]),
    ];
    expect(digitOf(broken).pixels).toEqual(digitOf(whole).pixels);
  });

  test('does not mind how wide the pen was, nor a width that is no number', () => {
    const pixels = digitOf(sampleDigit(3)).pixels;
    for (const width of [1, 60, Number.NaN]) {
      expect(digitOf(sampleDigit(3).map((stroke) => ({ ...stroke, width }))).pixels).toEqual(pixels);
    }
  });

  test('heavy at one end is shifted only as far as its ink stays in the frame', () => {
    // A broad band at the top, with a long thin tail.
    const band = Array.from({ length: 10 }, (_, i) =>
      strokeThrough([
        [20, 20 + 4 * i],
        [260, 20 + 4 * i],
      ]),
    );
    const tail = strokeThrough([
      [140, 56],
      [140, 280],
    ]);
    const { pixels, steps } = digitOf([...band, tail]);
    expect(steps.massCentre.y + steps.shift.y).toBeLessThan(13.5);
    expect(inked(pixels).bottom).toBe(28);
    expect(sum(pixels)).toBeCloseTo(sum(steps.scaled.ink), 4);
  });

  test('shows its steps', () => {
    const { pixels, steps } = digitOf([
      strokeThrough([
        [50, 100],
        [50, 200],
      ]),
    ]);
    expect(steps.box).toEqual({ left: 40, top: 90, right: 60, bottom: 210 });
    expect(steps.scale).toBeCloseTo(0.174, 12);
    expect(steps.scaled).toMatchObject({ width: 20, height: 20 });
    const mass = massOf(pixels);
    expect(steps.massCentre.x + steps.shift.x).toBeCloseTo(mass.x, 5);
    expect(steps.massCentre.y + steps.shift.y).toBeCloseTo(mass.y, 5);
  });
});

describe('an image', () => {
  const mnistLike = digitOf(sampleDigit(5)).pixels;

  test.each(DIGITS)('already prepared, of %d, comes back as it was', (wanted) => {
    const { pixels } = digitOf(sampleDigit(wanted));
    const again = digit(prepareImage({ width: 28, height: 28, ink: pixels }));
    expect(again.pixels).toEqual(pixels);
    expect(again.steps.scale).toBe(1);
  });

  test('of paper is blank, and so is one with nothing but noise', () => {
    expect(prepareImage({ width: 28, height: 28, ink: new Float32Array(784) })).toEqual({ kind: 'blank' });
    expect(prepareImage({ width: 9, height: 2, ink: new Float32Array(18).fill(0.04) })).toEqual({
      kind: 'blank',
    });
    expect(prepareImage({ width: 0, height: 0, ink: new Float32Array() })).toEqual({ kind: 'blank' });
  });

  test('with faint noise around the ink comes out as without', () => {
    const noisy = mnistLike.map((v, i) => (isAlone(i) ? 0.03 * (i % 2) : v));
    const { pixels } = digit(prepareImage({ width: 28, height: 28, ink: noisy }));
    expect(pixels).toEqual(mnistLike);
  });

  /** Whether neither this pixel nor any of its neighbours has ink. */
  function isAlone(index: number): boolean {
    const x = index % 28;
    const y = Math.floor(index / 28);
    return mnistLike.every(
      (v, i) => v === 0 || Math.abs((i % 28) - x) > 1 || Math.abs(Math.floor(i / 28) - y) > 1,
    );
  }

  test('larger or off centre comes out as MNIST has it', () => {
    // Each pixel four by four times, in the corner of a larger image.
    const ink = new Float32Array(150 * 130);
    for (let y = 0; y < 112; y++) {
      for (let x = 0; x < 112; x++) {
        ink[(y + 18) * 150 + x] = mnistLike[Math.floor(y / 4) * 28 + Math.floor(x / 4)]!;
      }
    }
    const { pixels, steps } = digit(prepareImage({ width: 150, height: 130, ink }));
    expect(steps.scale).toBe(0.25);
    // No more is lost than faint ink that, enlarged, doesn't touch any stronger.
    expect(greatestDifference(pixels, mnistLike)).toBeLessThan(0.05);
  });

  test('a single pixel large fills the box; a wide one is not squeezed', () => {
    const full = digit(prepareImage({ width: 1, height: 1, ink: Float32Array.of(1) }));
    expect(sum(full.pixels)).toBe(400);
    const wide = digit(prepareImage({ width: 40, height: 4, ink: new Float32Array(160).fill(1) }));
    expect(inked(wide.pixels)).toMatchObject({ width: 20, height: 2 });
  });

  test('with values that are no ink is taken as 0..1', () => {
    const ink = Float32Array.of(Number.NaN, -3, 9, 1);
    const { pixels } = digit(prepareImage({ width: 2, height: 2, ink }));
    expect(pixels.every((v) => v >= 0 && v <= 1)).toBe(true);
    expect(sum(pixels)).toBeCloseTo(200, 3);
  });

  test('whose sizes do not agree is refused', () => {
    expect(() => prepareImage({ width: 3, height: 3, ink: new Float32Array(8) })).toThrow(RangeError);
  });
});
