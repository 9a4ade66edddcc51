import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../../src/core/random/random';
import { openKernels, put, RUNNABLE_BUILDS } from './open-kernels';
import { randomNumbers } from './reference';

/** How each product finds a's number of row i and b's of column j, at place d of the sum. */
const PRODUCTS = {
  matmul: { a: (i: number, d: number, _m: number, k: number) => i * k + d, transposedB: false },
  matmulTA: { a: (i: number, d: number, m: number, _k: number) => d * m + i, transposedB: false },
  matmulTB: { a: (i: number, d: number, _m: number, k: number) => i * k + d, transposedB: true },
};

/** In front of and behind c, to see that nothing else is written. */
const GUARD = 7.5;
const GUARDS = 16;

/** Sides with full tiles, with parts of them, and one longer than a panel. */
const SIZES = fc.record({
  m: fc.integer({ min: 1, max: 20 }),
  k: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 510, max: 1100 }) },
  ),
  n: fc.integer({ min: 1, max: 36 }),
  accumulate: fc.boolean(),
  seed: fc.nat(),
});

describe.each(RUNNABLE_BUILDS)('products of matrices, %s', async (build) => {
  const { kernels, heap } = await openKernels(build);

  it.each(Object.keys(PRODUCTS) as (keyof typeof PRODUCTS)[])(
    '%s is the product, whatever the sizes',
    (name) => {
      const product = PRODUCTS[name];
      fc.assert(
        fc.property(SIZES, ({ m, k, n, accumulate, seed }) => {
          const random = seededRandom(seed);
          const a = randomNumbers(random, m * k);
          const b = randomNumbers(random, k * n);
          const before = randomNumbers(random, m * n);
          const guards = new Array<number>(GUARDS).fill(GUARD);
          heap.group((memory) => {
            const [atA, atB] = [memory.words(a.length), memory.words(b.length)];
            const atC = memory.words(m * n + 2 * GUARDS);
            put(heap, atA, a);
            put(heap, atB, b);
            put(heap, atC, [...guards, ...before, ...guards]);
            kernels[name](atA, atB, atC + GUARDS * 4, m, k, n, accumulate ? 1 : 0);
            const found = heap.floats(atC, m * n + 2 * GUARDS).slice();
            expect([...found.subarray(0, GUARDS), ...found.subarray(GUARDS + m * n)]).toEqual([
              ...guards,
              ...guards,
            ]);
            for (let i = 0; i < m; i++) {
              for (let j = 0; j < n; j++) {
                let sum = accumulate ? before[i * n + j]! : 0;
                let size = 1;
                for (let d = 0; d < k; d++) {
                  const term = a[product.a(i, d, m, k)]! * b[product.transposedB ? j * k + d : d * n + j]!;
                  sum += term;
                  size += Math.abs(term);
                }
                expect(Math.abs(found[GUARDS + i * n + j]! - sum)).toBeLessThan(1e-6 * size);
              }
            }
            memory.dispose();
          });
        }),
      );
    },
  );

  it('keeps NaN', () => {
    heap.group((memory) => {
      const a = put(heap, memory.words(4), [1, Number.NaN, 0, 1]);
      const b = put(heap, memory.words(4), [0, 0, 0, 0]);
      const c = memory.words(4);
      kernels.matmul(a, b, c, 2, 2, 2, 0);
      expect([...heap.floats(c, 4)]).toEqual([Number.NaN, Number.NaN, 0, 0]);
      memory.dispose();
    });
  });
});
