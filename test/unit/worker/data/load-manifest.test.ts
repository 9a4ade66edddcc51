import { describe, expect, it } from 'vitest';
import { loadManifest } from '../../../../src/worker/data/load-manifest';
import { sampleManifest } from '../../core/data/manifest-sample';
import { answering, MANIFEST_URL } from './fake-server';

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const good = json(sampleManifest());

describe('loadManifest', () => {
  it('fetches and checks the manifest', async () => {
    const { fetch, asked } = answering(good);
    expect(await loadManifest(MANIFEST_URL, { fetch })).toEqual(sampleManifest());
    expect(asked).toEqual([{ url: MANIFEST_URL, cache: 'no-cache' }]);
  });

  it.each([
    ['no JSON', new TextEncoder().encode('<!doctype html>')],
    ['another version', json({ ...sampleManifest(), version: 99 })],
    ['an error', 500],
    ['no network', 'offline'],
  ] as const)('asks past all caches after %s', async (_, first) => {
    const { fetch, asked } = answering(first, good);
    expect(await loadManifest(MANIFEST_URL, { fetch })).toEqual(sampleManifest());
    expect(asked[1]?.cache).toBe('reload');
  });

  it.each([
    ['manifest', json([]), undefined],
    ['missing', 404, 404],
    ['offline', 'offline', undefined],
    ['corrupt', new Uint8Array(2_000_000), undefined],
  ] as const)('says %s', async (kind, answer, status) => {
    const loading = loadManifest(MANIFEST_URL, { fetch: answering(answer).fetch });
    await expect(loading).rejects.toMatchObject({ name: 'DataError', kind, status, file: 'manifest.json' });
  });

  it('can be aborted', async () => {
    const loading = loadManifest(MANIFEST_URL, { fetch: answering(good).fetch }, AbortSignal.abort());
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
