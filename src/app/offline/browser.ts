import type { OfflineAnswer } from '../../protocol/offline';
import type { OfflineEnvironment } from './offline';
import type { WorkerContainer } from './service-worker';

/** Where a browser does not say when it is idle, it is taken to be after so long. */
const IDLE_MS = 2000;

/** @param script URL of one of the scripts that this page was loaded from */
export function browserOffline(script: string): OfflineEnvironment {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return {
    container: window.top === window ? serviceWorkers() : null,
    workerUrl: new URL('sw.js', document.baseURI).href,
    script,
    saveData: connection?.saveData === true,
    idle: () =>
      new Promise((resolve) => {
        if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
        else setTimeout(resolve, IDLE_MS);
      }),
    reload: () => location.reload(),
    ask: (worker, request) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<OfflineAnswer>) => {
          port1.close();
          resolve(data);
        };
        worker.postMessage(request, [port2]);
      }),
  };
}

/** The mere mention throws in a sandboxed frame; over plain http there is none. */
function serviceWorkers(): WorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}
