import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolingSpec } from '../../../../../src/core/model/network';
import { seededRandom } from '../../../../../src/core/random/random';
import { poolingLayer } from '../../../../../src/worker/engine/cpu/layers/pooling';
import { openKernels, RUNNABLE_BUILDS } from './open-kernels';
import { dot, type Pictures, pool, randomNumbers, slope } from './reference';
import { type LayerRun, runLayer } from './run-layer';

const CHOICES: { readonly [T in PoolingSpec['type']]: (square: readonly number[]) => number } = {
  MaxPooling2D: (square) => Math.max(...square),
  AveragePooling2D: (square) => square.reduce((sum, value) => sum + value, 0) / square.length,
};

/** With and without a rim, and channels around a vector's four. */
const CASES = fc
  .record({
    type: fc.constantFrom('MaxPooling2D' as const, 'AveragePooling2D' as const),
    count: fc.integer({ min: 1, max: 4 }),
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    channels: fc.constantFrom(1, 3, 4, 6, 8),
    size: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
  })
  .filter(({ height, width, size }) => size <= height && size <= width);

describe.each(RUNNABLE_BUILDS)('pooling, %s', async (build) => {
  const open = await openKernels(build);

  const run = (
    type: PoolingSpec['type'],
    size: number,
    x: Pictures,
    gradient: readonly number[],
  ): LayerRun => {
    const input = [x.height, x.width, x.channels];
    const make = () => poolingLayer(open.kernels, { type, poolSize: size }, input);
    return runLayer(open, make, [], x.values, x.count, gradient);
  };

  it('makes one number of each square and drops the rim', () => {
    fc.assert(
      fc.property(CASES, ({ type, size, seed, ...shape }) => {
        const values = randomNumbers(
          seededRandom(seed),
          shape.count * shape.height * shape.width * shape.channels,
        );
        const x = { ...shape, values };
        const expected = pool(x, size, CHOICES[type]).values;
        const { output } = run(type, size, x, expected);
        expect(output.length).toBe(expected.length);
        for (const [index, value] of expected.entries()) expect(output[index]).toBeCloseTo(value, 6);
      }),
    );
  });

  it('has the gradients of finite differences', () => {
    fc.assert(
      fc.property(CASES, ({ type, size, seed, ...shape }) => {
        const random = seededRandom(seed);
        const x = {
          ...shape,
          values: randomNumbers(random, shape.count * shape.height * shape.width * shape.channels),
        };
        const weights = randomNumbers(random, pool(x, size, CHOICES[type]).values.length);
        const loss = (values: readonly number[]) =>
          dot(pool({ ...x, values }, size, CHOICES[type]).values, weights);
        const { inputGradient } = run(type, size, x, weights);
        for (let place = 0; place < 12; place++) {
          const chosen = Math.floor(random() * x.values.length);
          expect(inputGradient![chosen]).toBeCloseTo(slope(loss, x.values, chosen), 4);
        }
      }),
    );
  });

  it.each([2, 3])('gives the gradient to the first of several greatest, in squares of %i', (size) => {
    const random = seededRandom(size);
    const shape = { count: 1, height: 31, width: 31, channels: 5 };
    // Of three values only, so that most squares have several greatest.
    const x = { ...shape, values: Array.from({ length: 31 * 31 * 5 }, () => Math.floor(random() * 3)) };
    // The first is the greatest once each number is a little less than those before it.
    const distinct = x.values.map((value, index) => value - 1e-5 * index);
    const greatest = pool({ ...x, values: distinct }, size, CHOICES.MaxPooling2D).values;
    const weights = randomNumbers(random, greatest.length);
    const expected = distinct.map((value) => weights[greatest.indexOf(value)] ?? 0);
    expect(run('MaxPooling2D', size, x, weights).inputGradient).toEqual(expected);
  });

  it('makes NaN of a square with NaN in it', () => {
    const values = [0, 1, Number.NaN, 2, 5, 6, 7, 8];
    const x: Pictures = { count: 1, height: 2, width: 4, channels: 1, values };
    expect(run('MaxPooling2D', 2, x, [0, 0]).output).toEqual([6, Number.NaN]);
  });
});
