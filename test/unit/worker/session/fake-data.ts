import type { Manifest } from '../../../../src/core/data/manifest';
import { DataError } from '../../../../src/worker/data/data-error';
import type { Dataset } from '../../../../src/worker/data/dataset';
import type { SampleSet } from '../../../../src/worker/data/sample-set';

/** Digits in each shard of a fake set. */
export const SHARD = 10;

export type FakeSet = SampleSet & {
  /** The first `count` digits have arrived. */
  readonly arrive: (count: number) => void;
  /** What is missing will not come before a retry. */
  readonly fail: (error?: unknown) => void;
  /** largest request, waiting or not */
  readonly asked: number;
};

export const offline = () => new DataError('offline', 'shard.bin', 'no network');

/** A set whose digits arrive when the test says so; there are no pixels in it. */
export function createFakeSet(total: number, available = total): FakeSet {
  const waiting = new Set<{
    readonly count: number;
    readonly resolve: () => void;
    readonly reject: (reason: unknown) => void;
  }>();
  let here = available;
  let asked = 0;
  let failure: { readonly error: unknown } | null = null;
  const settle = () => {
    for (const request of [...waiting]) {
      if (request.count <= here) request.resolve();
      else if (failure !== null) request.reject(failure.error);
      else continue;
      waiting.delete(request);
    }
  };
  return {
    total,
    shardCounts: Array<number>(Math.ceil(total / SHARD)).fill(SHARD),
    images: new Uint8Array(0),
    labels: new Uint8Array(0),
    progress: { loadedBytes: 0, askedBytes: 0, totalBytes: 0, samples: 0, total },
    get available() {
      return here;
    },
    get asked() {
      return asked;
    },
    until: async (count, signal) => {
      signal?.throwIfAborted();
      asked = Math.max(asked, count);
      await new Promise<void>((resolve, reject) => {
        const request = { count, resolve, reject };
        waiting.add(request);
        signal?.addEventListener('abort', () => {
          waiting.delete(request);
          reject(signal.reason);
        });
        settle();
      });
    },
    prefetch: (count) => {
      asked = Math.max(asked, count);
    },
    retry: () => {
      failure = null;
    },
    arrive: (count) => {
      here = count;
      settle();
    },
    fail: (error = offline()) => {
      failure = { error };
      settle();
    },
  };
}

export type FakeDataset = Dataset & { readonly train: FakeSet; readonly test: FakeSet };

export function createFakeDataset(train = createFakeSet(40), test = createFakeSet(1200)): FakeDataset {
  return {
    manifest: {} as Manifest, // the session never looks at it
    train,
    test,
    retry: () => {
      train.retry();
      test.retry();
    },
    close: () => {},
  };
}
