import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { InklingFailure } from '../../../../src/protocol/errors';
import { startFirstBackend } from '../../../../src/worker/backends/start';

const none = async () => false;
const broken = async () => {
  throw new Error('driver says no');
};
const cpu = () => tf.setBackend('cpu');

const MAT_MUL = { kernelName: 'BatchMatMul', backendName: 'cpu' };

/** A backend that starts, and multiplies to nothing but zeros, as some drivers do. */
const zeros = async () => {
  const right = tf.getKernel(MAT_MUL.kernelName, MAT_MUL.backendName);
  replaceMatMul((parameters) => {
    const product = right.kernelFunc(parameters) as tf.TensorInfo;
    (parameters.backend as { data: Map<object, { values: Float32Array }> }).data
      .get(product.dataId)!
      .values.fill(0);
    return product;
  });
  mend = () => replaceMatMul(right.kernelFunc);
  return cpu();
};
let mend = () => {};

function replaceMatMul(kernelFunc: tf.KernelFunc): void {
  tf.unregisterKernel(MAT_MUL.kernelName, MAT_MUL.backendName);
  tf.registerKernel({ ...MAT_MUL, kernelFunc });
}

describe('the first backend that starts', () => {
  it('is taken, with why those before it were not', async () => {
    const report = await startFirstBackend(['webgl', 'wasm', 'cpu'], { webgl: none, wasm: broken, cpu });
    expect(report).toEqual({
      backend: 'cpu',
      failures: [
        { backend: 'webgl', reason: 'unavailable', message: '' },
        { backend: 'wasm', reason: 'error', message: 'driver says no' },
      ],
    });
  });

  it('is not one that computes wrong', async () => {
    await cpu();
    const mended = () => {
      mend();
      return cpu();
    };
    const report = await startFirstBackend(['webgl', 'cpu'], { webgl: zeros, wasm: none, cpu: mended });
    expect(report).toEqual({
      backend: 'cpu',
      failures: [{ backend: 'webgl', reason: 'wrongResult', message: '' }],
    });
  });

  it('is missed with every reason where there is none', async () => {
    const starting = startFirstBackend(['webgl', 'cpu'], { webgl: none, wasm: none, cpu: broken });
    await expect(starting).rejects.toThrow(InklingFailure);
    await expect(starting).rejects.toMatchObject({
      error: { kind: 'backend', failures: [{ reason: 'unavailable' }, { reason: 'error' }] },
    });
  });

  it('leaves no tensor behind', async () => {
    await cpu();
    const before = tf.memory().numTensors;
    await startFirstBackend(['cpu'], { webgl: none, wasm: none, cpu });
    expect(tf.memory().numTensors).toBe(before);
  });
});
