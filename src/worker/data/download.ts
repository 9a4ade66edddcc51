import { DataError } from './data-error';
import type { DataEnvironment } from './environment';
import { readAtMost, TooLongError } from './streams';

export type DownloadOptions = {
  /** name for errors */
  readonly file: string;
  /** most bytes to accept */
  readonly limit: number;
  /** how the browser's HTTP cache is used */
  readonly cache: RequestCache;
  readonly signal?: AbortSignal | undefined;
  /** called with the bytes received so far */
  readonly onBytes?: ((bytes: number) => void) | undefined;
};

/**
 * Downloads one file, once.
 *
 * @returns the body as the server meant it (the browser has undone any Content-Encoding)
 * @throws DataError 'offline', 'missing', or 'corrupt' for a body above the limit; the signal's reason if aborted
 */
export async function download(
  url: string,
  environment: DataEnvironment,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { file, limit, cache, signal, onBytes } = options;
  try {
    const response = await environment.fetch(url, { cache, signal: signal ?? null });
    if (!response.ok) {
      response.body?.cancel().catch(() => {});
      throw new DataError('missing', file, `${file}: the server answers ${response.status}`, {
        status: response.status,
      });
    }
    if (response.body === null) return new Uint8Array(0);
    return await readAtMost(response.body, limit, onBytes);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof DataError) throw error;
    if (error instanceof TooLongError) {
      throw new DataError('corrupt', file, `${file}: ${error.message}`, { cause: error });
    }
    // fetch and the body's reader both fail with TypeError, whatever went wrong with the network.
    throw new DataError('offline', file, `${file} cannot be reached`, { cause: error });
  }
}

/**
 * Does a download and, if it fails, does it once more past all caches, for it may be a cache that holds the bad answer.
 *
 * @param attempt called with the cache mode to use; its DataErrors count as failures
 * @throws the second attempt's error; at once whatever is not a DataError, such as an abort
 */
export async function twice<T>(
  first: RequestCache,
  attempt: (cache: RequestCache) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(first);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return attempt('reload');
  }
}
