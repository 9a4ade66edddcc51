import { GPGPUContext, MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import { isDense } from '../../../core/model/network';
import type { Engine } from '../engine';
import { createDatasets } from './dataset';
import { buildDenseNetwork } from './dense/network';
import type { Gpu } from './gl/gpu';
import { buildLayersNetwork } from './layers/network';
import * as tf from './tf';

/** TensorFlow.js' name of its WebGL backend: its kernels are registered under it. */
const BACKEND = 'webgl';

/**
 * The engine on a context that TensorFlow.js and our own programs share. TensorFlow.js gets this context and no other:
 * left to itself it refuses `OffscreenCanvas` in Safari by its user agent (its issues 7803 and 8267), though Safari has had
 * one that works since version 17; and after a lost context it silently computes on with an empty one (its issue 756), and
 * with programs of the old one.
 */
export async function createGpuEngine(gpu: Gpu): Promise<Engine> {
  const { context, textures } = gpu;
  const backend = await startTfjs(context.gl);
  const datasets = createDatasets(gpu);
  return {
    name: 'webgl',
    variant: null,
    build: (spec, weights) =>
      isDense(spec)
        ? buildDenseNetwork(gpu, datasets, spec, weights)
        : buildLayersNetwork(gpu, datasets, spec, weights),
    memory: () => {
      const memory = tf.memory() as tf.MemoryInfo & { readonly numBytesInGPUAllocated?: number };
      return {
        tensors: memory.numTensors + textures.count(),
        bytes: memory.numBytes + textures.bytes(),
        gpuBytes: (memory.numBytesInGPUAllocated ?? 0) + textures.bytes(),
      };
    },
    dispose: () => {
      // By now another engine may have put its own backend there.
      if (tf.findBackend(BACKEND) === backend) tf.removeBackend(BACKEND);
      gpu.dispose();
    },
  };
}

async function startTfjs(context: WebGL2RenderingContext): Promise<MathBackendWebGL> {
  const gl = context as unknown as WebGLRenderingContext;
  setWebGLContext(2, gl);
  // Otherwise small tensors are computed with in main memory, and the numbers depend on where they happen to be.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  if (tf.findBackendFactory(BACKEND) !== null) tf.removeBackend(BACKEND);
  const backend = new MathBackendWebGL(new GPGPUContext(gl));
  tf.registerBackend(BACKEND, () => backend, 2);
  if (!(await tf.setBackend(BACKEND))) throw new Error('TensorFlow.js does not start on this context');
  return backend;
}
