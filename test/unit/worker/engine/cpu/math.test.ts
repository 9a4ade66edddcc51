import { describe, expect, it } from 'vitest';
import { ACTIVATIONS, type Activation } from '../../../../../src/core/model/network';
import type { WasmBuild } from '../../../../../src/protocol/engine';
import { Heap } from '../../../../../src/worker/engine/cpu/memory';
import { BUILDS, openKernels } from './support';

async function activate(build: WasmBuild, activation: Activation, values: Float32Array) {
  const kernels = await openKernels(build);
  const heap = new Heap(kernels);
  const pointer = heap.group((memory) => memory.words(values.length));
  heap.f32.set(values, pointer >>> 2);
  const count = values.length;
  kernels.activate(ACTIVATIONS.indexOf(activation), pointer, 1, count, count);
  return heap.floats(pointer, count).slice();
}

/** From -20 to 20, and near 0 where cancellation would show; an odd number of them, for vectors have a rest. */
const VALUES = Float32Array.from({ length: 4001 }, (_, index) => {
  const x = (index - 2000) / 100;
  return index % 2 === 0 ? x : x * 1e-4;
});

describe.each(BUILDS)('functions of the %s build', (build) => {
  it.each([
    ['sigmoid', (x: number) => 1 / (1 + Math.exp(-x))],
    ['tanh', Math.tanh],
    ['elu', (x: number) => (x > 0 ? x : Math.expm1(x))],
  ] as const)('%s is right to a few of the last bits', async (activation, expected) => {
    const results = await activate(build, activation, VALUES);
    for (const [index, x] of VALUES.entries()) {
      const y = expected(x);
      expect(Math.abs(results[index]! - y)).toBeLessThanOrEqual(5e-7 * Math.abs(y));
    }
  });

  it('softmax is right to a few of the last bits', async () => {
    const values = VALUES.slice(1990, 2013);
    const results = await activate(build, 'softmax', values);
    const sum = values.reduce((total, x) => total + Math.exp(x), 0);
    for (const [index, x] of values.entries()) {
      expect(results[index]! / (Math.exp(x) / sum)).toBeCloseTo(1, 6);
    }
  });

  it.each(ACTIVATIONS)('%s stands far-off numbers, and NaN stays NaN', async (activation) => {
    const far = await activate(build, activation, Float32Array.of(-1e30, -200, -90, 0, 90, 200, 1e30));
    expect(far.every(Number.isFinite)).toBe(true);
    const none = await activate(build, activation, new Float32Array(7).fill(Number.NaN));
    expect(none.every(Number.isNaN)).toBe(true);
  });

  it('gives no denormals to the layers above', async () => {
    const results = await activate(build, 'sigmoid', Float32Array.of(-1000, -100, -88, -80));
    for (const y of results) expect(y).toBeGreaterThan(1e-30);
  });
});
