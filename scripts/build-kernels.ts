/**
 * Compiles the kernels, `src/kernels`, from AssemblyScript to WebAssembly: build/kernels/scalar.wasm, simd.wasm and relaxed.wasm,
 * which are the CPU engine's, and augment-scalar.wasm and augment-simd.wasm, which draw digits anew.
 *
 *     npx tsx scripts/build-kernels.ts            does nothing if they are newer than their sources
 *     npx tsx scripts/build-kernels.ts --force    compiles in any case
 */
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import type { WasmBuild } from '../src/protocol/engine';
import type { AugmentBuild } from '../src/worker/augment/start';
import { isFresh } from './lib/fresh';
import { KERNELS_FOLDER } from './lib/kernels';
import { ROOT } from './lib/run';

type Module = {
  /** of the file, without its ending */
  readonly name: string;
  readonly entry: string;
  /** beyond what every browser with WebAssembly knows */
  readonly features: readonly string[];
  readonly runtime: 'minimal' | 'stub';
};

const SOURCES = 'src/kernels';
const FEATURES: { readonly [build in WasmBuild]: readonly string[] } = {
  scalar: [],
  simd: ['simd'],
  relaxed: ['simd', 'relaxed-simd'],
};
const MODULES: readonly Module[] = [
  engineModule('scalar', 'scalar.ts'),
  engineModule('simd', 'simd.ts'),
  engineModule('relaxed', 'simd.ts'),
  augmentModule('scalar'),
  augmentModule('simd'),
];

const started = performance.now();
const force = process.argv.includes('--force');
const inputs = [SOURCES, 'scripts/build-kernels.ts', 'node_modules/assemblyscript/package.json'].map((path) =>
  join(ROOT, path),
);
const stale = MODULES.filter((module) => force || !isFresh(fileOf(module), inputs));
mkdirSync(KERNELS_FOLDER, { recursive: true });
for (const module of stale) await compile(module);
console.log(
  stale.length === 0
    ? 'The kernels are built already'
    : `Kernels built in ${((performance.now() - started) / 1000).toFixed(1)} s: ${stale.map(({ name }) => name).join(', ')}`,
);

function engineModule(build: WasmBuild, entry: string): Module {
  return { name: build, entry, features: FEATURES[build], runtime: 'minimal' };
}

/** It has no heap. */
function augmentModule(build: AugmentBuild): Module {
  return { name: `augment-${build}`, entry: 'augment.ts', features: FEATURES[build], runtime: 'stub' };
}

function fileOf({ name }: Module): string {
  return join(KERNELS_FOLDER, `${name}.wasm`);
}

/** @throws Error with the compiler's words if it does not compile */
async function compile(module: Module): Promise<void> {
  const { name, entry, features, runtime } = module;
  // Written beside its place and moved there whole: another process may read the old one meanwhile.
  const output = `build/kernels/${name}.wasm.${process.pid}`;
  const { error, stderr } = await asc.main([
    `${SOURCES}/${entry}`,
    `--baseDir=${ROOT}`,
    `--outFile=${output}`,
    '-O3',
    '--noAssert',
    `--runtime=${runtime}`,
    '--use=abort=', // no import: the kernels throw nothing, and the allocator's refusals trap
    ...features.flatMap((feature) => ['--enable', feature]),
  ]);
  if (error !== null) throw new Error(`${name}: ${error.message}\n${stderr.toString()}`);
  if (stderr.toString() !== '') console.error(stderr.toString());
  renameSync(join(ROOT, output), fileOf(module));
}
