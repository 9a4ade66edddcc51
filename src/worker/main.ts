import type { EngineName } from '../protocol/engine';
import { isRequest, type Request } from '../protocol/messages';
import { fetchAugmentKernel } from './augment/kernel-files';
import { loadRedraw, redrawSoon } from './augment/start';
import { openDataset } from './data/dataset';
import { fetchKernels } from './engine/cpu/kernel-files';
import { startCpuEngine } from './engine/cpu/start';
import { withDeadline } from './engine/deadline';
import type { Engine } from './engine/engine';
import { gpuRenderer } from './engine/gpu/renderer';
import { loadNetwork } from './session/fetch-network';
import { loadLikeness } from './session/likeness-file';
import { createSession } from './session/session';
import { createYield } from './session/yield';

/** The worker's entry: puts the session together and connects it with the page. */

declare const self: DedicatedWorkerGlobalScope;

/** Longer than a weak GPU takes to compile the programs of the largest network. */
const ENGINE_DEADLINE_MS = 20_000;

const handle = createSession({
  post: (event) => self.postMessage(event),
  startEngine,
  gpuRenderer,
  openData: (url, onProgress) =>
    openDataset(url, {
      onProgress: ({ set, samples, total, loadedBytes, askedBytes }) =>
        onProgress({ set, samples, total, loadedBytes, totalBytes: askedBytes }),
    }),
  redraw: redrawSoon(() => loadRedraw(fetchAugmentKernel)),
  loadNetwork,
  loadLikeness,
  now: () => performance.now(),
  breathe: createYield(),
});

async function startEngine(name: EngineName, onLost: () => void): Promise<Engine> {
  if (name === 'wasm') return startCpuEngine(fetchKernels);
  // By itself, so that nobody waits for TensorFlow.js who does not use it.
  const { startGpuEngine } = await import('./engine/gpu/start');
  return withDeadline(await startGpuEngine(onLost), ENGINE_DEADLINE_MS);
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (isRequest(data)) handle(data);
});
