import { readKernels } from '../../../../../scripts/lib/kernels';
import { WASM_BUILDS, type WasmBuild } from '../../../../../src/protocol/engine';
import type { Kernels } from '../../../../../src/worker/engine/cpu/kernels';
import { Heap, type Pointer } from '../../../../../src/worker/engine/cpu/memory';

/** A build of the kernels, to be called directly. */
export type OpenKernels = { readonly kernels: Kernels; readonly heap: Heap };

/** The builds that run here. */
export const RUNNABLE_BUILDS: readonly WasmBuild[] = await runnable();

async function runnable(): Promise<WasmBuild[]> {
  const valid = await Promise.all(
    WASM_BUILDS.map(async (build) => WebAssembly.validate(await readKernels(build))),
  );
  return WASM_BUILDS.filter((_, index) => valid[index]);
}

export async function openKernels(build: WasmBuild): Promise<OpenKernels> {
  const { instance } = await WebAssembly.instantiate(await readKernels(build));
  const kernels = instance.exports as unknown as Kernels;
  return { kernels, heap: new Heap(kernels) };
}

/** Copies numbers to a place in the kernels' memory and returns it. */
export function put(heap: Heap, pointer: Pointer, values: ArrayLike<number>): Pointer {
  heap.floats(pointer, values.length).set(values);
  return pointer;
}
