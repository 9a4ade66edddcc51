import { setBackend } from '@tensorflow/tfjs';
import { isRequest, type Request } from '../protocol/messages';
import { startFirstBackend } from './backends/start';
import { startWebgl } from './backends/webgl';
import { openDataset } from './data/dataset';
import { tfjsEngine } from './engine/tfjs-engine';
import { loadDefaultNetwork } from './session/default-network';
import { createSession, type SessionEnvironment } from './session/session';
import { createYield } from './session/yield';

/** The worker's entry: puts the session together and connects it with the page. */

declare const self: DedicatedWorkerGlobalScope;

const post: SessionEnvironment['post'] = (event) => self.postMessage(event);

const handle = createSession({
  post,
  startEngine: async (order) => {
    const report = await startFirstBackend(order, {
      webgl: () => startWebgl(() => post({ type: 'failed', error: { kind: 'contextLost' } })),
      wasm: async () => (await import('./backends/wasm')).startWasm(),
      cpu: async () => setBackend('cpu'),
    });
    return { engine: tfjsEngine(report.backend), report };
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
