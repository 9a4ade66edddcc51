import scalar from '../../../build/kernels/augment-scalar.wasm?url&no-inline';
import simd from '../../../build/kernels/augment-simd.wasm?url&no-inline';
import type { AugmentBuild } from './start';

const URLS: { readonly [build in AugmentBuild]: string } = { simd, scalar };

/**
 * Fetches a build of the kernel that draws digits anew, as the page was built with it.
 *
 * @throws Error if the answer is not the file
 */
export async function fetchAugmentKernel(build: AugmentBuild): Promise<ArrayBuffer> {
  const response = await fetch(URLS[build]);
  if (!response.ok) throw new Error(`the kernel did not load: ${response.status}`);
  return response.arrayBuffer();
}
