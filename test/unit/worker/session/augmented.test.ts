import { describe, expect, it } from 'vitest';
import { IMAGE_PIXELS } from '../../../../src/core/data/digits';
import { AUGMENTATION_DEFAULT } from '../../../../src/core/model/augmentation';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import { augmentDigits } from '../../../../src/worker/session/augmented';
import { createFakeSet, type FakeSet } from './fake-data';
import { setUp } from './trainer-support';

const SPEC = { ...AUGMENTATION_DEFAULT, elastic: 1 };
const ORDER = Uint32Array.from({ length: 20 }, (_, index) => 19 - index);

/** Digits with a bar each, somewhere. */
function bars(count: number): FakeSet {
  const images = new Uint8Array(count * IMAGE_PIXELS);
  for (let digit = 0; digit < count; digit++) {
    for (let y = 6; y < 22; y++)
      images.fill(255, digit * IMAGE_PIXELS + y * 28 + 12 + (digit % 4), digit * IMAGE_PIXELS + y * 28 + 16);
  }
  const labels = Uint8Array.from({ length: count }, (_, digit) => digit % 10);
  return Object.assign(createFakeSet(count), { images, labels });
}
const imageOf = (images: Uint8Array, digit: number) =>
  images.slice(digit * IMAGE_PIXELS, (digit + 1) * IMAGE_PIXELS);

describe('varied digits', () => {
  it('are varied where a step asks for it, and nowhere else', () => {
    const source = bars(20);
    const before = source.images.slice();
    const digits = augmentDigits(source, 20, SPEC, 1);
    digits.vary(ORDER, 5, 8, 0);
    for (let digit = 0; digit < 20; digit++) {
      const isVaried = digit >= 12 && digit <= 14;
      expect(imageOf(digits.images, digit).some((pixel) => pixel > 0)).toBe(isVaried);
      if (isVaried) expect(imageOf(digits.images, digit)).not.toEqual(imageOf(source.images, digit));
    }
    expect(source.images).toEqual(before);
    expect(digits.labels).toEqual(source.labels);
    expect(digits.changing).toBe(true);
  });

  it('depend on seed, epoch and index alone, not on what was varied before', () => {
    const varied = (seed: number, epoch: number, ranges: readonly (readonly [number, number])[]) => {
      const digits = augmentDigits(bars(20), 20, SPEC, seed);
      for (const [from, to] of ranges) digits.vary(ORDER, from, to, epoch);
      return imageOf(digits.images, 9);
    };
    const one = varied(1, 3, [[10, 11]]);
    expect(varied(1, 3, [[0, 20]])).toEqual(one);
    expect(
      varied(1, 3, [
        [15, 20],
        [3, 12],
        [10, 11],
      ]),
    ).toEqual(one);
    expect(varied(2, 3, [[10, 11]])).not.toEqual(one);
    expect(varied(1, 4, [[10, 11]])).not.toEqual(one);
  });

  it('are others in each epoch, in the same place', () => {
    const digits = augmentDigits(bars(20), 20, SPEC, 1);
    const seen = [0, 1, 2].map((epoch) => {
      digits.vary(ORDER, 0, 20, epoch);
      return imageOf(digits.images, 3);
    });
    expect(seen[0]).not.toEqual(seen[1]);
    expect(seen[1]).not.toEqual(seen[2]);
  });

  it('arrive as those that they are made of', () => {
    const source = Object.assign(createFakeSet(60, 7), { images: new Uint8Array(60 * IMAGE_PIXELS) });
    const digits = augmentDigits(source, 20, SPEC, 1);
    expect(digits.available).toBe(7);
    source.arrive(60);
    expect(digits.available).toBe(20);
  });
});

describe('a run with variants', () => {
  it.each(['Adam', 'BatchGradientDescent'] as const)(
    '(%s) takes its steps on them, and validates on none',
    async (type) => {
      const source = bars(40);
      const seen = new Set<Uint8Array>();
      const { trainer, engine } = setUp(
        { augmentation: SPEC, optimizer: OPTIMIZER_DEFAULTS[type], epochs: 1 },
        source,
      );
      const network = engine.networks[0]!;
      Object.assign(network, {
        evaluate: async ({ images }: { images: Uint8Array }, start: number, end: number) => {
          seen.add(images);
          return { loss: 0, correct: 0, count: end - start };
        },
      });
      const running = trainer.run('run');
      while (!(await running.next('run')).done);
      expect([...seen]).toEqual([source.images]);
    },
  );
});
