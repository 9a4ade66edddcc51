/** What loading needs from the outside, so that tests and scripts can bring their own. */
export type DataEnvironment = {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** absent where there is no Cache API: plain http, opaque origins, Node */
  readonly caches?: Pick<CacheStorage, 'open'> | undefined;
  /** absent in pages over plain http and in some sandboxed iframes */
  readonly subtle?: Pick<SubtleCrypto, 'digest'> | undefined;
};

/**
 * The environment of the worker (or page, or Node process) this runs in.
 *
 * Never throws: in a sandboxed iframe already reading `caches` is a SecurityError, which counts as having none.
 */
export function browserEnvironment(): DataEnvironment {
  return {
    fetch: (url, init) => globalThis.fetch(url, init),
    caches: orUndefined(() => globalThis.caches),
    subtle: orUndefined(() => globalThis.crypto.subtle),
  };
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
