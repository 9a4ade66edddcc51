import type { ArrivingDigits } from '../../core/data/digits';

/** What a trainer draws its digits from. */
export type TrainingDigits = ArrivingDigits & {
  /** samples of each shard, in order */
  readonly shardCounts: readonly number[];
  /** whether a digit, given by its index, is a person's own; absent where none is */
  readonly isOwn?: (digit: number) => boolean;
  until(count: number, signal?: AbortSignal): Promise<void>;
};
