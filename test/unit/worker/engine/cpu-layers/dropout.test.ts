import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { dropoutKey, hash32 } from '../../../../../src/core/random/hash';
import { dropoutLayer } from '../../../../../src/worker/engine/cpu/layers/dropout';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { BUILDS, inOrder, someDigits, someWeights, startBuild } from '../cpu/support';
import { openKernels, put, RUNNABLE_BUILDS } from './open-kernels';

describe.each(RUNNABLE_BUILDS)('the dropout layer, %s', async (build) => {
  const { kernels, heap } = await openKernels(build);

  const CASES = fc.record({
    rate: fc.double({ min: 0.01, max: 0.95, noNaN: true }),
    index: fc.nat(23),
    size: fc.integer({ min: 1, max: 37 }),
    padding: fc.integer({ min: 0, max: 3 }),
    samples: fc.integer({ min: 1, max: 6 }),
    place: fc.record({
      seed: fc.nat(0xffff_ffff),
      step: fc.integer({ min: 1, max: 1_000_000 }),
      // So far on that the places no longer fit into 32 bits.
      first: fc.oneof(fc.constant(0), fc.nat(59_999), fc.constant(2 ** 31)),
    }),
  });

  it('drops what the hash says, forward and backward, and divides the rest', () => {
    fc.assert(
      fc.property(CASES, ({ rate, index, size, padding, samples, place }) => {
        const stride = size + padding;
        const layer = dropoutLayer(kernels, { type: 'Dropout', rate }, index, size, stride);
        heap.group((memory) => {
          const pass = layer.open(memory, samples, true)!;
          const ones = put(heap, memory.words(samples * stride), new Float32Array(samples * stride).fill(1));
          const dx = put(heap, memory.words(samples * stride), new Float32Array(samples * stride).fill(7));
          pass.forward(ones, samples, place);
          pass.backward(ones, samples, ones, dx, { kind: 0, settings: 0, slots: () => [0, 0], update() {} });
          const key = dropoutKey(place.seed, index, place.step);
          const expected = Array.from({ length: samples * stride }, (_, at) => {
            const [sample, number] = [Math.floor(at / stride), at % stride];
            const dropped = hash32(key + (place.first + sample) * size + number) < rate * 2 ** 32;
            return number >= size || dropped ? 0 : Math.fround(1 / (1 - rate));
          });
          expect([...heap.floats(pass.output, samples * stride)]).toEqual(expected);
          expect([...heap.floats(dx, samples * stride)]).toEqual(expected);
          memory.dispose();
        });
      }),
    );
  });

  it.each([0.1, 0.5, 0.9])('keeps the mean at a rate of %f', (rate) => {
    const count = 200_000;
    heap.group((memory) => {
      const layer = dropoutLayer(kernels, { type: 'Dropout', rate }, 1, count, count);
      const pass = layer.open(memory, 1, true)!;
      const ones = put(heap, memory.words(count), new Float32Array(count).fill(1));
      pass.forward(ones, 1, { seed: 5, step: 9, first: 0 });
      const sum = heap.floats(pass.output, count).reduce((total, value) => total + value, 0);
      // Four standard deviations of the mean of so many.
      const deviation = Math.sqrt(rate / (1 - rate) / count);
      expect(Math.abs(sum / count - 1)).toBeLessThan(4 * deviation);
      memory.dispose();
    });
  });

  it('is passed over while reading', () => {
    heap.group((memory) => {
      const layer = dropoutLayer(kernels, { type: 'Dropout', rate: 0.5 }, 0, 4, 4);
      expect(layer.open(memory, 1, false)).toBeNull();
      memory.dispose();
    });
  });
});

const NETWORK: NetworkSpec = {
  layers: [
    { type: 'Dropout', rate: 0.2 },
    { type: 'Dense', units: 9, activation: 'relu' },
    { type: 'Dropout', rate: 0.5 },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};
const PLAIN: NetworkSpec = { layers: NETWORK.layers.filter(({ type }) => type !== 'Dropout') };
const DIGITS = someDigits(32);

describe.each(BUILDS)('training with dropout, %s', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  async function lossesOf(network: NetworkSpec, seed: number) {
    const built = engine.build(network, someWeights(network));
    const optimizer = { type: 'SGD', learningRate: 0.1, momentum: 0, nesterov: false } as const;
    const training = built.train({ optimizer, loss: 'categorical_crossentropy', batchSize: 8, seed }, DIGITS);
    training.setOrder(inOrder(32));
    const losses: number[] = [];
    for (let step = 0; step < 6; step++) {
      training.step(8, 16);
      losses.push((await training.totals()).loss);
    }
    built.dispose();
    return losses;
  }

  it('depends on the seed alone', async () => {
    const first = await lossesOf(NETWORK, 1);
    expect(await lossesOf(NETWORK, 1)).toEqual(first);
    expect(await lossesOf(NETWORK, 2)).not.toEqual(first);
    expect(await lossesOf(PLAIN, 1)).toEqual(await lossesOf(PLAIN, 2));
  });

  it('does not change what is read', async () => {
    const digits = Float32Array.from(DIGITS.images, (pixel) => pixel / 255);
    const dropping = engine.build(NETWORK, someWeights(NETWORK));
    const plain = engine.build(PLAIN, someWeights(PLAIN));
    const [a, b] = [await dropping.evaluate(DIGITS, 0, 32), await plain.evaluate(DIGITS, 0, 32)];
    expect(a.correct).toBe(b.correct);
    expect(Math.abs(a.loss / b.loss - 1)).toBeLessThan(1e-6);
    const probabilities = await plain.predict(digits);
    for (const [index, p] of (await dropping.predict(digits)).entries()) {
      expect(p).toBeCloseTo(probabilities[index]!, 6);
    }
    dropping.dispose();
    plain.dispose();
  });
});
