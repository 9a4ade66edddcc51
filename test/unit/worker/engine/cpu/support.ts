/** What the tests of the CPU engine share: its builds, and digits of their own. */
import { readKernels } from '../../../../../scripts/lib/kernels';
import { IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import { type NetworkSpec, shapeSize } from '../../../../../src/core/model/network';
import { weightShapes } from '../../../../../src/core/model/weights';
import { seededRandom } from '../../../../../src/core/random/random';
import { WASM_BUILDS, type WasmBuild } from '../../../../../src/protocol/engine';
import type { Kernels } from '../../../../../src/worker/engine/cpu/kernels';
import { supports } from '../../../../../src/worker/engine/cpu/probe';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../../src/worker/engine/engine';

/** The builds that run in this Node: relaxed SIMD came with version 22. */
export const BUILDS: readonly WasmBuild[] = WASM_BUILDS.filter(supports);

export function startBuild(build: WasmBuild): Promise<Engine> {
  return startCpuEngine(readKernels, [build]);
}

/** The kernels alone, without an engine. */
export async function openKernels(build: WasmBuild): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(await readKernels(build));
  return instance.exports as unknown as Kernels;
}

/** Random digits, a fifth of whose pixels have ink; the first pixel and the last never. */
export function someDigits(count: number, seed = 1) {
  const random = seededRandom(seed, 0);
  const images = Uint8Array.from({ length: count * IMAGE_PIXELS }, (_, index) => {
    const pixel = index % IMAGE_PIXELS;
    if (pixel === 0 || pixel === IMAGE_PIXELS - 1 || random() > 0.2) return 0;
    return 1 + Math.floor(random() * 255);
  });
  const labels = Uint8Array.from({ length: count }, () => Math.floor(random() * 10));
  return { images, labels, available: count };
}

/** Random weights, biases included, of about the size that networks have; the same for the same seed. */
export function someWeights(network: NetworkSpec, seed = 1): Float32Array[] {
  return weightShapes(network).map(({ shape, role }, index) => {
    const random = seededRandom(seed, index + 1);
    const limit = shape.length === 1 ? 0.3 : Math.sqrt(6 / shapeSize(shape.slice(0, -1)));
    const middle = role === 'gamma' || role === 'moving_variance' ? 1 : 0;
    return Float32Array.from({ length: shapeSize(shape) }, () => middle + (2 * random() - 1) * limit);
  });
}

/** The greatest difference between numbers at the same place; NaN if one is none. One `expect` is faster than thousands. */
export function greatestError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.NaN;
  let most = 0;
  for (let at = 0; at < found.length; at++) most = Math.max(most, Math.abs(found[at]! - expected[at]!));
  return most;
}

/** The greatest of their sizes. */
export function greatestSize(values: ArrayLike<number>): number {
  return greatestError(values, new Float64Array(values.length));
}

/** 0, 1, ... count - 1. */
export function inOrder(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => index);
}
