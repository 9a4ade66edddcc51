import { describe, expect, it } from 'vitest';
import { createSea, pieceOfSea } from '../../../../src/core/data/augment-elastic';
import { seededRandom } from '../../../../src/core/random/random';

const { waves, size } = createSea(1000);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How much waves are like those so many places to the right: their correlation. */
function alike(places: number): number {
  const products: number[] = [];
  for (const [at, wave] of waves.entries()) {
    if ((at % size) + places < size) products.push(wave * waves[at + places]!);
  }
  return mean(products) / 1000 ** 2;
}

describe('a sea', () => {
  it('has waves as high as it is told, as many up as down, none out of all bounds', () => {
    expect(waves).toHaveLength(size * size);
    expect(Math.abs(mean([...waves]))).toBeLessThan(1);
    expect(Math.sqrt(mean([...waves].map((wave) => wave * wave)))).toBeCloseTo(1000, 0);
    expect(Math.max(...waves.map(Math.abs))).toBeLessThan(5000);
  });

  it('is as smooth as noise blurred by a Gaussian of one place, and does not repeat itself', () => {
    expect(Math.abs(alike(1) - Math.exp(-1 / 4))).toBeLessThan(0.05);
    expect(Math.abs(alike(2) - Math.exp(-1))).toBeLessThan(0.05);
    for (const places of [5, 8, 16, 32, 64]) expect(Math.abs(alike(places))).toBeLessThan(0.1);
  });

  it('is the same each time', () => {
    expect(createSea(1000).waves).toEqual(waves);
  });

  it('is cut into pieces that lie within it, also at its very edges', () => {
    const random = seededRandom(1);
    for (let i = 0; i < 1000; i++) {
      const piece = pieceOfSea({ waves, size }, 8, random);
      expect((piece % size) + 8).toBeLessThanOrEqual(size);
      expect(Math.floor(piece / size) + 8).toBeLessThanOrEqual(size);
    }
    const last = pieceOfSea({ waves, size }, 8, () => 1 - 2 ** -32);
    expect(last).toBe((size - 8) * size + size - 8);
    expect(pieceOfSea({ waves, size }, 8, () => 0)).toBe(0);
  });
});
