import { describe, expect, it, vi } from 'vitest';
import type { ShardInfo } from '../../../../src/core/data/manifest';
import { DataError } from '../../../../src/worker/data/data-error';
import { createDataset, type DatasetProgress, openDataset } from '../../../../src/worker/data/dataset';
import type { FetchShardOptions } from '../../../../src/worker/data/fetch-shard';
import { openShard } from '../../../../src/worker/data/fetch-shard';
import { MANIFEST_URL, respond, samplePack } from './fake-server';

const pack = samplePack(); // training shards of 20, 20, 20, 20; test shards of 10, 10

const offline = () => new DataError('offline', 'x', 'no network');

/** A dataset whose shards arrive, or fail, when the test says so. */
function byHand(onProgress?: (progress: DatasetProgress) => void) {
  const asked: string[] = [];
  const open = new Map<string, { arrive: () => Promise<void>; fail: (error?: unknown) => Promise<void> }>();
  const fetchShard = (info: ShardInfo, options: FetchShardOptions = {}) => {
    const name = info.file.slice(0, -17);
    asked.push(name);
    return new Promise<Awaited<ReturnType<typeof openShard>>>((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      open.set(name, {
        async arrive() {
          const bytes = new Uint8Array(pack.files.get(info.file)!);
          options.onBytes?.(bytes.length >> 1);
          resolve(await openShard(bytes, info, undefined));
          await settled();
        },
        async fail(error = offline()) {
          reject(error);
          await settled();
        },
      });
    });
  };
  const dataset = createDataset(pack.manifest, fetchShard, { onProgress });
  return { dataset, asked, shard: (name: string) => open.get(name)! };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** What has become of a promise by now. */
function watch(promise: Promise<void>): { state: string; reason?: unknown } {
  const seen: { state: string; reason?: unknown } = { state: 'waiting' };
  promise.then(
    () => {
      seen.state = 'done';
    },
    (reason) => Object.assign(seen, { state: 'failed', reason }),
  );
  return seen;
}

describe('a dataset', () => {
  it('fetches nothing until it is asked', async () => {
    const { dataset, asked } = byHand();
    await settled();
    expect(asked).toEqual([]);
    expect(dataset.train).toMatchObject({ total: 80, available: 0, shardCounts: [20, 20, 20, 20] });
    expect(dataset.test).toMatchObject({ total: 20, available: 0, shardCounts: [10, 10] });
  });

  it('is ready for the first batch when the first shard is there', async () => {
    const { dataset, shard } = byHand();
    const [batch, all] = [watch(dataset.train.until(16)), watch(dataset.train.until(80))];
    await shard('train-00').arrive();
    expect(batch.state).toBe('done');
    expect(all.state).toBe('waiting');
    expect(dataset.train.available).toBe(20);
  });

  it('fetches in order, one ahead, and only as far as it is asked', async () => {
    const { dataset, asked, shard } = byHand();
    const waiting = watch(dataset.train.until(41));
    expect(asked).toEqual(['train-00', 'train-01']);
    await shard('train-00').arrive();
    expect(asked).toEqual(['train-00', 'train-01', 'train-02']);
    await shard('train-01').arrive();
    await shard('train-02').arrive();
    expect(waiting.state).toBe('done');
    expect(asked).toEqual(['train-00', 'train-01', 'train-02']);
  });

  it('fetches no more than one shard for what one shard holds', () => {
    const { dataset, asked } = byHand();
    watch(dataset.train.until(20));
    expect(asked).toEqual(['train-00']);
  });

  it('puts every digit in its place, in whatever order the shards arrive', async () => {
    const { dataset, shard } = byHand();
    const waiting = watch(dataset.train.until(40));
    await shard('train-01').arrive();
    expect(dataset.train.available).toBe(0);
    expect(waiting.state).toBe('waiting');
    await shard('train-00').arrive();
    expect(waiting.state).toBe('done');
    const { images, labels } = dataset.train;
    expect(images.length).toBe(80 * 784);
    // In the sample a digit's grey is its original index, and its class that index's last figure.
    for (let i = 0; i < 40; i++) expect(images[i * 784 + 1]! % 10).toBe(labels[i]);
    expect(dataset.train.images).toBe(images);
  });

  it('does not fetch again what is there', async () => {
    const { dataset, asked, shard } = byHand();
    const first = dataset.train.until(20);
    await shard('train-00').arrive();
    await first;
    await dataset.train.until(20);
    await dataset.train.until(0);
    expect(asked).toEqual(['train-00']);
  });

  it('refuses more than it has', async () => {
    const { dataset } = byHand();
    await expect(dataset.train.until(81)).rejects.toThrow(RangeError);
    await expect(dataset.train.until(-1)).rejects.toThrow(RangeError);
    expect(() => dataset.train.prefetch(1.5)).toThrow(RangeError);
  });

  it('keeps the sets apart', async () => {
    const { dataset, asked, shard } = byHand();
    const testing = watch(dataset.test.until(20));
    expect(asked).toEqual(['test-00', 'test-01']);
    await shard('test-00').arrive();
    await shard('test-01').arrive();
    expect(testing.state).toBe('done');
    expect(Array.from(dataset.test.labels)).toEqual(Array.from({ length: 20 }, (_, i) => i % 10));
  });
});

describe('prefetching', () => {
  it('goes on without anyone waiting', async () => {
    const { dataset, asked, shard } = byHand();
    dataset.train.prefetch(80);
    for (const name of ['train-00', 'train-01', 'train-02', 'train-03']) await shard(name).arrive();
    expect(asked.length).toBe(4);
    expect(dataset.train.available).toBe(80);
  });

  it('stops when the request is taken back', async () => {
    const { dataset, asked, shard } = byHand();
    const training = new AbortController();
    dataset.train.prefetch(80, training.signal);
    training.abort();
    await shard('train-00').arrive();
    await shard('train-01').arrive();
    expect(asked).toEqual(['train-00', 'train-01']);
    expect(dataset.train.available).toBe(40);
  });
});

describe('aborting', () => {
  it('rejects the one who waits and lets the others wait', async () => {
    const { dataset, shard } = byHand();
    const abort = new AbortController();
    const [mine, other] = [watch(dataset.train.until(20, abort.signal)), watch(dataset.train.until(20))];
    abort.abort(new Error('enough'));
    await settled();
    expect(mine).toMatchObject({ state: 'failed', reason: { message: 'enough' } });
    await shard('train-00').arrive();
    expect(other.state).toBe('done');
  });

  it('ends everything when the dataset is closed', async () => {
    const { dataset, asked } = byHand();
    const waiting = watch(dataset.train.until(80));
    dataset.close();
    await settled();
    expect(waiting).toMatchObject({ state: 'failed', reason: { name: 'AbortError' } });
    await expect(dataset.train.until(20)).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual(['train-00', 'train-01']);
  });
});

describe('a failure', () => {
  it('reaches those who wait for the shard, not those who wait for the ones before', async () => {
    const { dataset, shard } = byHand();
    const [first, second] = [watch(dataset.train.until(20)), watch(dataset.train.until(40))];
    await shard('train-01').fail();
    expect(second).toMatchObject({ state: 'failed', reason: { kind: 'offline' } });
    expect(first.state).toBe('waiting');
    await shard('train-00').arrive();
    expect(first.state).toBe('done');
  });

  it('stands until retry', async () => {
    const { dataset, asked, shard } = byHand();
    watch(dataset.train.until(20));
    await shard('train-00').fail();
    await expect(dataset.train.until(20)).rejects.toMatchObject({ kind: 'offline' });
    expect(asked).toEqual(['train-00']);
  });

  it('is over after retry, which goes on from the failed shard', async () => {
    const { dataset, asked, shard } = byHand();
    watch(dataset.train.until(80));
    await shard('train-00').arrive();
    await shard('train-02').arrive();
    await shard('train-01').fail();
    expect(asked).toEqual(['train-00', 'train-01', 'train-02', 'train-03']);
    dataset.retry();
    expect(asked.slice(4)).toEqual(['train-01']);
    const waiting = watch(dataset.train.until(80));
    await shard('train-01').arrive();
    await shard('train-03').arrive();
    expect(waiting.state).toBe('done');
    expect(dataset.train.available).toBe(80);
  });

  it('of a prefetch shows in until', async () => {
    const { dataset, shard } = byHand();
    dataset.train.prefetch(40);
    await shard('train-00').fail();
    await expect(dataset.train.until(1)).rejects.toMatchObject({ kind: 'offline' });
  });

  it('can happen twice', async () => {
    const { dataset, shard } = byHand();
    watch(dataset.train.until(20));
    await shard('train-00').fail();
    dataset.retry();
    const again = watch(dataset.train.until(20));
    await shard('train-00').fail();
    expect(again.state).toBe('failed');
    dataset.retry();
    await shard('train-00').arrive();
    expect(dataset.train.available).toBe(20);
  });

  it('leaves nothing to retry when there was none', () => {
    const { dataset, asked } = byHand();
    dataset.retry();
    expect(asked).toEqual([]);
  });
});

describe('progress', () => {
  it('grows to all that was asked for', async () => {
    const seen: DatasetProgress[] = [];
    const { dataset, shard } = byHand((progress) => seen.push(progress));
    watch(dataset.train.until(40));
    await shard('train-00').arrive();
    await shard('train-01').arrive();
    const { train, totals } = pack.manifest;
    const asked = train[0]!.bytes + train[1]!.bytes;
    const same = { set: 'train', askedBytes: asked, totalBytes: totals.train.bytes, total: 80 };
    expect(seen[0]).toEqual({ ...same, loadedBytes: train[0]!.bytes >> 1, samples: 0 });
    expect(seen.at(-1)).toEqual({ ...same, loadedBytes: asked, samples: 40 });
    const loaded = seen.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  });
});

describe('openDataset', () => {
  it('goes from the URL of the manifest to digits', async () => {
    const fetch = vi.fn(async (url: string) => {
      const file = url.split('/').at(-1)!;
      if (file === 'manifest.json') return Response.json(pack.manifest);
      return respond(pack.files.get(file) ?? 404);
    });
    const dataset = await openDataset(MANIFEST_URL, { environment: { fetch, subtle: crypto.subtle } });
    await Promise.all([dataset.train.until(80), dataset.test.until(20)]);
    expect(dataset.train.available).toBe(80);
    expect(dataset.train.labels.filter((label) => label === 7).length).toBe(8);
  });
});
