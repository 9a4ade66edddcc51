import { hasFile, INDEX, type Version } from './version';

/** A request, as far as its answer depends on it. */
export type Asked = Pick<Request, 'url' | 'method' | 'mode' | 'cache'>;

/**
 * The path of a request in the page's folder; null for all that is none of ours to answer.
 *
 * @param scope URL of the page's folder, with a slash at its end
 */
export function pathOf({ url, method, mode, cache }: Asked, scope: string): string | null {
  if (method !== 'GET') return null;
  const asked = new URL(url);
  const folder = new URL(scope);
  if (asked.origin !== folder.origin || !asked.pathname.startsWith(folder.pathname)) return null;
  const path = asked.pathname.slice(folder.pathname.length) || INDEX;
  // The query of the page is read by the page.
  if (mode === 'navigate') return path === INDEX ? path : null;
  // Who asks past all caches found that one of them holds a bad answer. It may be ours.
  return cache === 'reload' || isShard(path) ? null : path;
}

/** MNIST's digits: they are named by their content, belong to every version, and the worker keeps them itself. */
export const isShard = (path: string): boolean => path.startsWith('data/') && path.endsWith('.bin');

/**
 * The version that a file is answered from; null leaves it to the network.
 *
 * A page gets only what it was built with. That is sure for a client whose version is known, and for a file that is named by
 * its content, which no two versions have differently.
 *
 * @param client id of the version of the page or worker that asks; null if that is not known, or for a new page
 * @param versions those that are kept whole
 * @param current id of the version that new pages get
 */
export function versionFor(
  path: string,
  { navigates, client }: { readonly navigates: boolean; readonly client: string | null },
  versions: readonly Version[],
  current: string,
): Version | null {
  const byId = (id: string | null) => versions.find((version) => version.id === id);
  if (navigates) return byId(current) ?? null;
  const own = byId(client);
  if (own && hasFile(own, path)) return own;
  return isNamedByContent(path) ? (versions.find((version) => hasFile(version, path)) ?? null) : null;
}

/** The version a script is of; where several share it, the one that new pages get. */
export function versionOfScript(path: string, versions: readonly Version[], current: string): string | null {
  const those = versions.filter((version) => hasFile(version, path)).map(({ id }) => id);
  return those.includes(current) ? current : (those[0] ?? null);
}

/** `name-HASH.js`, as both Vite and our own scripts name files. */
const isNamedByContent = (path: string): boolean => /-[\w-]{8,}\.\w+$/.test(path);
