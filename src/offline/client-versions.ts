/** Which version each open page, and each worker of one, was loaded from; it outlives the service worker's restarts. */
export type ClientVersions = {
  /** null if it is not known */
  get(client: string): Promise<string | null>;
  /** @param loading the browser may not list it yet */
  set(client: string, version: string, loading: boolean): Promise<void>;
  /**
   * Forgets the clients that are gone.
   *
   * @returns the versions of those that are not
   */
  keepOnly(clients: ReadonlySet<string>): Promise<ReadonlySet<string>>;
};

/** A page takes no longer to be listed by the browser. */
const LOADING_MS = 60_000;

/** `since`: when it began to be loaded, milliseconds; null once it is there. */
type Entry = { readonly version: string; readonly since: number | null };

/**
 * @param scope URL of the page's folder
 * @param now milliseconds
 */
export function createClientVersions(
  caches: Pick<CacheStorage, 'open'>,
  scope: string,
  now: () => number,
): ClientVersions {
  const folder = `${scope}.inkling-client/`;
  const open = () => caches.open(`inkling-clients ${new URL(scope).pathname}`);
  const entries = new Map<string, Entry>();

  async function read(url: string): Promise<Entry | null> {
    try {
      const entry: unknown = await (await (await open()).match(url))?.json();
      const { version, since } = (entry ?? {}) as Readonly<Record<string, unknown>>;
      return typeof version === 'string'
        ? { version, since: typeof since === 'number' ? since : null }
        : null;
    } catch {
      return null;
    }
  }

  return {
    get: async (client) => {
      const entry = entries.get(client) ?? (await read(folder + client));
      if (entry !== null) entries.set(client, entry);
      return entry?.version ?? null;
    },
    set: async (client, version, loading) => {
      const entry = { version, since: loading ? now() : null };
      entries.set(client, entry);
      // Where there is no room it holds until this worker ends.
      await open()
        .then((cache) => cache.put(folder + client, new Response(JSON.stringify(entry))))
        .catch(() => {});
    },
    keepOnly: async (clients) => {
      const cache = await open();
      const versions = new Set<string>();
      for (const { url } of await cache.keys()) {
        const client = url.slice(folder.length);
        const entry = entries.get(client) ?? (await read(url));
        const loading = entry?.since != null && now() - entry.since < LOADING_MS;
        if (entry !== null && (clients.has(client) || loading)) {
          versions.add(entry.version);
          continue;
        }
        entries.delete(client);
        await cache.delete(url);
      }
      return versions;
    },
  };
}
