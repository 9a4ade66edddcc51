import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffleInPlace } from '../../../../src/core/random/random';

const seed = fc.integer({ min: 0, max: 0xffff_ffff });
const take = (seed: number, stream: number): number[] => {
  const random = seededRandom(seed, stream);
  return Array.from({ length: 16 }, () => random());
};

describe('seededRandom', () => {
  it('gives numbers from 0 up to, not including, 1, of 32 bits', () => {
    fc.assert(
      fc.property(seed, seed, (any, stream) => {
        for (const value of take(any, stream)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
          expect(Number.isInteger(value * 0x1_0000_0000)).toBe(true);
        }
      }),
    );
  });

  it('depends on seed and stream and nothing else', () => {
    fc.assert(
      fc.property(seed, seed, fc.nat(20), fc.nat(20), (one, two, here, there) => {
        expect(take(one, here)).toEqual(take(one, here));
        if (one !== two) expect(take(one, here)).not.toEqual(take(two, here));
        if (here !== there) expect(take(one, here)).not.toEqual(take(one, there));
      }),
    );
  });
});

describe('shuffleInPlace', () => {
  it('keeps every item once and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 60 }), seed, (items, any) => {
        const sorted = (list: number[]) => list.toSorted((a, b) => a - b);
        expect(sorted(shuffleInPlace([...items], seededRandom(any)))).toEqual(sorted(items));
      }),
    );
  });
});
