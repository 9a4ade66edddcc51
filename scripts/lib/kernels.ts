import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redraw } from '../../src/core/data/augment-redraw';
import type { WasmBuild } from '../../src/protocol/engine';
import { type AugmentBuild, loadRedraw } from '../../src/worker/augment/start';
import { ROOT } from './run';

/** Where `scripts/build-kernels.ts` puts the WebAssembly, a file for each build. */
export const KERNELS_FOLDER = join(ROOT, 'build', 'kernels');

/** Reads a build of the engine's kernels from disk, for `startCpuEngine` in Node. */
export function readKernels(build: WasmBuild): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(join(KERNELS_FOLDER, `${build}.wasm`)) as Promise<Uint8Array<ArrayBuffer>>;
}

/** Reads a build of the kernel that draws digits anew, for `loadRedraw` in Node. */
export function readAugmentKernel(build: AugmentBuild): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(join(KERNELS_FOLDER, `augment-${build}.wasm`)) as Promise<Uint8Array<ArrayBuffer>>;
}

/** What the page draws variants of digits with, in Node. */
export function openRedraw(): Promise<Redraw> {
  return loadRedraw(readAugmentKernel);
}
