import { IMAGE_PIXELS } from '../../core/data/digits';
import type { ShardInfo } from '../../core/data/manifest';
import type { FetchShard } from './fetch-shard';

/** Shards on their way at the same time: the next one, and the one after it to keep the line busy. */
const MOST_LOADING = 2;

/** How far a set has come. */
export type SetProgress = {
  /** bytes received, compressed; a shard taken from the cache counts in full */
  readonly loadedBytes: number;
  /** bytes of the shards fetched or wanted now, compressed: where a progress bar is full */
  readonly askedBytes: number;
  /** bytes of the whole set, compressed */
  readonly totalBytes: number;
  /** samples available, counted from the first without a gap */
  readonly samples: number;
  /** samples of the whole set */
  readonly total: number;
};

/** A set of digits that fills from the front, shard by shard, as far as it is asked to. */
export type SampleSet = {
  /** samples when complete */
  readonly total: number;
  /** samples of each shard, in order */
  readonly shardCounts: readonly number[];
  /** samples that have arrived, counted from the first without a gap */
  readonly available: number;
  /** [total * 784], 0 is paper and 255 is ink; always the same array. Samples from `available` on are not to be read. */
  readonly images: Uint8Array;
  /** [total], 0..9; always the same array. Samples from `available` on are not to be read. */
  readonly labels: Uint8Array;
  readonly progress: SetProgress;

  /**
   * Waits until the first `count` samples have arrived, and has them fetched if need be. Never waits for more: the first
   * batch can go as soon as its shard is there.
   *
   * @returns a promise that rejects with the DataError of a shard among them, at once while a failure stands (see
   *   `retry`); with the signal's reason when aborted; with a RangeError if the set has no `count` samples
   */
  until(count: number, signal?: AbortSignal): Promise<void>;

  /**
   * Has the first `count` samples fetched without waiting for them, so that `until` finds them there. Failures show in
   * `until`.
   *
   * @param signal takes the request back; what is already on its way still arrives
   * @throws RangeError if the set has no `count` samples
   */
  prefetch(count: number, signal?: AbortSignal): void;

  /** After a failure, goes on from the failed shard as far as was asked. Does nothing if there was no failure. */
  retry(): void;
};

/** Someone who wants the first `count` samples. */
type Request = {
  readonly count: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Makes a set that fetches its shards in order, at most two at a time, only as far as someone asks.
 *
 * @param fetchShard called for a shard again only after it failed and `retry`
 * @param onProgress called after each change, possibly many times a second
 * @param closed ends everything: shards on their way are given up and waiting promises reject with its reason
 */
export function createSampleSet(
  shards: readonly ShardInfo[],
  fetchShard: FetchShard,
  onProgress: (progress: SetProgress) => void,
  closed: AbortSignal,
): SampleSet {
  const shardCounts = shards.map((shard) => shard.count);
  /** [shards + 1], index of each shard's first sample; the last entry is the total */
  const starts = [0];
  for (const count of shardCounts) starts.push(starts.at(-1)! + count);
  const total = starts.at(-1)!;

  const states = shards.map((): 'absent' | 'loading' | 'here' | 'failed' => 'absent');
  const received = shards.map(() => 0); // bytes of each shard
  const requests = new Set<Request>(); // not answered yet
  let available = 0; // samples
  let failure: { readonly shard: number; readonly error: unknown } | undefined;
  let refused = 0; // samples, the largest request refused because of the failure
  let storage: { readonly images: Uint8Array; readonly labels: Uint8Array } | undefined;

  // Made on first use: a visitor who only draws needs none of the 47 MB.
  const digits = () => {
    storage ??= { images: new Uint8Array(total * IMAGE_PIXELS), labels: new Uint8Array(total) };
    return storage;
  };

  /** Samples that someone still waits for. */
  const demand = () => Math.max(0, ...Array.from(requests, ({ count }) => count));

  function progress(): SetProgress {
    const report = { loadedBytes: 0, askedBytes: 0, totalBytes: 0, samples: available, total };
    const end = demand();
    shards.forEach(({ bytes }, shard) => {
      report.loadedBytes += received[shard]!;
      report.totalBytes += bytes;
      if (states[shard] !== 'absent' || starts[shard]! < end) report.askedBytes += bytes;
    });
    return report;
  }

  /** Starts what may be started: shards in order, within the demand, two at a time, none while a failure stands. */
  function pump(): void {
    if (closed.aborted || failure !== undefined) return;
    const end = demand();
    let loading = states.filter((state) => state === 'loading').length;
    for (let shard = 0; shard < shards.length && starts[shard]! < end && loading < MOST_LOADING; shard++) {
      if (states[shard] !== 'absent') continue;
      states[shard] = 'loading';
      loading++;
      load(shard).then(settle);
    }
  }

  async function load(shard: number): Promise<void> {
    const info = shards[shard]!;
    const onBytes = (bytes: number) => {
      // The maximum, because a second attempt starts over; the bound, because a server may send it uncompressed.
      received[shard] = Math.max(received[shard]!, Math.min(bytes, info.bytes));
      onProgress(progress());
    };
    try {
      const { images, labels } = await fetchShard(info, { signal: closed, onBytes });
      digits().images.set(images, starts[shard]! * IMAGE_PIXELS);
      digits().labels.set(labels, starts[shard]!);
      states[shard] = 'here';
      received[shard] = info.bytes;
    } catch (error) {
      states[shard] = 'failed';
      received[shard] = 0;
      if (failure === undefined || shard < failure.shard) failure = { shard, error };
    }
  }

  function settle(): void {
    if (closed.aborted) return;
    const missing = states.findIndex((state) => state !== 'here');
    available = missing < 0 ? total : starts[missing]!;
    requests.forEach(answer);
    pump();
    onProgress(progress());
  }

  /** Answers a request if what it waits for has happened. */
  function answer(request: Request): void {
    if (request.count <= available) {
      requests.delete(request);
      request.resolve();
    } else if (failure !== undefined && request.count > starts[failure.shard]!) {
      requests.delete(request);
      refused = Math.max(refused, request.count);
      request.reject(failure.error);
    }
  }

  function ask(request: Request): void {
    const { count } = request;
    if (!Number.isInteger(count) || count < 0 || count > total) {
      throw new RangeError(`${count} samples of a set of ${total}`);
    }
    requests.add(request);
    answer(request);
    pump();
  }

  function prefetch(count: number, signal?: AbortSignal): void {
    if (signal?.aborted) return;
    const request = { count, resolve: () => {}, reject: () => {} };
    ask(request);
    signal?.addEventListener('abort', () => requests.delete(request), { once: true });
  }

  async function until(count: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    closed.throwIfAborted();
    const listening = new AbortController();
    try {
      await new Promise<void>((resolve, reject) => {
        const request = { count, resolve, reject };
        ask(request);
        for (const source of [signal, closed]) {
          const giveUp = () => {
            requests.delete(request);
            reject(source?.reason);
          };
          source?.addEventListener('abort', giveUp, { signal: listening.signal });
        }
      });
    } finally {
      listening.abort();
    }
  }

  function retry(): void {
    if (failure === undefined) return;
    failure = undefined;
    states.forEach((state, shard) => {
      if (state === 'failed') states[shard] = 'absent';
    });
    prefetch(refused);
    refused = 0;
  }

  return {
    total,
    shardCounts,
    get available() {
      return available;
    },
    get images() {
      return digits().images;
    },
    get labels() {
      return digits().labels;
    },
    get progress() {
      return progress();
    },
    until,
    prefetch,
    retry,
  };
}
