import { setBackend } from '@tensorflow/tfjs';
import type { BackendName, BackendReport } from '../../protocol/backend';
import type { Engine } from '../engine/engine';
import { tfjsEngine } from '../engine/tfjs-engine';
import { startFirstBackend } from './start';
import { startWebgl } from './webgl';

/**
 * Starts TensorFlow.js on the first backend that runs here.
 *
 * @param onContextLost called when the GPU takes the context away; the engine is of no use after it.
 * @throws InklingFailure `backend` when none runs.
 */
export async function startTfjs(
  order: readonly BackendName[],
  onContextLost: () => void,
): Promise<{ readonly engine: Engine; readonly report: BackendReport }> {
  const report = await startFirstBackend(order, {
    webgl: () => startWebgl(onContextLost),
    wasm: async () => (await import('./wasm')).startWasm(),
    cpu: async () => setBackend('cpu'),
  });
  return { engine: tfjsEngine(report.backend), report };
}
