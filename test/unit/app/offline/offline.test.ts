import { beforeEach, describe, expect, it } from 'vitest';
import { createOffline, type Offline, type OfflineEnvironment } from '../../../../src/app/offline/offline';
import type { Worker } from '../../../../src/app/offline/service-worker';
import type { OfflineRequest } from '../../../../src/protocol/offline';

/** A thing that is listened to. */
class Target {
  private readonly listeners: (() => void)[] = [];
  addEventListener(_: string, listener: () => void): void {
    this.listeners.push(listener);
  }
  happen(): void {
    for (const listener of this.listeners) listener();
  }
}

class FakeWorker extends Target {
  readonly told: unknown[] = [];
  constructor(public state: ServiceWorkerState) {
    super();
  }
  postMessage(message: unknown): void {
    this.told.push(message);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.happen();
  }
}

class FakeRegistration extends Target {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
}

class FakeContainer extends Target {
  controller: FakeWorker | null = null;
  registration = new FakeRegistration();
  register = async () => this.registration;
}

let container: FakeContainer;
let asked: OfflineRequest['type'][];
let reloads: number;
/** whether MNIST's digits are kept, at each time that it is asked */
let digits: boolean[];

beforeEach(() => {
  container = new FakeContainer();
  asked = [];
  reloads = 0;
  digits = [false, true];
});

function start(changed: Partial<OfflineEnvironment> = {}): Offline {
  return createOffline({
    container,
    workerUrl: 'https://site.example/sw.js',
    script: 'https://site.example/assets/a-AAAAAAAA.js',
    saveData: false,
    idle: async () => {},
    reload: () => {
      reloads += 1;
    },
    ask: async (_: Worker, { type }) => {
      asked.push(type);
      return { digits: digits.shift() ?? true };
    },
    ...changed,
  });
}

/** Everything that needs no one else has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function keptBefore(): FakeWorker {
  const worker = new FakeWorker('activated');
  container.registration.active = worker;
  container.controller = worker;
  return worker;
}

describe('what is kept', () => {
  it('is the page, then the digits', async () => {
    keptBefore();
    const { store } = start();
    const seen: string[] = [store.getSnapshot().kept];
    store.subscribe(() => seen.push(store.getSnapshot().kept));
    await settled();
    expect(seen).toEqual(['unknown', 'page', 'all']);
    expect(asked).toEqual(['loaded', 'keepDigits']);
  });

  it('is the page alone where data shall be saved', async () => {
    keptBefore();
    const { store } = start({ saveData: true });
    await settled();
    expect(store.getSnapshot().kept).toBe('page');
    expect(asked).toEqual(['loaded']);
  });

  it('is asked for once the first worker is there', async () => {
    const worker = new FakeWorker('installing');
    container.registration.installing = worker;
    const { store } = start();
    await settled();
    expect(store.getSnapshot().kept).toBe('unknown');
    worker.become('activated');
    await settled();
    expect(store.getSnapshot().kept).toBe('all');
  });

  it('is nothing where that worker found no room', async () => {
    const worker = new FakeWorker('installing');
    container.registration.installing = worker;
    const { store } = start();
    await settled();
    worker.become('redundant');
    await settled();
    expect(store.getSnapshot().kept).toBe('nothing');
  });

  it('is nothing where the browser refuses', async () => {
    expect(start({ container: null }).store.getSnapshot().kept).toBe('nothing');
    container.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const { store } = start();
    await settled();
    expect(store.getSnapshot().kept).toBe('nothing');
  });
});

describe('an update', () => {
  async function found(): Promise<{ offline: Offline; next: FakeWorker }> {
    keptBefore();
    const offline = start();
    await settled();
    const next = new FakeWorker('installing');
    container.registration.installing = next;
    container.registration.happen();
    container.registration.installing = null;
    container.registration.waiting = next;
    next.become('installed');
    return { offline, next };
  }

  it('is offered when it is there whole, and not before', async () => {
    keptBefore();
    const { store } = start();
    await settled();
    const next = new FakeWorker('installing');
    container.registration.installing = next;
    container.registration.happen();
    expect(store.getSnapshot().update).toBe('none');
    next.become('installed');
    expect(store.getSnapshot().update).toBe('ready');
  });

  it('comes when the person says so, and the tab is loaded anew once the new worker is in charge', async () => {
    const { offline, next } = await found();
    expect(next.told).toEqual([]);
    offline.update();
    expect(next.told).toEqual([{ type: 'update' }]);
    expect(reloads).toBe(0);
    container.happen();
    expect(reloads).toBe(1);
  });

  it('that another tab took is offered here, and nothing is reloaded', async () => {
    const { offline } = await found();
    offline.postpone();
    container.registration.waiting = null;
    container.happen();
    expect(reloads).toBe(0);
    expect(offline.store.getSnapshot().update).toBe('ready');
    offline.update();
    expect(reloads).toBe(1);
  });

  it('is not what the first worker of a page is', async () => {
    const worker = new FakeWorker('installing');
    container.registration.installing = worker;
    const { store } = start();
    await settled();
    worker.become('installed');
    worker.become('activated');
    container.controller = worker;
    container.happen();
    await settled();
    expect(store.getSnapshot().update).toBe('none');
  });

  it('that waits since an earlier visit is offered', async () => {
    keptBefore();
    container.registration.waiting = new FakeWorker('installed');
    const { store } = start();
    await settled();
    expect(store.getSnapshot().update).toBe('ready');
  });
});
