import { describe, expect, it } from 'vitest';
import { seededRandom, shuffleInPlace } from '../../../../src/core/random/random';

const take = (count: number, seed: number, stream?: number): number[] => {
  const random = seededRandom(seed, stream);
  return Array.from({ length: count }, () => random());
};

describe('seededRandom', () => {
  it('gives the same sequence on every machine', () => {
    expect(take(4, 1).map((value) => value * 0x1_0000_0000)).toMatchInlineSnapshot(`
      [
        2439201301,
        301127773,
        984784514,
        2947411350,
      ]
    `);
  });

  it('gives another sequence for another seed and for another stream', () => {
    const sequences = [take(8, 1), take(8, 2), take(8, 1, 1), take(8, 1, 2), take(8, 2, 1)];
    expect(new Set(sequences.map(String)).size).toBe(sequences.length);
  });

  it('takes stream 0 unless told', () => {
    expect(take(8, 5)).toEqual(take(8, 5, 0));
  });

  it('counts only the low 32 bits of the seed', () => {
    expect(take(8, 0x1_0000_0007)).toEqual(take(8, 7));
    expect(take(8, -1)).toEqual(take(8, 0xffff_ffff));
  });

  it('has no bad start, whatever the seed', () => {
    // A generator whose state was all zero would give nothing but zeros.
    for (const seed of [0, 0x5bd1e995, 0x61c88647, 0xffff_ffff]) {
      expect(new Set(take(100, seed)).size, `seed ${seed}`).toBeGreaterThan(95);
    }
  });

  it('spreads its numbers evenly', () => {
    const bins = new Array<number>(10).fill(0);
    for (const value of take(100_000, 42)) bins[Math.floor(value * 10)]!++;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9); // exceeded by chance once in a thousand, with 9 degrees of freedom
  });

  it('has numbers that do not follow from those before, nor from the streams beside', () => {
    const correlation = (a: number[], b: number[]) =>
      (12 * a.reduce((sum, value, i) => sum + (value - 0.5) * (b[i]! - 0.5), 0)) / a.length;
    const values = take(100_001, 3);
    expect(Math.abs(correlation(values.slice(0, -1), values.slice(1)))).toBeLessThan(0.01);
    expect(Math.abs(correlation(take(100_000, 3, 0), take(100_000, 3, 1)))).toBeLessThan(0.01);
    expect(Math.abs(correlation(take(100_000, 3), take(100_000, 4)))).toBeLessThan(0.01);
  });
});

describe('shuffleInPlace', () => {
  it('returns what it was given', () => {
    const items = [1, 2, 3];
    expect(shuffleInPlace(items, seededRandom(1))).toBe(items);
    const typed = Uint32Array.of(1, 2, 3);
    expect(shuffleInPlace(typed, seededRandom(1))).toBe(typed);
  });

  it('gives every order its turn', () => {
    const random = seededRandom(9);
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = String(shuffleInPlace([0, 1, 2], random));
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const [order, count] of seen) expect(Math.abs(count - 1000), order).toBeLessThan(120);
  });

  it('stays within the items when the random number is as great as can be', () => {
    const greatest = () => 1 - 2 ** -32;
    expect(shuffleInPlace([1, 2, 3], greatest)).toEqual([1, 2, 3]);
    expect(shuffleInPlace([1, 2, 3], () => 0)).toEqual([2, 3, 1]);
  });

  it.each([
    [1, 2],
    [0, 0x5bd1e995],
    [7, 0x73687566],
  ])('tells seed %d and stream %d from each other', (seed, stream) => {
    const [one, other] = [seededRandom(seed, stream), seededRandom(stream, seed)];
    expect(Array.from({ length: 4 }, one)).not.toEqual(Array.from({ length: 4 }, other));
  });

  it.each([0, 0x5bd1e995, 0xffff_ffff])('is spread out from its first number on with seed %d', (seed) => {
    const random = seededRandom(seed);
    const first = Array.from({ length: 16 }, random);
    expect(Math.min(...first)).toBeLessThan(0.4);
    expect(Math.max(...first)).toBeGreaterThan(0.6);
  });
});
