import type { WasmBuild } from '../../../protocol/engine';
import type { Engine } from '../engine';
import { CpuEngine } from './engine';
import type { Kernels } from './kernels';
import { supports } from './probe';

/** Fetches or reads a build of the kernels. */
export type KernelLoader = (variant: WasmBuild) => Promise<BufferSource>;

/** The builds from the fastest to the one that runs everywhere. */
const BEST_FIRST = ['relaxed', 'simd', 'scalar'] as const satisfies readonly WasmBuild[];

/**
 * Starts the CPU engine with the fastest build that runs here.
 *
 * @param variants to try, in this order; those whose instructions are not known here are passed over
 * @throws the last build's error if none starts
 */
export async function startCpuEngine(
  loadKernels: KernelLoader,
  variants: readonly WasmBuild[] = BEST_FIRST,
): Promise<Engine> {
  let failure: unknown = new Error(`WebAssembly here runs none of: ${variants.join(', ')}`);
  for (const variant of variants.filter(supports)) {
    try {
      const { instance } = await WebAssembly.instantiate(await loadKernels(variant));
      return new CpuEngine(instance.exports as unknown as Kernels, variant);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
