import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../../scripts/lib/disk-dataset';
import { readAugmentKernel } from '../../../../scripts/lib/kernels';
import { createAugmenter } from '../../../../src/core/data/augment';
import { createRedraw, type Redraw } from '../../../../src/core/data/augment-redraw';
import { PLAN_LIMITS } from '../../../../src/core/model/plan';
import { seededRandom } from '../../../../src/core/random/random';
import { AUGMENT_BUILDS, loadRedraw } from '../../../../src/worker/augment/start';
import { supports } from '../../../../src/worker/engine/cpu/probe';

const SIZE = 784;
const FEW = 1000;

let mnist: Uint8Array;
beforeAll(async () => {
  const { test } = await openDiskDataset();
  await test.until(FEW);
  mnist = test.images;
});

/** Any greys, or a few spots, which may lie at the very edge, or a digit of MNIST. */
const image = fc.oneof(
  fc.uint8Array({ minLength: SIZE, maxLength: SIZE }),
  fc.array(fc.tuple(fc.nat(SIZE - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 5 }).map((spots) => {
    const pixels = new Uint8Array(SIZE);
    for (const [at, grey] of spots) pixels[at] = grey;
    return pixels;
  }),
  fc.nat(FEW - 1).map((digit) => mnist.slice(digit * SIZE, (digit + 1) * SIZE)),
);

/** Places on the paper and around it, in pixels / 2^16; some far away. */
const place = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -(8 << 16), max: 40 << 16 }) },
  { weight: 1, arbitrary: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) },
);
/** Corners of cells that lie on a straight grid, each somewhat out of place; or anywhere. */
const axis = (across: (column: number, row: number) => number) =>
  fc.oneof(
    fc.array(place, { minLength: 64, maxLength: 64 }).map((places) => Int32Array.from(places)),
    fc
      .tuple(
        fc.double({ min: -6, max: 10, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.array(fc.integer({ min: -(3 << 16), max: 3 << 16 }), { minLength: 64, maxLength: 64 }),
      )
      .map(([from, step, moves]) =>
        Int32Array.from(moves, (move, corner) => {
          return (from + step * 4 * across(corner % 8, Math.floor(corner / 8))) * 65536 + move;
        }),
      ),
  );
const corners = fc.record({ u: axis((column) => column), v: axis((_, row) => row) });
const strokes = fc.oneof(fc.constant(0), fc.integer({ min: -128, max: 256 }));

const upTo = ({ max }: { readonly max: number }) =>
  fc.oneof(fc.constant(0), fc.double({ min: 0, max, noNaN: true }));
const augmentation = fc.record({
  rotation: upTo(PLAN_LIMITS.rotation),
  scale: upTo(PLAN_LIMITS.scale),
  shear: upTo(PLAN_LIMITS.shear),
  shift: upTo(PLAN_LIMITS.shift),
  elastic: upTo(PLAN_LIMITS.elastic),
  strokeWidth: upTo(PLAN_LIMITS.strokeWidth),
});

/** Whether bytes are the same; a matcher would take a thousand times as long. */
const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

describe.each(AUGMENT_BUILDS.filter(supports))('the WebAssembly (%s) that draws digits anew', (build) => {
  let redraw: Redraw;
  beforeAll(async () => {
    redraw = await loadRedraw(readAugmentKernel, [build]);
  });

  it('gives the same bytes as JavaScript, wherever a digit’s corners come from', () => {
    const reference = createRedraw();
    fc.assert(
      fc.property(image, corners, strokes, (pixels, from, amount) => {
        const [found, expected] = [new Uint8Array(SIZE).fill(7), new Uint8Array(SIZE).fill(9)];
        redraw(pixels, 0, found, 0, from, amount);
        reference(pixels, 0, expected, 0, from, amount);
        expect(isSame(found, expected)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same variants for every augmentation, in its place or elsewhere', () => {
    fc.assert(
      fc.property(augmentation, image, image, fc.integer(), (spec, first, second, seed) => {
        const varied = [createAugmenter(spec), createAugmenter(spec, redraw)].map((augment) => {
          const digits = new Uint8Array(4 * SIZE).fill(9);
          digits.set(first, SIZE);
          digits.set(second, 2 * SIZE);
          const random = seededRandom(seed);
          augment(digits, SIZE, digits, 0, random);
          augment(digits, 2 * SIZE, digits, 2 * SIZE, random);
          return digits;
        });
        expect(isSame(varied[0]!, varied[1]!)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same variants of MNIST’s digits', () => {
    const spec = { rotation: 7, scale: 0.08, shear: 0.08, shift: 1, elastic: 1, strokeWidth: 0.3 };
    const [plain, fast] = [createAugmenter(spec), createAugmenter(spec, redraw)];
    const [expected, found] = [new Uint8Array(SIZE), new Uint8Array(SIZE)];
    const others: number[] = [];
    for (let digit = 0; digit < FEW; digit++) {
      plain(mnist, digit * SIZE, expected, 0, seededRandom(1, digit));
      fast(mnist, digit * SIZE, found, 0, seededRandom(1, digit));
      if (!isSame(found, expected)) others.push(digit);
    }
    expect(others).toEqual([]);
  });
});
