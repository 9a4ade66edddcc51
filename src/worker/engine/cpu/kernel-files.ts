import relaxed from '../../../../build/kernels/relaxed.wasm?url';
import scalar from '../../../../build/kernels/scalar.wasm?url';
import simd from '../../../../build/kernels/simd.wasm?url';
import type { WasmBuild } from '../../../protocol/engine';

const URLS: { readonly [build in WasmBuild]: string } = { scalar, simd, relaxed };

/**
 * Fetches a build of the kernels, as the page was built with it.
 *
 * @throws Error if the answer is not the file
 */
export async function fetchKernels(build: WasmBuild): Promise<ArrayBuffer> {
  const response = await fetch(URLS[build]);
  if (!response.ok) throw new Error(`the kernels did not load: ${response.status}`);
  return response.arrayBuffer();
}
