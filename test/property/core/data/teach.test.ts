import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digits, IMAGE_PIXELS } from '../../../../src/core/data/digits';
import { createTeacher } from '../../../../src/core/data/teach';
import { changesDigits, type Teaching } from '../../../../src/core/data/teaching';
import { AUGMENTATION_DEFAULT } from '../../../../src/core/model/augmentation';
import { seededRandom } from '../../../../src/core/random/random';

const COUNT = 3000;
const SOURCE = digits(COUNT);
/** Digits that each test looks at by their pictures, which take longer to make. */
const FEW = 40;

/** Digits with a bar each, of random labels. */
function digits(count: number): Digits {
  const random = seededRandom(1);
  const images = new Uint8Array(count * IMAGE_PIXELS);
  for (let digit = 0; digit < count; digit++) {
    for (let y = 6; y < 22; y++)
      images.fill(255, digit * IMAGE_PIXELS + y * 28 + 11 + (digit % 4), digit * IMAGE_PIXELS + y * 28 + 15);
  }
  return { images, labels: Uint8Array.from({ length: count }, () => Math.floor(10 * random())) };
}

const teaching = fc.record({
  styleShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
  augmentation: fc.constantFrom(null, AUGMENTATION_DEFAULT),
  trainingSize: fc.integer({ min: 10, max: 60_000 }),
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
});
const epochs = fc.integer({ min: 0, max: 1000 });

/** What an epoch is taught, digit by digit in some order: pictures, and which are written. */
function taught(
  teach: ReturnType<typeof createTeacher>,
  epoch: number,
  order: readonly number[],
): { readonly images: Uint8Array; readonly written: boolean[] } {
  const images = new Uint8Array(order.length * IMAGE_PIXELS);
  const written: boolean[] = [];
  for (const digit of order) written[digit] = teach(SOURCE, digit, epoch, images, digit * IMAGE_PIXELS);
  return { images, written };
}

/** Whether a digit is the same in two sets; a matcher would take a thousand times as long. */
function isSame(a: Uint8Array, b: Uint8Array, digit: number): boolean {
  const [from, to] = [digit * IMAGE_PIXELS, (digit + 1) * IMAGE_PIXELS];
  return Buffer.compare(a.subarray(from, to), b.subarray(from, to)) === 0;
}

const FORTH = Array.from({ length: FEW }, (_, index) => index);

describe('what an epoch is taught', () => {
  it('is the same each time, in any order, whatever was taught before', () => {
    fc.assert(
      fc.property(teaching, epochs, fc.array(epochs, { maxLength: 3 }), (how, epoch, before) => {
        const once = taught(createTeacher(how), epoch, FORTH);
        const teach = createTeacher(how);
        for (const other of before) taught(teach, other, FORTH);
        const again = taught(teach, epoch, FORTH.toReversed());
        expect(again.written).toEqual(once.written);
        expect(FORTH.filter((digit) => !isSame(again.images, once.images, digit))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has as many written digits as the share says, among all labels alike', () => {
    fc.assert(
      fc.property(teaching, epochs, (how, epoch) => {
        const share = how.styleShare;
        const images = new Uint8Array(IMAGE_PIXELS);
        const teach = createTeacher({ ...how, augmentation: null });
        const written = new Array<number>(10).fill(0);
        const all = new Array<number>(10).fill(0);
        for (let digit = 0; digit < COUNT; digit++) {
          all[SOURCE.labels[digit]!]! += 1;
          if (teach(SOURCE, digit, epoch, images, 0)) written[SOURCE.labels[digit]!]! += 1;
        }
        // Five standard deviations: one property in a million would stray as far by chance.
        const most = (count: number) => 5 * Math.sqrt(count * share * (1 - share)) + 1e-9;
        const sum = written.reduce((a, b) => a + b);
        expect(Math.abs(sum - COUNT * share)).toBeLessThanOrEqual(most(COUNT));
        for (const [label, count] of all.entries())
          expect(Math.abs(written[label]! - count * share)).toBeLessThanOrEqual(most(count));
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('is a digit itself where it is not written and not varied, and never touches what it is made of', () => {
    const before = SOURCE.images.slice();
    fc.assert(
      fc.property(teaching, epochs, (how, epoch) => {
        const { images, written } = taught(createTeacher({ ...how, augmentation: null }), epoch, FORTH);
        const same = FORTH.map((digit) => isSame(images, SOURCE.images, digit));
        expect(same).toEqual(written.map((each) => !each));
        expect(written.includes(true) && how.styleShare === 0).toBe(false);
      }),
      { numRuns: 60 },
    );
    expect(Buffer.compare(SOURCE.images, before)).toBe(0);
  });

  it('is varied the same whether or not others are written', () => {
    fc.assert(
      fc.property(teaching, epochs, (how, epoch) => {
        const varied = { ...how, augmentation: AUGMENTATION_DEFAULT };
        const alone = taught(createTeacher({ ...varied, styleShare: 0 }), epoch, FORTH);
        const mixed = taught(createTeacher(varied), epoch, FORTH);
        const others = FORTH.filter((digit) => !mixed.written[digit]);
        expect(others.filter((digit) => !isSame(mixed.images, alone.images, digit))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has no other digit in the place of one that is kept', () => {
    fc.assert(
      fc.property(teaching, epochs, fc.integer({ min: 1, max: 7 }), (how, epoch, every) => {
        const isKept = (digit: number) => digit % every === 0;
        const kept = taught(createTeacher(how, { isKept }), epoch, FORTH).written;
        const free = taught(createTeacher(how), epoch, FORTH).written;
        expect(kept).toEqual(free.map((written, digit) => written && !isKept(digit)));
      }),
      { numRuns: 60 },
    );
  });

  it('is written anew in other epochs, and by other seeds', () => {
    const how: Teaching = { styleShare: 0.9, augmentation: null, trainingSize: 60_000, seed: 1 };
    const ofEpoch = (epoch: number, seed = 1) => {
      const { images, written } = taught(createTeacher({ ...how, seed }), epoch, FORTH);
      return FORTH.filter((digit) => written[digit]).map((digit) =>
        images.subarray(digit * IMAGE_PIXELS, (digit + 1) * IMAGE_PIXELS).join(),
      );
    };
    const first = new Set(ofEpoch(0));
    expect(ofEpoch(0, 2).filter((image) => first.has(image))).toEqual([]);
    expect(ofEpoch(10).filter((image) => first.has(image))).toEqual([]);
    // Soon after, some are still in use, for other digits of their label.
    expect(ofEpoch(1).filter((image) => first.has(image)).length).toBeLessThan(FEW / 2);
  });

  it('is what it is where nothing is made of it', () => {
    expect(changesDigits({ styleShare: 0, augmentation: null, trainingSize: 60_000, seed: 1 })).toBe(false);
    expect(changesDigits({ styleShare: 0.1, augmentation: null, trainingSize: 60_000, seed: 1 })).toBe(true);
    expect(
      changesDigits({ styleShare: 0, augmentation: AUGMENTATION_DEFAULT, trainingSize: 60_000, seed: 1 }),
    ).toBe(true);
  });
});
