import type { ArrivingDigits } from '../../core/data/digits';

/** What a trainer draws its digits from. */
export type TrainingDigits = ArrivingDigits & {
  /** samples of each shard, in order */
  readonly shardCounts: readonly number[];
  until(count: number, signal?: AbortSignal): Promise<void>;
};
