import { INDEX, type KeptFile, type Version } from './version';
import type { VersionCaches } from './version-caches';

export type InstallEnvironment = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly subtle: Pick<SubtleCrypto, 'digest'>;
  /** URL of the page's folder */
  readonly scope: string;
};

/** Requests under way at a time. */
const AT_ONCE = 6;

/** What is no longer true of a body that the browser has unpacked, or was for that one answer. */
const TRANSPORT_HEADERS = ['content-encoding', 'content-length', 'transfer-encoding', 'age', 'date'];

/**
 * Keeps a version whole. What another version has, too, is copied from there; the rest is fetched and checked, and fetched
 * past all caches where it is not what the build was.
 *
 * @throws Error if a file cannot be had as it was built; then nothing of the version is kept
 */
export async function install(
  version: Version,
  versions: VersionCaches,
  environment: InstallEnvironment,
): Promise<void> {
  const kept = await versions.all();
  if (kept.some(({ id }) => id === version.id)) return;
  await versions.keep(version, async (put) => {
    const waiting = [...version.files];
    const work = async () => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
        await put(file.path, (await copyOf(file, kept, versions)) ?? (await bring(file, environment)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  });
}

async function copyOf(
  { path, sha256 }: KeptFile,
  kept: readonly Version[],
  versions: VersionCaches,
): Promise<Response | undefined> {
  const holder = kept.find(({ files }) => files.some((file) => file.path === path && file.sha256 === sha256));
  return holder && versions.file(holder, path);
}

async function bring({ path, sha256 }: KeptFile, environment: InstallEnvironment): Promise<Response> {
  const { fetch, subtle, scope } = environment;
  for (const [url, cache] of attempts(path, scope)) {
    const response = await fetch(url, { cache });
    if (!response.ok) continue;
    const bytes = await response.arrayBuffer();
    if (hex(await subtle.digest('SHA-256', bytes)) === sha256) return asKept(bytes, response.headers);
  }
  throw new Error(`${path} is not what this version was built with`);
}

/** Servers that send /index.html on to / are common, and so are servers that have no / but it. */
function attempts(path: string, scope: string): readonly (readonly [url: string, cache: RequestCache])[] {
  const urls = path === INDEX ? [scope, scope + path] : [scope + path];
  return urls.flatMap((url) => [[url, 'default'] as const, [url, 'reload'] as const]);
}

/** The server's other headers are kept: the page's security policy may be among them. */
function asKept(bytes: ArrayBuffer, sent: Headers): Response {
  const headers = new Headers(sent);
  for (const name of TRANSPORT_HEADERS) headers.delete(name);
  return new Response(bytes, { headers });
}

function hex(hash: ArrayBuffer): string {
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
