import type { DataEnvironment } from './environment';
import { readAtMost } from './streams';

/** Name of the cache, for `caches.delete` in the browser's console. */
export const CACHE_NAME = 'inkling-mnist';

/** Good shards kept between visits. Nothing here ever throws: a cache that fails is as good as an empty one. */
export type ShardCache = {
  /** The bytes kept for a URL, at most `limit` of them; undefined if there are none or they cannot be read. */
  get(url: string, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  put(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(url: string): Promise<void>;
};

/**
 * A cache over the Cache API. It does nothing where there is none, or where it refuses: private windows, opaque origins
 * (SecurityError), a full disk (QuotaExceededError).
 */
export function shardCache(caches: DataEnvironment['caches']): ShardCache {
  async function attempt<T>(use: (cache: Cache) => Promise<T>): Promise<T | undefined> {
    if (caches === undefined) return undefined;
    try {
      return await use(await caches.open(CACHE_NAME));
    } catch {
      return undefined;
    }
  }
  return {
    get: (url, limit) =>
      attempt(async (cache) => {
        const response = await cache.match(url);
        return response?.body ? readAtMost(response.body, limit) : undefined;
      }),
    put: (url, bytes) => attempt((cache) => cache.put(url, new Response(bytes))),
    remove: async (url) => {
      await attempt((cache) => cache.delete(url));
    },
  };
}
