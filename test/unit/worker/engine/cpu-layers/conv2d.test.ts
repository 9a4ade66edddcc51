import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATIONS, type Activation } from '../../../../../src/core/model/network';
import { seededRandom } from '../../../../../src/core/random/random';
import type { WasmBuild } from '../../../../../src/protocol/engine';
import { Conv2DLayer } from '../../../../../src/worker/engine/cpu/layers/conv2d';
import { openKernels, RUNNABLE_BUILDS } from './open-kernels';
import { activated, convolve, dot, type Pictures, randomNumbers, slope } from './reference';
import { runLayer } from './run-layer';

type Case = {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly side: number;
  readonly filters: number;
  readonly activation: Activation;
  /** whether most of the output's gradient is 0, as below max pooling */
  readonly sparse: boolean;
  readonly seed: number;
};

/** Full tiles and parts of them: filters and channels around 4 and 8, blocks of one, two and four pictures. */
const CASES: fc.Arbitrary<Case> = fc
  .record({
    count: fc.integer({ min: 1, max: 5 }),
    height: fc.integer({ min: 1, max: 5 }),
    width: fc.integer({ min: 1, max: 5 }),
    channels: fc.constantFrom(1, 2, 3, 4, 7, 8, 9, 24),
    side: fc.integer({ min: 1, max: 4 }),
    filters: fc.constantFrom(1, 2, 5, 8, 10, 16),
    activation: fc.constantFrom(...ACTIVATIONS),
    sparse: fc.boolean(),
    seed: fc.nat(),
  })
  .filter(({ height, width, side }) => side <= height && side <= width);

/** Activations without a slope at 0, where finite differences say nothing. */
const KINKED: readonly Activation[] = ['relu', 'leaky_relu'];

/** Slopes are compared at so many places of each array. */
const PLACES = 6;

/** Runs a case through the kernels and the reference: both sums over the output, weighted at random. */
async function prepare(build: WasmBuild) {
  const open = await openKernels(build);
  return (example: Case, room = example.count) => {
    const { count, height, width, channels, side, filters, activation, sparse, seed } = example;
    const random = seededRandom(seed);
    const x: Pictures = {
      ...{ count, height, width, channels },
      values: randomNumbers(random, count * height * width * channels),
    };
    const kernel = randomNumbers(random, side * side * channels * filters);
    const bias = randomNumbers(random, filters);
    const before = convolve(x, side, kernel, bias).values;
    const forward = (values: readonly number[], k: readonly number[], b: readonly number[]) =>
      activated(convolve({ ...x, values }, side, k, b), activation).values;
    const expected = forward(x.values, kernel, bias);
    const weights = randomNumbers(random, expected.length).map((value) =>
      sparse && random() < 0.8 ? 0 : value,
    );
    const spec = { type: 'Conv2D', filters, kernelSize: side, activation } as const;
    const run = (first: boolean) =>
      runLayer(
        open,
        (memory) => new Conv2DLayer(open.kernels, open.heap, memory, spec, [height, width, channels]),
        [kernel, bias],
        x.values,
        count,
        weights,
        { room, first },
      );
    const slopes = [
      { of: (values: readonly number[]) => dot(forward(values, kernel, bias), weights), at: x.values },
      { of: (values: readonly number[]) => dot(forward(x.values, values, bias), weights), at: kernel },
      { of: (values: readonly number[]) => dot(forward(x.values, kernel, values), weights), at: bias },
    ] as const;
    const nearKink = KINKED.includes(activation) && before.some((value) => Math.abs(value) < 1e-5);
    return { run, expected, slopes, random, nearKink };
  };
}

describe.each(RUNNABLE_BUILDS)('Conv2D, %s', async (build) => {
  const at = await prepare(build);

  it('is the convolution, whatever the sizes, also of fewer pictures than there is room for', () => {
    fc.assert(
      fc.property(CASES, fc.integer({ min: 0, max: 3 }), (example, spare) => {
        const { run, expected } = at(example, example.count + spare);
        const { output } = run(false);
        expect(output.length).toBe(expected.length);
        for (const [index, value] of expected.entries()) {
          expect(Math.abs(output[index]! - value)).toBeLessThan(1e-5 * (1 + Math.abs(value)));
        }
      }),
    );
  });

  it('has the gradients of finite differences', () => {
    fc.assert(
      fc.property(CASES, (example) => {
        const { run, slopes, random, nearKink } = at(example);
        fc.pre(!nearKink);
        const { inputGradient, gradients } = run(false);
        for (const [index, found] of [inputGradient!, ...gradients].entries()) {
          const { of, at: values } = slopes[index]!;
          expect(found.length).toBe(values.length);
          for (let place = 0; place < PLACES; place++) {
            const chosen = Math.floor(random() * values.length);
            const expected = slope(of, values, chosen);
            expect(Math.abs(found[chosen]! - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([false, true])(
    'gives the weights the same gradients where the input needs none, sparse: %s',
    (sparse) => {
      const example: Case = {
        ...{ count: 3, height: 5, width: 6, channels: 8, side: 3, filters: 9 },
        activation: 'relu',
        sparse,
        seed: 1,
      };
      const { run } = at(example);
      expect(run(true).gradients).toEqual(run(false).gradients);
      expect(run(true).inputGradient).toBe(null);
    },
  );
});
