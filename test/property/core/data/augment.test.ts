import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAugmenter } from '../../../../src/core/data/augment';
import { PLAN_LIMITS } from '../../../../src/core/model/plan';
import { seededRandom } from '../../../../src/core/random/random';

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
/** Any greys, or a few spots, which may lie at the very edge. */
const image = fc.oneof(
  fc.uint8Array({ minLength: 784, maxLength: 784 }),
  fc.array(fc.tuple(fc.nat(783), fc.integer({ min: 1, max: 255 })), { maxLength: 5 }).map((spots) => {
    const pixels = new Uint8Array(784);
    for (const [at, grey] of spots) pixels[at] = grey;
    return pixels;
  }),
);
const seed = fc.integer();

describe('a variant, within all limits of a plan', () => {
  it('depends on chance, digit and augmentation alone, in its place or elsewhere', () => {
    fc.assert(
      fc.property(augmentation, image, image, seed, (spec, pixels, other, number) => {
        const augment = createAugmenter(spec);
        const digits = new Uint8Array(4 * 784).fill(9);
        digits.set(other, 784);
        digits.set(pixels, 2 * 784);
        augment(digits, 784, digits, 784, seededRandom(number + 1));
        augment(digits, 2 * 784, digits, 2 * 784, seededRandom(number));
        const alone = new Uint8Array(784);
        createAugmenter(spec)(pixels, 0, alone, 0, seededRandom(number));
        expect(digits.subarray(2 * 784, 3 * 784)).toEqual(alone);
        expect(digits.subarray(0, 784).every((grey) => grey === 9)).toBe(true);
        expect(digits.subarray(3 * 784).every((grey) => grey === 9)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is nowhere darker than the digit is at its darkest', () => {
    fc.assert(
      fc.property(augmentation, image, seed, (spec, pixels, number) => {
        const target = new Uint8Array(784);
        createAugmenter(spec)(pixels, 0, target, 0, seededRandom(number));
        expect(Math.max(...target)).toBeLessThanOrEqual(Math.max(...pixels));
      }),
      { numRuns: 300 },
    );
  });

  it('has wider strokes nowhere lighter, and thinner ones nowhere darker', () => {
    fc.assert(
      fc.property(image, upTo(PLAN_LIMITS.strokeWidth), seed, (pixels, strokeWidth, number) => {
        const spec = { rotation: 0, scale: 0, shear: 0, shift: 0, elastic: 0, strokeWidth };
        const target = new Uint8Array(784);
        createAugmenter(spec)(pixels, 0, target, 0, seededRandom(number));
        const changes = pixels.map((grey, i) => Math.sign(target[i]! - grey) + 1);
        expect(changes.includes(0) && changes.includes(2)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
