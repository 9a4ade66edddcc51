import { seededRandom, shuffleInPlace } from '../random/random';

/**
 * The order in which training visits the samples.
 *
 * Samples are named by their packed index. The packed order begins with shard 0, a stratified sample of 1,000 digits
 * drawn from the first 30,000 of MNIST, and goes on with all the others in MNIST's own order. So the last p % of the
 * packed order, p up to 50, are the last p % of MNIST's own.
 */

/** A half-open range of packed indices: `from` is in it, `to` is not. */
export type Range = { readonly from: number; readonly to: number };

/**
 * Keeps the streams of shuffling apart from other streams of the same seed (such as those of the initial weights),
 * which count from 0 too. The letters "shuf".
 */
const SHUFFLE_STREAM = 0x73687566;

/**
 * Splits the first `size` samples as Keras' `fit(validation_split=...)` does: the last samples, before any shuffling,
 * are for validation, and training has `floor(size * (1 - validationSplit))` (keras `train_validation_split`).
 *
 * @param size samples, at least 1
 * @param validationSplit fraction, 0 (no validation) up to but not 1. For all 60,000 digits and up to 0.5, the
 *   validation samples are the very ones Keras takes from MNIST as published.
 * @throws RangeError if an argument is out of bounds or, as in Keras, one of two wanted parts would be empty
 */
export function splitTrainValidation(
  size: number,
  validationSplit: number,
): { readonly train: Range; readonly validation: Range } {
  if (!Number.isInteger(size) || size < 1)
    throw new RangeError(`size ${size} is not a positive whole number`);
  if (!(validationSplit >= 0 && validationSplit < 1)) {
    throw new RangeError(`validationSplit ${validationSplit} is not in [0, 1)`);
  }
  const splitAt = Math.floor(size * (1 - validationSplit));
  if (splitAt === 0 || (validationSplit > 0 && splitAt === size)) {
    throw new RangeError(`${size} samples cannot be split with validationSplit ${validationSplit}`);
  }
  return { train: { from: 0, to: splitAt }, validation: { from: splitAt, to: size } };
}

export type EpochOrderOptions = {
  /** samples to train on: packed indices 0..trainCount-1 */
  readonly trainCount: number;
  /** 0 is the first */
  readonly epoch: number;
  /** any number; only its low 32 bits count */
  readonly seed: number;
  /** samples of each shard of the training set, in packed order; may sum to more than `trainCount` */
  readonly shardCounts: readonly number[];
};

/**
 * The order of one epoch: a permutation of 0..trainCount-1.
 *
 * Epoch 0 goes through the shards one after the other, shuffled within each, so that training starts as soon as shard
 * 0 is there while the others are still on their way. It would be simpler to shuffle whatever has arrived, but then
 * a run would depend on the network: here the order depends on the seed alone, and the same seed gives the same
 * curves on a fast line, a slow line and from the cache. By the later epochs everything is there, and they are shuffled
 * over everything, as training should be.
 *
 * The order within a shard does not depend on the shards after it.
 *
 * @returns [trainCount], packed indices
 * @throws RangeError if the shards hold fewer than `trainCount` samples or an argument is not a whole number >= 0
 */
export function epochOrder(options: EpochOrderOptions): Uint32Array {
  const { trainCount, epoch, seed, shardCounts } = options;
  if (!Number.isInteger(trainCount) || trainCount < 0) throw new RangeError(`trainCount ${trainCount}`);
  if (!Number.isInteger(epoch) || epoch < 0) throw new RangeError(`epoch ${epoch}`);
  const held = shardCounts.reduce((sum, count) => sum + count, 0);
  if (!(held >= trainCount)) throw new RangeError(`${held} samples in the shards, ${trainCount} wanted`);

  const order = Uint32Array.from({ length: trainCount }, (_, index) => index);
  const random = seededRandom(seed, SHUFFLE_STREAM + epoch);
  if (epoch > 0) return shuffleInPlace(order, random);
  let from = 0;
  for (const count of shardCounts) {
    shuffleInPlace(order.subarray(from, from + count), random);
    from += count;
  }
  return order;
}

/**
 * How many samples, counted from the first, must have arrived before the batch order[from..to) can be trained on.
 *
 * @param order packed indices
 * @param to not in the batch; the last batch's may lie beyond the end
 * @returns one more than the batch's highest packed index; 0 for an empty batch
 */
export function samplesNeeded(order: Uint32Array, from: number, to: number): number {
  let needed = 0;
  for (const index of order.subarray(from, to)) needed = Math.max(needed, index + 1);
  return needed;
}
