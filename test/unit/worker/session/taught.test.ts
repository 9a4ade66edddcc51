import { describe, expect, it } from 'vitest';
import { IMAGE_PIXELS } from '../../../../src/core/data/digits';
import type { Teaching } from '../../../../src/core/data/teaching';
import { createWrittenDigits, numbersInUse } from '../../../../src/core/data/written-digits';
import type { Digit } from '../../../../src/core/ink/samples';
import { AUGMENTATION_DEFAULT } from '../../../../src/core/model/augmentation';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import { mixOwn, trainingSplit } from '../../../../src/worker/session/own-mix';
import { type TaughtDigits, taughtDigits } from '../../../../src/worker/session/taught';
import type { TrainingDigits } from '../../../../src/worker/session/training-digits';
import { createFakeSet, type FakeSet } from './fake-data';
import { PLAN } from './fake-session';
import { setUp } from './trainer-support';

const SPEC = { ...AUGMENTATION_DEFAULT, elastic: 1 };
const ORDER = Uint32Array.from({ length: 20 }, (_, index) => 19 - index);

const TEACHING: Teaching = {
  styleShare: 0,
  augmentation: null,
  trainingSize: 60_000,
  seed: 1,
};

/** Digits that are made something of. */
function taught(source: TrainingDigits, count: number, change: Partial<Teaching>): TaughtDigits {
  const digits = taughtDigits(source, count, { ...TEACHING, ...change });
  if (!('teach' in digits)) throw new Error('they are as they are');
  return digits;
}

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
    const digits = taught(source, 20, { augmentation: SPEC });
    digits.teach(ORDER, 5, 8, 0);
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
      const digits = taught(bars(20), 20, { augmentation: SPEC, seed });
      for (const [from, to] of ranges) digits.teach(ORDER, from, to, epoch);
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
    const digits = taught(bars(20), 20, { augmentation: SPEC });
    const seen = [0, 1, 2].map((epoch) => {
      digits.teach(ORDER, 0, 20, epoch);
      return imageOf(digits.images, 3);
    });
    expect(seen[0]).not.toEqual(seen[1]);
    expect(seen[1]).not.toEqual(seen[2]);
  });

  it('arrive as those that they are made of', () => {
    const source = Object.assign(createFakeSet(60, 7), { images: new Uint8Array(60 * IMAGE_PIXELS) });
    const digits = taught(source, 20, { augmentation: SPEC });
    expect(digits.available).toBe(7);
    source.arrive(60);
    expect(digits.available).toBe(20);
  });
});

/** Every drawing that is in use in an epoch, as text. */
function drawingsOf(seed: number, epoch: number): ReadonlySet<string> {
  const written = createWrittenDigits(seed);
  const drawings = new Set<string>();
  const { from, to } = numbersInUse(epoch, 100);
  for (let label = 0; label < 10; label++) {
    for (let number = from; number < to; number++) {
      const at = written.find(label as Digit, number);
      drawings.add(written.images.slice(at, at + IMAGE_PIXELS).join());
    }
  }
  return drawings;
}

describe('digits in handwriting styles', () => {
  it('stand in the place of some, and the others are as they are', () => {
    const source = bars(200);
    const digits = taught(source, 200, { styleShare: 0.5 });
    const order = Uint32Array.from({ length: 200 }, (_, index) => index);
    digits.teach(order, 0, 200, 0);
    const drawings = drawingsOf(1, 0);
    const written = [...order].filter((digit) => drawings.has(imageOf(digits.images, digit).join()));
    expect(written.length).toBeGreaterThan(60);
    expect(written.length).toBeLessThan(140);
    for (const digit of order)
      if (!written.includes(digit))
        expect(imageOf(digits.images, digit)).toEqual(imageOf(source.images, digit));
    expect(digits.labels).toEqual(source.labels);
  });

  it('never stand in the place of a person’s own, which are varied as all are', () => {
    const own = { images: bars(8).images.fill(255), labels: new Uint8Array(8).fill(3) };
    const mix = mixOwn(bars(200), own, { trainingSize: 200, validationSplit: 0.1 });
    const { train } = trainingSplit({ trainingSize: 200, validationSplit: 0.1 }, own);
    const order = Uint32Array.from({ length: train.to }, (_, index) => index);
    const ofOwn = [...order].filter((digit) => mix.isOwn?.(digit));
    expect(mix.available).toBe(train.to + 20);
    expect(ofOwn.length).toBe(train.to - 180);
    expect(ofOwn.every((digit) => imageOf(mix.images, digit).every((pixel) => pixel === 255))).toBe(true);

    const plain = taught(mix, train.to, { styleShare: 0.9 });
    const varied = taught(mix, train.to, { styleShare: 0.9, augmentation: SPEC });
    for (const epoch of [0, 1]) {
      plain.teach(order, 0, train.to, epoch);
      varied.teach(order, 0, train.to, epoch);
      for (const digit of ofOwn) {
        expect(imageOf(plain.images, digit)).toEqual(imageOf(mix.images, digit));
        // A frame full of ink that is turned and shifted is full in its middle still.
        expect(imageOf(varied.images, digit)[14 * 28 + 14]).toBe(255);
      }
      const others = [...order].filter((digit) => !ofOwn.includes(digit));
      const same = others.filter(
        (digit) => imageOf(plain.images, digit).join() === imageOf(mix.images, digit).join(),
      );
      expect(same.length).toBeLessThan(0.3 * others.length);
    }
  });
});

describe('where nothing is to be made of digits', () => {
  it('a run learns from those that came', () => {
    const source = bars(20);
    expect(
      taughtDigits(source, 20, { styleShare: 0, augmentation: null, trainingSize: 60_000, seed: 1 }),
    ).toBe(source);
  });

  it('so too where a plan of earlier times says nothing of styles', () => {
    const source = bars(20);
    const { styleShare: _, ...plan } = PLAN;
    expect(taughtDigits(source, 20, plan as TrainingPlan)).toBe(source);
  });
});

describe('a run with styles and variants', () => {
  it.each(['Adam', 'BatchGradientDescent'] as const)(
    '(%s) takes its steps on them, and validates on none',
    async (type) => {
      const source = bars(40);
      const seen = new Set<Uint8Array>();
      const { trainer, engine } = setUp(
        { styleShare: 0.5, augmentation: SPEC, optimizer: OPTIMIZER_DEFAULTS[type], epochs: 1 },
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
