import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '../tf';

/**
 * x . kernel + bias; differentiable.
 *
 * TensorFlow.js keeps four numbers of a matrix in a texel. Where rows or columns are odd in number, something is left over,
 * in which its operations leave what they please, and its matrix product counts that in if both sides have something
 * there: so the gradient of a kernel is wrong after an odd number of digits. It is right if one side has zeros there. The
 * kernel has. The gradient gets them by way of a texture with one number a texel, from which it is packed anew.
 *
 * @param x [count, inputs]
 * @param kernel [inputs, units]
 * @param bias [units]
 */
export function dense(x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor {
  return withUnpackedGradient(tf.add(tf.matMul(x, kernel), bias));
}

function withUnpackedGradient(x: tf.Tensor): tf.Tensor {
  const identity = tf.customGrad((input) => ({ value: (input as tf.Tensor).clone(), gradFunc: unpacked }));
  return identity(x);
}

function unpacked(x: tf.Tensor): tf.Tensor {
  const program: GPGPUProgram = {
    variableNames: ['X'],
    outputShape: x.shape,
    enableShapeUniforms: true,
    userCode: 'void main() { setOutput(getXAtOutCoords()); }',
  };
  const info = (tf.backend() as MathBackendWebGL).runWebGLProgram(program, [x], 'float32');
  return tf.engine().makeTensorFromTensorInfo(info);
}
