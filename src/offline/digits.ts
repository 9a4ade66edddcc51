import { parseManifest, type ShardInfo } from '../core/data/manifest';
import { browserEnvironment } from '../worker/data/environment';
import { createFetchShard } from '../worker/data/fetch-shard';
import { CACHE_NAME } from '../worker/data/shard-cache';

/** Where the manifest of MNIST's digits lies in the page's folder. */
export const DIGITS_MANIFEST = 'data/mnist/manifest.json';

/** @throws ManifestError or SyntaxError */
export async function shardsOf(manifest: Response): Promise<readonly ShardInfo[]> {
  const { train, test } = parseManifest(await manifest.json());
  return [...train, ...test];
}

/** Whether all of these are where the page's worker looks first. */
export async function areKept(
  caches: CacheStorage,
  manifestUrl: string,
  shards: readonly ShardInfo[],
): Promise<boolean> {
  return (await missing(caches, manifestUrl, shards)).length === 0;
}

/**
 * Fetches, one after another, what is not there yet; each is checked before it is kept. A failure is left to the next time.
 *
 * @throws DataError if one cannot be had
 */
export async function keepShards(
  caches: CacheStorage,
  manifestUrl: string,
  shards: readonly ShardInfo[],
): Promise<void> {
  const environment = browserEnvironment();
  const bring = createFetchShard(manifestUrl, {
    ...environment,
    // Whatever a person waits for goes first.
    fetch: (url, init) => environment.fetch(url, { ...init, priority: 'low' }),
  });
  for (const shard of await missing(caches, manifestUrl, shards)) await bring(shard);
}

async function missing(
  caches: CacheStorage,
  manifestUrl: string,
  shards: readonly ShardInfo[],
): Promise<readonly ShardInfo[]> {
  const cache = await caches.open(CACHE_NAME);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return shards.filter(({ file }) => !kept.has(new URL(file, manifestUrl).href));
}
