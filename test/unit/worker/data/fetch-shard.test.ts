import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { DataError } from '../../../../src/worker/data/data-error';
import type { DataEnvironment } from '../../../../src/worker/data/environment';
import { createFetchShard } from '../../../../src/worker/data/fetch-shard';
import { answering, MANIFEST_URL, memoryCaches, sampleShardFile } from './fake-server';

const { digits, raw, gzip, info, url } = await sampleShardFile();
const subtle = crypto.subtle;
const damaged = gzip.with(gzip.length >> 1, gzip[gzip.length >> 1]! ^ 0xff);

const shardFrom = (environment: DataEnvironment) => createFetchShard(MANIFEST_URL, environment)(info);

async function failure(shard: Promise<unknown>): Promise<Partial<DataError>> {
  const error = await shard.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof DataError)) throw error;
  return { kind: error.kind, file: error.file, status: error.status };
}

describe('fetching a shard', () => {
  it('brings its digits from beside the manifest', async () => {
    const { fetch, asked } = answering(gzip);
    expect(await shardFrom({ fetch, subtle })).toEqual(digits);
    expect(asked).toEqual([
      { url: 'https://school.example/inkling/data/mnist/train-00-abc.bin', cache: 'default' },
    ]);
  });

  it('takes a file that the server has inflated already', async () => {
    expect(await shardFrom({ fetch: answering(raw).fetch, subtle })).toEqual(digits);
  });

  it('tells the bytes received', async () => {
    const onBytes = vi.fn();
    await createFetchShard(MANIFEST_URL, { fetch: answering(gzip).fetch, subtle })(info, { onBytes });
    expect(onBytes).toHaveBeenLastCalledWith(gzip.length);
  });

  it.each([
    ['a damaged file', damaged],
    ['half a file', gzip.subarray(0, gzip.length >> 1)],
    ['a file with more after it', new Uint8Array([...gzip, ...gzip])],
    ['an empty file', new Uint8Array(0)],
    ['a page', new TextEncoder().encode('<!doctype html>')],
    ['other digits of the same numbers', gzipSync(raw.with(5, 200))],
    ['an error', 503],
    ['no network', 'offline'],
  ] as const)('asks past all caches after %s', async (_, first) => {
    const { fetch, asked } = answering(first, gzip);
    expect(await shardFrom({ fetch, subtle })).toEqual(digits);
    expect(asked.map(({ cache }) => cache)).toEqual(['default', 'reload']);
  });

  it('says corrupt when it is corrupt twice', async () => {
    const { fetch, asked } = answering(damaged);
    expect(await failure(shardFrom({ fetch, subtle }))).toEqual({ kind: 'corrupt', file: info.file });
    expect(asked.length).toBe(2);
  });

  it('says missing, with the status', async () => {
    const error = await failure(shardFrom({ fetch: answering(404).fetch, subtle }));
    expect(error).toEqual({ kind: 'missing', file: info.file, status: 404 });
  });

  it('says offline', async () => {
    const error = await failure(shardFrom({ fetch: answering('offline').fetch, subtle }));
    expect(error).toEqual({ kind: 'offline', file: info.file });
  });

  it('says offline when the connection breaks in the middle', async () => {
    const body = () =>
      new ReadableStream({
        start: (controller) => controller.enqueue(gzip.slice(0, 10)),
        pull: (controller) => controller.error(new TypeError('network error')),
      });
    const { fetch } = answering(async () => new Response(body()));
    expect(await failure(shardFrom({ fetch, subtle }))).toEqual({ kind: 'offline', file: info.file });
  });

  it('checks length and labels where there is no crypto.subtle', async () => {
    const relabelled = gzipSync(raw.with(raw.length - 1, 0));
    expect(await shardFrom({ fetch: answering(gzip).fetch })).toEqual(digits);
    expect(await failure(shardFrom({ fetch: answering(relabelled).fetch }))).toMatchObject({
      kind: 'corrupt',
    });
  });
});

