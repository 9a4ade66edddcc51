import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WasmBuild } from '../../src/protocol/engine';
import { ROOT } from './run';

/** Where `scripts/build-kernels.ts` puts the CPU engine's WebAssembly, a file for each build. */
export const KERNELS_FOLDER = join(ROOT, 'build', 'kernels');

/** Reads a build of the kernels from disk, for `startCpuEngine` in Node. */
export function readKernels(build: WasmBuild): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(join(KERNELS_FOLDER, `${build}.wasm`)) as Promise<Uint8Array<ArrayBuffer>>;
}
