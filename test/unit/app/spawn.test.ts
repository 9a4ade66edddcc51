import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spawnWorker } from '../../../src/app/spawn';

const URL_OF_WORKER = 'https://site.example/assets/main-AAAAAAAA.js';

type Started = { readonly url: string; readonly options: WorkerOptions };

let started: Started[];

beforeEach(() => {
  started = [];
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      constructor(url: string, options: WorkerOptions) {
        super();
        started.push({ url, options });
      }
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

describe('spawnWorker', () => {
  it('starts the script itself where the page has an origin', () => {
    vi.stubGlobal('origin', 'https://site.example');
    spawnWorker(URL_OF_WORKER);
    expect(started).toEqual([{ url: URL_OF_WORKER, options: { type: 'module', name: 'inkling' } }]);
  });

  it('goes round by a classic script that imports it where the page has none, and tells it again what came early', async () => {
    vi.stubGlobal('origin', 'null');
    let blob: Blob | null = null;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
      blob = made as Blob;
      return 'blob:null/1';
    });
    spawnWorker(URL_OF_WORKER);
    expect(started).toEqual([{ url: 'blob:null/1', options: { name: 'inkling' } }]);

    // The script as a worker would run it: messages come before the module is there.
    const scope = new EventTarget();
    const heard: unknown[] = [];
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const importing = (await blob!.text()).replace('import(', 'load(');
    const run = new Function('addEventListener', 'removeEventListener', 'dispatchEvent', 'load', importing);
    run(
      scope.addEventListener.bind(scope),
      scope.removeEventListener.bind(scope),
      scope.dispatchEvent.bind(scope),
      (url: string) => {
        expect(url).toBe(URL_OF_WORKER);
        return arrived;
      },
    );
    scope.dispatchEvent(new MessageEvent('message', { data: 'start' }));
    scope.dispatchEvent(new MessageEvent('message', { data: 'predict' }));
    scope.addEventListener('message', (event) => heard.push((event as MessageEvent).data));
    arrive();
    await arrived;
    await Promise.resolve();
    scope.dispatchEvent(new MessageEvent('message', { data: 'later' }));
    expect(heard).toEqual(['start', 'predict', 'later']);
  });
});
