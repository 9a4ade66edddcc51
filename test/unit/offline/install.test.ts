import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { install } from '../../../src/offline/install';
import type { Version } from '../../../src/offline/version';
import { createVersionCaches, type VersionCaches } from '../../../src/offline/version-caches';
import { fakeCaches } from './fake-caches';

const SCOPE = 'https://site.example/pad/';

/** What the server has, by path; its index.html is the folder itself. */
let site: Record<string, string>;
/** what the browser's own cache has in place of it */
let stale: Record<string, string>;
let asked: string[];
let caches: CacheStorage;
let versions: VersionCaches;

beforeEach(() => {
  site = { '': '<p>one', 'page-1.js': 'one', 'icon.svg': 'drop' };
  stale = {};
  asked = [];
  caches = fakeCaches();
  versions = createVersionCaches(caches, SCOPE);
});

const fetchIt = async (url: string, { cache }: RequestInit): Promise<Response> => {
  const path = url.slice(SCOPE.length);
  asked.push(`${path} ${cache}`);
  const content = (cache === 'default' ? stale[path] : undefined) ?? site[path];
  if (content === undefined) return new Response('', { status: 404 });
  return new Response(content, {
    headers: { 'Content-Type': 'x/y', 'Content-Encoding': 'br', 'X-Policy': 'p' },
  });
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const version = (id: string, files: Record<string, string>): Version => ({
  id,
  files: Object.entries(files).map(([path, text]) => ({ path, sha256: sha256(text) })),
});

const ONE = version('1', { 'index.html': '<p>one', 'page-1.js': 'one', 'icon.svg': 'drop' });

const put = (which: Version) =>
  install(which, versions, { fetch: fetchIt, subtle: crypto.subtle, scope: SCOPE });

const text = async (which: Version, path: string) => (await versions.file(which, path))?.text();

describe('install', () => {
  it('keeps every file, with the headers that are still true', async () => {
    await put(ONE);
    expect(await versions.all()).toEqual([ONE]);
    expect(await text(ONE, 'index.html')).toBe('<p>one');
    expect(Object.fromEntries((await versions.file(ONE, 'page-1.js'))!.headers)).toEqual({
      'content-type': 'x/y',
      'x-policy': 'p',
    });
  });

  it('asks past all caches for what is not as it was built', async () => {
    stale['page-1.js'] = 'zero';
    await put(ONE);
    expect(await text(ONE, 'page-1.js')).toBe('one');
    expect(asked.filter((what) => what.startsWith('page'))).toEqual([
      'page-1.js default',
      'page-1.js reload',
    ]);
  });

  it('copies what another version has, and fetches the rest', async () => {
    await put(ONE);
    asked = [];
    site = { '': '<p>two', 'page-2.js': 'two' };
    const two = version('2', { 'index.html': '<p>two', 'page-2.js': 'two', 'icon.svg': 'drop' });
    await put(two);
    expect(asked.sort()).toEqual([' default', 'page-2.js default']);
    expect(await text(two, 'icon.svg')).toBe('drop');
    expect(await text(ONE, 'index.html')).toBe('<p>one');
  });

  it.each([
    ['missing', undefined],
    ['another', 'damaged'],
  ])('keeps nothing of a version of which a file is %s', async (_, content) => {
    await put(ONE);
    site = { '': '<p>two', ...(content !== undefined && { 'page-2.js': content }) };
    await expect(put(version('2', { 'index.html': '<p>two', 'page-2.js': 'two' }))).rejects.toThrow(
      'page-2.js',
    );
    expect(await versions.all()).toEqual([ONE]);
    expect(await caches.keys()).toHaveLength(1);
  });

  it('keeps nothing where there is no room', async () => {
    const full = { ...caches, open: async (name: string) => ({ ...(await caches.open(name)), put: noRoom }) };
    versions = createVersionCaches(full as unknown as CacheStorage, SCOPE);
    await expect(put(ONE)).rejects.toThrow('full');
    expect(await caches.keys()).toEqual([]);
  });

  it('takes index.html itself from a server that has nothing for its folder', async () => {
    site = { 'index.html': '<p>one', 'page-1.js': 'one', 'icon.svg': 'drop' };
    await put(ONE);
    expect(await text(ONE, 'index.html')).toBe('<p>one');
  });
});

async function noRoom(): Promise<never> {
  throw new DOMException('full', 'QuotaExceededError');
}

describe('version caches', () => {
  it('drop versions that nobody uses, and leave other pages’ caches of the origin alone', async () => {
    await put(ONE);
    await caches.open('inkling /other/ 7');
    await caches.open('inkling-mnist');
    await caches.open('inkling /pad/ unfinished');
    await versions.keepOnly(new Set(['2']));
    expect(await versions.all()).toEqual([]);
    expect(await caches.keys()).toEqual(['inkling /other/ 7', 'inkling-mnist']);
  });

  it('do not count what was not written to its end', async () => {
    const cache = await caches.open('inkling /pad/ 3');
    await cache.put(`${SCOPE}index.html`, new Response('<p>three'));
    await (await caches.open('inkling /pad/ 4')).put(
      `${SCOPE}.inkling-version.json`,
      new Response('{"id":4'),
    );
    expect(await versions.all()).toEqual([]);
  });
});
