import { setBackend } from '@tensorflow/tfjs';
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl';

/**
 * Starts TensorFlow.js' WebGL backend on a context of our own. Left to itself TensorFlow.js refuses `OffscreenCanvas`
 * in Safari by its user agent (its issues 7803 and 8267), though Safari has had one that works since version 17; and
 * after a lost context it silently computes on with an empty one (its issue 756), which we must hear of.
 *
 * @param onLost called once when the GPU takes the context away.
 */
export async function startWebgl(onLost: () => void): Promise<boolean> {
  if (typeof OffscreenCanvas === 'undefined') return false;
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    depth: false,
    stencil: false,
  });
  if (gl === null) return false;
  canvas.addEventListener('webglcontextlost', onLost, { once: true });
  setWebGLContext(2, gl as unknown as WebGLRenderingContext);
  return setBackend('webgl');
}