describe('what is too long', () => {
  it('stops a zip bomb', async () => {
    const bomb = gzipSync(new Uint8Array(50_000_000));
    const small = { ...info, bytes: bomb.length };
    const fetchShard = createFetchShard(MANIFEST_URL, { fetch: answering(bomb).fetch, subtle });
    const error = await fetchShard(small).catch((error: unknown) => error);
    expect(error).toMatchObject({
      kind: 'corrupt',
      message: expect.stringContaining(`more than ${info.rawBytes} bytes`),
    });
  });

  it('stops an endless body', async () => {
    let sent = 0;
    const cancel = vi.fn();
    const endless = () =>
      new ReadableStream({
        pull: (controller) => {
          sent += 1000;
          controller.enqueue(new Uint8Array(1000));
        },
        cancel,
      });
    const { fetch } = answering(async () => new Response(endless()));
    expect(await failure(shardFrom({ fetch, subtle }))).toMatchObject({ kind: 'corrupt' });
    expect(cancel).toHaveBeenCalledTimes(2);
    expect(sent).toBeLessThan(4 * info.rawBytes);
  });
});

describe('the cache', () => {
  it('keeps a good shard and brings it without the network', async () => {
    const { caches, kept } = memoryCaches();
    await shardFrom({ fetch: answering(gzip).fetch, caches, subtle });
    expect(kept.get(url)).toEqual(gzip);
    const { fetch, asked } = answering('offline');
    expect(await shardFrom({ fetch, caches, subtle })).toEqual(digits);
    expect(asked).toEqual([]);
  });

  it('does not fill up with what the server has inflated', async () => {
    const { caches, kept } = memoryCaches();
    await shardFrom({ fetch: answering(raw).fetch, caches, subtle });
    expect(kept.size).toBe(0);
  });

  it('replaces a bad entry', async () => {
    const { caches, kept } = memoryCaches({ [url]: damaged });
    expect(await shardFrom({ fetch: answering(gzip).fetch, caches, subtle })).toEqual(digits);
    expect(kept.get(url)).toEqual(gzip);
  });

  it('deletes a bad entry even if there is no better one', async () => {
    const { caches, kept } = memoryCaches({ [url]: damaged });
    expect(await failure(shardFrom({ fetch: answering('offline').fetch, caches, subtle }))).toMatchObject({
      kind: 'offline',
    });
    expect(kept.size).toBe(0);
  });

  it('keeps no bad shard', async () => {
    const { caches, kept } = memoryCaches();
    await failure(shardFrom({ fetch: answering(damaged).fetch, caches, subtle }));
    expect(kept.size).toBe(0);
  });

  const refuse = async () => {
    throw new DOMException('no', 'SecurityError');
  };

  it('does not matter when it cannot be opened', async () => {
    expect(await shardFrom({ fetch: answering(gzip).fetch, caches: { open: refuse }, subtle })).toEqual(
      digits,
    );
  });

  it('does not matter when it fails in use', async () => {
    const cache = { match: refuse, put: refuse, delete: refuse } as unknown as Cache;
    const caches = { open: async () => cache };
    expect(await shardFrom({ fetch: answering(gzip).fetch, caches, subtle })).toEqual(digits);
  });
});

describe('aborting', () => {
  it('rejects with the reason and asks no second time', async () => {
    const abort = new AbortController();
    const { fetch, asked } = answering(
      (init) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    );
    const shard = createFetchShard(MANIFEST_URL, { fetch, subtle })(info, { signal: abort.signal });
    await vi.waitFor(() => expect(asked.length).toBe(1));
    abort.abort(new Error('enough'));
    await expect(shard).rejects.toThrow('enough');
    expect(asked.length).toBe(1);
  });

  it('asks nothing when aborted before', async () => {
    const { fetch, asked } = answering(gzip);
    const shard = createFetchShard(MANIFEST_URL, { fetch, subtle })(info, { signal: AbortSignal.abort() });
    await expect(shard).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual([]);
  });
});
