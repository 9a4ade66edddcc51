import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserEnvironment } from '../../../../src/worker/data/environment';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('browserEnvironment', () => {
  it('has no cache where reading it is forbidden, as in a sandboxed iframe', () => {
    Object.defineProperty(globalThis, 'caches', {
      configurable: true,
      get() {
        throw new DOMException('sandboxed', 'SecurityError');
      },
    });
    try {
      expect(browserEnvironment().caches).toBeUndefined();
    } finally {
      Reflect.deleteProperty(globalThis, 'caches');
    }
  });

  it('has no subtle over plain http', () => {
    vi.stubGlobal('crypto', {});
    expect(browserEnvironment().subtle).toBeUndefined();
  });

  it('fetches', async () => {
    vi.stubGlobal('fetch', async (url: string) => new Response(url));
    expect(await (await browserEnvironment().fetch('here')).text()).toBe('here');
  });
});
