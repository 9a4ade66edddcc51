import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import { loadNetwork } from '../../../../src/worker/session/fetch-network';

const URL = 'https://x/models/default/network.json';
const network = denseNetwork(4);
const weights = initialWeights(network, 7);
const FILE = JSON.stringify({ network, weights: 'weights-1.bin', trained: {} });

function bytesOf(arrays: readonly Float32Array[]): ArrayBuffer {
  return Float32Array.from(arrays.flatMap((values) => [...values])).buffer;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A server with two files; a number is an HTTP status, and what is undefined gets no answer. */
function serve(
  file: string | number | undefined,
  bytes: ArrayBuffer | number | undefined = bytesOf(weights),
) {
  vi.stubGlobal('fetch', async (url: string) => {
    const body = { [URL]: file, 'https://x/models/default/weights-1.bin': bytes }[url];
    if (body === undefined) throw new TypeError('Failed to fetch');
    return typeof body === 'number' ? new Response(null, { status: body }) : new Response(body);
  });
}

describe('a network that comes with the page', () => {
  it('is loaded with its numbers, which lie beside it', async () => {
    serve(FILE);
    expect(await loadNetwork(URL)).toEqual({ network, weights });
  });

  it.each<[string, Parameters<typeof serve>, string]>([
    ['its file has no answer', [undefined], 'offline'],
    ['its file is not there', [404], 'missing'],
    ['its file is a page', ['<html>'], 'corrupt'],
    ['its file is null', ['null'], 'corrupt'],
    [
      'its network is none',
      [JSON.stringify({ network: { layers: [] }, weights: 'weights-1.bin' })],
      'corrupt',
    ],
    ['its file names no numbers', [JSON.stringify({ network })], 'corrupt'],
    ['its numbers lie in an unknown way', [FILE.replace('{', '{"encoding":"int7",')], 'corrupt'],
    ['its numbers have an error', [FILE, 500], 'missing'],
    ['its numbers are cut short', [FILE, new ArrayBuffer(8)], 'corrupt'],
  ])('is refused where %s', async (_, files, problem) => {
    serve(...files);
    await expect(loadNetwork(URL)).rejects.toMatchObject({ error: { kind: 'model', problem } });
  });

  it('is refused where its numbers have no answer', async () => {
    serve(FILE.replace('weights-1.bin', 'weights-2.bin'));
    await expect(loadNetwork(URL)).rejects.toMatchObject({
      error: { kind: 'model', problem: 'offline' },
    });
  });
});
