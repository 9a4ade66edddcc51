import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import { loadLikeness } from '../../../../src/worker/session/likeness-file';

const URL = 'https://x/models/likeness/network.json';
const network = denseNetwork(2);
const weights = initialWeights(network, 7);
const FILE = { network, weights: 'weights-1.bin', threshold: 0.4 };

const warn = vi.fn();
beforeEach(() => vi.stubGlobal('console', { ...console, warn }));
afterEach(() => {
  vi.unstubAllGlobals();
  warn.mockReset();
});

/** A server with the two files; null for what is not there. */
function serve(file: unknown): void {
  const bytes = Float32Array.from(weights.flatMap((values) => [...values])).buffer;
  vi.stubGlobal('fetch', async (url: string) => {
    if (file === null) return new Response(null, { status: 404 });
    return new Response(url === URL ? JSON.stringify(file) : bytes);
  });
}

describe('the likeness network', () => {
  it.each([0, 0.4, 1])('is loaded with its threshold, %d', async (threshold) => {
    serve({ ...FILE, threshold });
    expect(await loadLikeness(URL)).toEqual({ network, weights, threshold });
    expect(warn).not.toHaveBeenCalled();
  });

  it.each<[string, unknown]>([
    ['it is not there', null],
    ['it is no network', { ...FILE, network: { layers: [] } }],
    ['it has no threshold', { ...FILE, threshold: undefined }],
    ['its threshold is none', { ...FILE, threshold: '0.4' }],
    ['its threshold is too high', { ...FILE, threshold: 1.5 }],
    ['its threshold is too low', { ...FILE, threshold: -0.1 }],
  ])('is missing where %s, which is told once to who looks', async (_, file) => {
    serve(file);
    expect(await loadLikeness(URL)).toBeNull();
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
