import { describe, expect, it } from 'vitest';
import { dropoutKey, hash32 } from '../../../../src/core/random/hash';

describe('hash32', () => {
  it('gives 32 bits for any number', () => {
    for (const value of [0, 1, 2 ** 32 - 1, 2 ** 32, -1]) {
      const hashed = hash32(value);
      expect(Number.isInteger(hashed) && hashed >= 0 && hashed < 2 ** 32).toBe(true);
    }
    expect(hash32(2 ** 32 + 7)).toBe(hash32(7));
  });

  it('never gives the same for two', () => {
    const seen = new Set(Array.from({ length: 200_000 }, (_, value) => hash32(value)));
    expect(seen.size).toBe(200_000);
  });

  it('falls below a share as often as the share says, for neighbours too', () => {
    for (const rate of [0.1, 0.5, 0.9]) {
      const count = 100_000;
      let below = 0;
      for (let index = 0; index < count; index++) if (hash32(12_345 + index) < rate * 2 ** 32) below += 1;
      expect(Math.abs(below / count - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / count));
    }
  });
});

describe('dropoutKey', () => {
  it('differs for each seed, layer and step', () => {
    const keys = new Set<number>();
    for (let seed = 0; seed < 20; seed++) {
      for (let layer = 0; layer < 20; layer++) {
        for (let step = 1; step <= 20; step++) keys.add(dropoutKey(seed, layer, step));
      }
    }
    expect(keys.size).toBe(8000);
  });
});
