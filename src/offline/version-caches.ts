import { readVersion, type Version } from './version';

/** The versions of one page that are kept whole, a cache for each. */
export type VersionCaches = {
  /** those that are there to their last file */
  all(): Promise<readonly Version[]>;
  /** A file of a version. */
  file(version: Version, path: string): Promise<Response | undefined>;
  /**
   * Keeps a version: all of it, or nothing.
   *
   * @param fill puts every file into the cache
   * @throws what `fill` throws, or the browser where it has no room
   */
  keep(version: Version, fill: (put: PutFile) => Promise<void>): Promise<void>;
  /** Drops all versions but these, and what is left of those that did not get whole. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>;
};

export type PutFile = (path: string, response: Response) => Promise<void>;

/** Lies in a version's cache once all its files do. No server has it. */
const MARK = '.inkling-version.json';

/** @param scope URL of the page's folder: several pages may lie on one origin, which has one set of caches */
export function createVersionCaches(
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>,
  scope: string,
): VersionCaches {
  const prefix = `inkling ${new URL(scope).pathname} `;
  const nameOf = (id: string) => prefix + id;
  const ours = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));
  let known: Promise<readonly Version[]> | null = null;

  async function read(): Promise<readonly Version[]> {
    const kept = await Promise.all(
      (await ours()).map(async (name) => {
        const mark = await (await caches.open(name)).match(scope + MARK);
        const version = readVersion(await mark?.json().catch(() => null));
        return version !== null && nameOf(version.id) === name ? [version] : [];
      }),
    );
    return kept.flat();
  }

  return {
    all: () => {
      known ??= read().catch((error) => {
        known = null;
        throw error;
      });
      return known;
    },
    file: async ({ id }, path) => (await caches.open(nameOf(id))).match(scope + path),
    keep: async (version, fill) => {
      const name = nameOf(version.id);
      try {
        const cache = await caches.open(name);
        await fill((path, response) => cache.put(scope + path, response));
        await cache.put(scope + MARK, new Response(JSON.stringify(version)));
      } catch (error) {
        await caches.delete(name);
        throw error;
      } finally {
        known = null;
      }
    },
    keepOnly: async (ids) => {
      const names = new Set([...ids].map(nameOf));
      await Promise.all((await ours()).filter((name) => !names.has(name)).map((name) => caches.delete(name)));
      known = null;
    },
  };
}
