import type { Digits } from '../../core/data/digits';
import type { ShardInfo } from '../../core/data/manifest';
import { decodeShard } from '../../core/data/shard';
import { DataError } from './data-error';
import { download, twice } from './download';
import type { DataEnvironment } from './environment';
import { shardCache } from './shard-cache';
import { inflate, isGzip } from './streams';

export type FetchShardOptions = {
  readonly signal?: AbortSignal | undefined;
  /** called with the bytes received so far; starts again at a low number when the file is fetched a second time */
  readonly onBytes?: ((bytes: number) => void) | undefined;
};

/** Brings one shard, checked and decoded. */
export type FetchShard = (info: ShardInfo, options?: FetchShardOptions) => Promise<Digits>;

/**
 * Makes the function that brings shards from beside the manifest.
 *
 * A shard comes from the Cache API if it is there and good (a bad entry is deleted), else from the network, and if
 * that fails or brings the wrong bytes, from the network once more past all caches. Only good, compressed shards are
 * kept.
 *
 * The content is checked by its SHA-256. Where `crypto.subtle` is missing (plain http, some sandboxed iframes) what
 * remains are gzip's own checksum, the exact length, labels 0..9 and the number of each class: enough against a wrong
 * or damaged file, not against malice.
 *
 * @param manifestUrl absolute
 * @returns a function that throws DataError 'offline', 'missing' or 'corrupt', or the signal's reason if aborted
 */
export function createFetchShard(manifestUrl: string, environment: DataEnvironment): FetchShard {
  const cache = shardCache(environment.caches);

  return async (info, { signal, onBytes } = {}) => {
    signal?.throwIfAborted();
    const url = new URL(info.file, manifestUrl).href;
    // A server may have undone the compression, then the file is as long as its content.
    const limit = Math.max(info.bytes, info.rawBytes);

    const kept = await cache.get(url, limit);
    signal?.throwIfAborted();
    if (kept !== undefined) {
      try {
        return await openShard(kept, info, environment.subtle);
      } catch {
        await cache.remove(url);
      }
    }

    return twice('default', async (mode) => {
      const bytes = await download(url, environment, {
        file: info.file,
        limit,
        cache: mode,
        signal,
        onBytes,
      });
      const digits = await openShard(bytes, info, environment.subtle);
      signal?.throwIfAborted();
      // What a server has inflated is five times as large; that the browser's own cache keeps as it was sent.
      if (isGzip(bytes)) await cache.put(url, bytes);
      return digits;
    });
  };
}

/**
 * Inflates, checks and decodes the bytes of a shard's file.
 *
 * @param bytes gzip, or the content itself: some servers answer with `Content-Encoding: gzip`, and the browser has
 *   inflated the file before we see it. A content that begins like gzip would be a digit with ink in its first corner;
 *   MNIST has none.
 * @throws DataError 'corrupt', and nothing else
 */
export async function openShard(
  bytes: Uint8Array<ArrayBuffer>,
  info: ShardInfo,
  subtle: DataEnvironment['subtle'],
): Promise<Digits> {
  try {
    const raw = isGzip(bytes) ? await inflate(bytes, info.rawBytes) : bytes;
    const digits = decodeShard(raw, info);
    if (subtle !== undefined && hex(await subtle.digest('SHA-256', raw)) !== info.sha256) {
      throw new Error('the SHA-256 differs from the manifest');
    }
    return digits;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DataError('corrupt', info.file, `${info.file} is damaged: ${reason}`, { cause });
  }
}

function hex(hash: ArrayBuffer): string {
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
