import type { OfflineAnswer, OfflineRequest } from '../../protocol/offline';
import { createStore, type Store } from '../store';
import type { Worker, WorkerContainer, WorkerRegistration } from './service-worker';

export type OfflineState = {
  /** What of the page is there without a network: `page` is all but MNIST's digits; `unknown` until it is asked for. */
  readonly kept: 'unknown' | 'nothing' | 'page' | 'all';
  /** Whether there is a newer version than the one that runs in this tab. */
  readonly update: 'none' | 'ready' | 'postponed' | 'started';
};

export type OfflineEnvironment = {
  /** null where the browser refuses service workers, or the page is in a frame, which others keep or don't */
  readonly container: WorkerContainer | null;
  /** URL of the service worker's script */
  readonly workerUrl: string;
  /** URL of one of the scripts that this page was loaded from, by whose hash its version is known */
  readonly script: string;
  /** The person asked to be spared what is not needed at once. */
  readonly saveData: boolean;
  /** Settles when the page has nothing else to do. */
  readonly idle: () => Promise<void>;
  readonly reload: () => void;
  /** Sends a request to a service worker and resolves with its answer. */
  readonly ask: (worker: Worker, request: OfflineRequest) => Promise<OfflineAnswer>;
};

/** Keeps the page for when there is no network, and tells of newer versions. */
export type Offline = {
  readonly store: Store<OfflineState, Partial<OfflineState>>;
  /** Loads this tab anew, with the newest version; other tabs stay as they are. */
  readonly update: () => void;
  /** The offer goes, until there is another. */
  readonly postpone: () => void;
  readonly dispose: () => void;
};

export function createOffline(environment: OfflineEnvironment): Offline {
  const { container, workerUrl, script, saveData, idle, reload, ask } = environment;
  const store = createStore<OfflineState, Partial<OfflineState>>(
    { kept: 'unknown', update: 'none' },
    (state, change) => ({ ...state, ...change }),
  );
  const stop = new AbortController();
  const { signal } = stop;
  const change = (changed: Partial<OfflineState>) => {
    if (!signal.aborted) store.dispatch(changed);
  };
  const offer = () => {
    if (store.getSnapshot().update !== 'started') change({ update: 'ready' });
  };
  let registration: WorkerRegistration | null = null;

  async function keep(workers: WorkerContainer): Promise<void> {
    await idle();
    if (signal.aborted) return;
    listen(workers);
    registration = await workers.register(workerUrl, { updateViaCache: 'none' });
    watch(registration, workers);
    const worker = registration.active ?? (await activated(registration));
    const { digits } = await ask(worker, { type: 'loaded', script });
    change({ kept: digits ? 'all' : 'page' });
    if (digits || saveData || signal.aborted) return;
    await idle();
    change({ kept: (await ask(worker, { type: 'keepDigits' })).digits ? 'all' : 'page' });
  }

  function listen(workers: WorkerContainer): void {
    // The first worker that takes a page over brings nothing new.
    let controlled = workers.controller !== null;
    const taken = () => {
      if (store.getSnapshot().update === 'started') reload();
      else if (controlled) offer();
      controlled = true;
    };
    workers.addEventListener('controllerchange', taken, { signal });
  }

  function watch(registered: WorkerRegistration, workers: WorkerContainer): void {
    if (registered.waiting !== null && workers.controller !== null) offer();
    const found = () => {
      const { installing } = registered;
      const changed = () => {
        if (installing?.state === 'installed' && workers.controller !== null) offer();
      };
      installing?.addEventListener('statechange', changed, { signal });
    };
    registered.addEventListener('updatefound', found, { signal });
  }

  // Private windows, full disks, http, a server without the script: nothing is kept, and nothing else is lost.
  const nothing = () => change({ kept: 'nothing' });
  if (container === null) nothing();
  else keep(container).catch(nothing);

  return {
    store,
    update: () => {
      change({ update: 'started' });
      // Another tab may have brought the new version in already.
      if (registration?.waiting)
        registration.waiting.postMessage({ type: 'update' } satisfies OfflineRequest);
      else reload();
    },
    postpone: () => change({ update: 'postponed' }),
    dispose: () => stop.abort(),
  };
}

/** @throws Error if the first worker of a page could not keep it */
function activated({ installing, waiting }: WorkerRegistration): Promise<Worker> {
  const worker = installing ?? waiting;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === 'activated') resolve(worker);
      else if (!worker || worker.state === 'redundant') reject(new Error('the page could not be kept'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}
