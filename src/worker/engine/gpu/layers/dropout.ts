import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '../tf';

/**
 * Zeroes the numbers whose hash says so, and divides the others by 1 - rate; see `dropoutKey`. Differentiable.
 *
 * @param x [count, units] or [count, height, width, channels]
 * @param key to which a number's place in `x` is added, modulo 2^32
 */
export function dropout(x: tf.Tensor, rate: number, key: number): tf.Tensor {
  const backend = tf.backend() as MathBackendWebGL;
  const uniforms = [[key | 0], [Math.ceil(rate * 2 ** 32) | 0], [1 / (1 - rate)]];
  const masked = (values: tf.Tensor): tf.Tensor => {
    const info = backend.runWebGLProgram(maskProgram(values.shape), [values], 'float32', uniforms);
    return tf.engine().makeTensorFromTensorInfo(info);
  };
  const differentiable = tf.customGrad((input) => ({ value: masked(input as tf.Tensor), gradFunc: masked }));
  return differentiable(x);
}

/** `core/random/hash.ts` as GLSL. */
const HASH32 = `uint hash32(uint x) {
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15)) * 0x846ca68bu;
  return x ^ (x >> 16);
}`;

function maskProgram(shape: number[]): GPGPUProgram {
  const index =
    shape.length === 2
      ? 'at.x * outShape.y + at.y'
      : '((at.x * outShape.y + at.y) * outShape.z + at.z) * outShape.w + at.w';
  return {
    variableNames: ['X'],
    outputShape: shape,
    enableShapeUniforms: true,
    customUniforms: [
      { name: 'key', type: 'int' },
      { name: 'limit', type: 'int' },
      { name: 'scale', type: 'float' },
    ],
    userCode: `${HASH32}
void main() {
  ivec${shape.length} at = getOutputCoords();
  uint hash = hash32(uint(key) + uint(${index}));
  setOutput(hash < uint(limit) ? 0.0 : scale * getXAtOutCoords());
}`,
  };
}
