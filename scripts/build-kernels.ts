/**
 * Compiles the CPU engine's kernels, `src/kernels`, from AssemblyScript to WebAssembly: build/kernels/scalar.wasm, simd.wasm
 * and relaxed.wasm.
 *
 *     npx tsx scripts/build-kernels.ts            does nothing if they are newer than their sources
 *     npx tsx scripts/build-kernels.ts --force    compiles in any case
 */
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { WASM_BUILDS, type WasmBuild } from '../src/protocol/engine';
import { isFresh } from './lib/fresh';
import { KERNELS_FOLDER } from './lib/kernels';
import { ROOT } from './lib/run';

const SOURCES = 'src/kernels';
const FEATURES: { readonly [build in WasmBuild]: readonly string[] } = {
  scalar: [],
  simd: ['simd'],
  relaxed: ['simd', 'relaxed-simd'],
};

const started = performance.now();
const force = process.argv.includes('--force');
const inputs = [SOURCES, 'scripts/build-kernels.ts', 'node_modules/assemblyscript/package.json'].map((path) =>
  join(ROOT, path),
);
const stale = WASM_BUILDS.filter((build) => force || !isFresh(fileOf(build), inputs));
mkdirSync(KERNELS_FOLDER, { recursive: true });
for (const build of stale) await compile(build);
console.log(
  stale.length === 0
    ? 'The kernels are built already'
    : `Kernels built in ${((performance.now() - started) / 1000).toFixed(1)} s: ${stale.join(', ')}`,
);

function fileOf(build: WasmBuild): string {
  return join(KERNELS_FOLDER, `${build}.wasm`);
}

/** @throws Error with the compiler's words if it does not compile */
async function compile(build: WasmBuild): Promise<void> {
  const entry = build === 'scalar' ? 'scalar.ts' : 'simd.ts';
  // Written beside its place and moved there whole: another process may read the old one meanwhile.
  const output = `build/kernels/${build}.wasm.${process.pid}`;
  const { error, stderr } = await asc.main([
    `${SOURCES}/${entry}`,
    `--baseDir=${ROOT}`,
    `--outFile=${output}`,
    '-O3',
    '--noAssert',
    '--runtime=minimal',
    '--use=abort=', // no import: the kernels throw nothing, and the allocator's refusals trap
    ...FEATURES[build].flatMap((feature) => ['--enable', feature]),
  ]);
  if (error !== null) throw new Error(`${build}: ${error.message}\n${stderr.toString()}`);
  if (stderr.toString() !== '') console.error(stderr.toString());
  renameSync(join(ROOT, output), fileOf(build));
}
