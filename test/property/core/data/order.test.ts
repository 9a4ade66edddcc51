import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochOrder, samplesNeeded, splitTrainValidation } from '../../../../src/core/data/order';

const seed = fc.integer({ min: 0, max: 0xffffffff });
const epoch = fc.integer({ min: 0, max: 50 });
const shardCounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 });
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Shards and some number of samples to train on, not more than they hold. */
const cut = shardCounts.chain((counts) =>
  fc.record({ shardCounts: fc.constant(counts), trainCount: fc.integer({ min: 0, max: sum(counts) }) }),
);

describe('epochOrder', () => {
  it('is a permutation', () => {
    fc.assert(
      fc.property(cut, seed, epoch, (shards, seed, epoch) => {
        const order = epochOrder({ ...shards, seed, epoch });
        expect([...order].sort((a, b) => a - b)).toEqual(
          Array.from({ length: shards.trainCount }, (_, i) => i),
        );
      }),
    );
  });

  it('goes through the shards in order in epoch 0', () => {
    fc.assert(
      fc.property(cut, seed, ({ shardCounts, trainCount }, seed) => {
        const order = epochOrder({ shardCounts, trainCount, seed, epoch: 0 });
        let from = 0;
        for (const count of shardCounts) {
          const to = Math.min(from + count, trainCount);
          expect(samplesNeeded(order, from, to)).toBe(from < to ? to : 0);
          from = Math.min(from + count, trainCount);
        }
      }),
    );
  });

  it('does not change the order of a shard for the shards after it', () => {
    fc.assert(
      fc.property(shardCounts, shardCounts, seed, (before, after, seed) => {
        const short = epochOrder({ trainCount: sum(before), shardCounts: before, seed, epoch: 0 });
        const counts = [...before, ...after];
        const long = epochOrder({ trainCount: sum(counts), shardCounts: counts, seed, epoch: 0 });
        expect(long.subarray(0, short.length)).toEqual(short);
      }),
    );
  });

  it('depends on the seed and on nothing else', () => {
    fc.assert(
      fc.property(seed, seed, epoch, (one, two, epoch) => {
        const order = (seed: number) => epochOrder({ trainCount: 200, shardCounts: [100, 100], seed, epoch });
        expect(order(one)).toEqual(order(one));
        if (one !== two) expect(order(one)).not.toEqual(order(two));
      }),
    );
  });
});

describe('splitTrainValidation', () => {
  it('cuts the samples in two, the tail for validation', () => {
    const split = fc.double({ min: 0.001, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 60_000 }), split, (size, validationSplit) => {
        const { train, validation } = splitTrainValidation(size, validationSplit);
        expect(train.from).toBe(0);
        expect(validation.from).toBe(train.to);
        expect(validation.to).toBe(size);
        expect(Math.abs(validation.to - validation.from - size * validationSplit)).toBeLessThanOrEqual(1.001);
      }),
    );
  });
});
