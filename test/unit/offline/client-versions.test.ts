import { expect, it } from 'vitest';
import { createClientVersions } from '../../../src/offline/client-versions';
import { fakeCaches } from './fake-caches';

const SCOPE = 'https://site.example/pad/';
const MINUTE = 60_000;

it('remembers which version a page is of, in the next worker too', async () => {
  const caches = fakeCaches();
  const first = createClientVersions(caches, SCOPE, () => 0);
  await first.set('a', 'old', false);
  const next = createClientVersions(caches, SCOPE, () => 0);
  expect(await next.get('a')).toBe('old');
  expect(await next.get('b')).toBeNull();
});

it('forgets pages that are gone, but none that may only be on its way', async () => {
  const caches = fakeCaches();
  let now = 0;
  const clients = createClientVersions(caches, SCOPE, () => now);
  await clients.set('never came', 'oldest', true);
  await clients.set('open', 'old', true);
  now = MINUTE;
  await clients.set('gone', 'older', false);
  await clients.set('loading', 'new', true);
  expect(await clients.keepOnly(new Set(['open']))).toEqual(new Set(['old', 'new']));
  expect(await clients.get('gone')).toBeNull();
  expect(await clients.get('never came')).toBeNull();
  expect(await clients.get('open')).toBe('old');
  expect(await clients.get('loading')).toBe('new');
});
