import { describe, expect, it } from 'vitest';
import { epochOrder, samplesNeeded, splitTrainValidation } from '../../../../src/core/data/order';

describe('splitTrainValidation', () => {
  it('takes the last samples for validation, as Keras', () => {
    expect(splitTrainValidation(60_000, 0.1)).toEqual({
      train: { from: 0, to: 54_000 },
      validation: { from: 54_000, to: 60_000 },
    });
  });

  // From Python: int(math.floor(size * (1.0 - split)))
  it.each([
    [1000, 0.3, 700],
    [999, 0.1, 899],
    [7, 0.5, 3],
    [60_000, 0.05, 57_000],
  ])('rounds %i samples with %f as Keras', (size, split, trained) => {
    expect(splitTrainValidation(size, split).train.to).toBe(trained);
  });

  it('gives all to training without a split', () => {
    expect(splitTrainValidation(10, 0)).toEqual({
      train: { from: 0, to: 10 },
      validation: { from: 10, to: 10 },
    });
  });

  it.each([
    [0, 0.1],
    [-1, 0.1],
    [1.5, 0.1],
    [10, 1],
    [10, -0.1],
    [10, Number.NaN],
    [1, 0.5],
    [10, 1e-20],
    [10, 0.9], // 10 * (1 - 0.9) is 0.9999999999999998, in Python too
  ])('refuses size %f with split %f', (size, split) => {
    expect(() => splitTrainValidation(size, split)).toThrow(RangeError);
  });
});

describe('epochOrder', () => {
  const shardCounts = [1000, ...Array(10).fill(5900)];

  it('is the same on every machine', () => {
    const order = epochOrder({ trainCount: 54_000, epoch: 0, seed: 7, shardCounts });
    expect(Array.from(order.subarray(0, 5))).toMatchInlineSnapshot(`
      [
        101,
        988,
        998,
        659,
        146,
      ]
    `);
  });

  it('needs shard 0 only for the first batches', () => {
    const order = epochOrder({ trainCount: 54_000, epoch: 0, seed: 7, shardCounts });
    expect(samplesNeeded(order, 0, 32)).toBeLessThanOrEqual(1000);
    expect(samplesNeeded(order, 0, 1000)).toBe(1000);
    expect(samplesNeeded(order, 992, 1024)).toBeGreaterThan(1000);
    expect(samplesNeeded(order, 992, 1024)).toBeLessThanOrEqual(6900);
  });

  it('mixes everything from the second epoch on', () => {
    const order = epochOrder({ trainCount: 54_000, epoch: 1, seed: 7, shardCounts });
    expect(samplesNeeded(order, 0, 320)).toBeGreaterThan(40_000);
  });

  it('differs between epochs', () => {
    const [one, two] = [1, 2].map((epoch) => epochOrder({ trainCount: 1000, epoch, seed: 7, shardCounts }));
    expect(one).not.toEqual(two);
  });

  it('is empty for no samples', () => {
    expect(epochOrder({ trainCount: 0, epoch: 0, seed: 7, shardCounts })).toEqual(new Uint32Array(0));
  });

  it.each([
    { trainCount: 60_001, epoch: 0, seed: 7, shardCounts },
    { trainCount: -1, epoch: 0, seed: 7, shardCounts },
    { trainCount: 10, epoch: -1, seed: 7, shardCounts },
    { trainCount: 10, epoch: 0.5, seed: 7, shardCounts },
    { trainCount: 10, epoch: 0, seed: 7, shardCounts: [] },
  ])('refuses %o', (options) => {
    expect(() => epochOrder(options)).toThrow(RangeError);
  });
});

describe('samplesNeeded', () => {
  const order = Uint32Array.of(4, 0, 9, 2);

  it('is one more than the highest index of the batch', () => {
    expect(samplesNeeded(order, 0, 2)).toBe(5);
    expect(samplesNeeded(order, 1, 4)).toBe(10);
  });

  it('stops at the end and is 0 for an empty batch', () => {
    expect(samplesNeeded(order, 3, 35)).toBe(3);
    expect(samplesNeeded(order, 2, 2)).toBe(0);
  });
});
