import { isRequest, type Request } from '../protocol/messages';
import { openDataset } from './data/dataset';
import { loadDefaultNetwork } from './session/default-network';
import { createSession, type SessionEnvironment } from './session/session';
import { createYield } from './session/yield';

/** The worker's entry: puts the session together and connects it with the page. */

declare const self: DedicatedWorkerGlobalScope;

const post: SessionEnvironment['post'] = (event) => self.postMessage(event);

const handle = createSession({
  post,
  startEngine: async (order) => {
    // By itself, so that the default network is fetched while TensorFlow.js is.
    const { startTfjs } = await import('./backends/tfjs');
    return startTfjs(order, () => post({ type: 'failed', error: { kind: 'contextLost' } }));
  },
  openData: (url, onProgress) =>
    openDataset(url, {
      onProgress: ({ set, samples, total, loadedBytes, askedBytes }) =>
        onProgress({ set, samples, total, loadedBytes, totalBytes: askedBytes }),
    }),
  loadNetwork: loadDefaultNetwork,
  now: () => performance.now(),
  breathe: createYield(),
});

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (isRequest(data)) handle(data);
});
