import * as tf from '@tensorflow/tfjs';
import type { BackendName, MemoryReport } from '../../protocol/backend';
import type { Engine } from './engine';
import { buildTfjsNetwork } from './tfjs-network';

/** The engine on whichever TensorFlow.js backend runs at this moment. */
export function tfjsEngine(backend: BackendName): Engine {
  return {
    backend,
    build: buildTfjsNetwork,
    memory: tfjsMemory,
    dispose: () => tf.removeBackend(backend),
  };
}

function tfjsMemory(): MemoryReport {
  const memory: { numTensors: number; numBytes: number; numBytesInGPUAllocated?: number } = tf.memory();
  return {
    tensors: memory.numTensors,
    bytes: memory.numBytes,
    gpuBytes: memory.numBytesInGPUAllocated ?? 0,
  };
}
