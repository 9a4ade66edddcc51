import { describe, expect, it, vi } from 'vitest';
import { readKernels } from '../../../../../scripts/lib/kernels';
import { WASM_BUILDS, type WasmBuild } from '../../../../../src/protocol/engine';
import { supports } from '../../../../../src/worker/engine/cpu/probe';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import { BUILDS, startBuild } from './support';

/** The bytes of a file that is no WebAssembly. */
const GARBAGE = Uint8Array.of(1, 2, 3);

describe('choosing a build', () => {
  it('takes the best that runs here', async () => {
    const engine = await startCpuEngine(readKernels);
    expect(engine).toMatchObject({ name: 'wasm', variant: BUILDS.at(-1) });
  });

  it('falls back to the next where one does not start', async () => {
    const load = vi.fn((build: WasmBuild) =>
      build === 'scalar' ? readKernels(build) : Promise.resolve(GARBAGE),
    );
    const engine = await startCpuEngine(load);
    expect(engine.variant).toBe('scalar');
    expect(load.mock.calls.map(([build]) => build)).toEqual([...BUILDS].reverse());
  });

  it('falls back where one does not load', async () => {
    const engine = await startCpuEngine((build) =>
      build === 'scalar' ? readKernels(build) : Promise.reject(new Error('404')),
    );
    expect(engine.variant).toBe('scalar');
  });

  it("fails with the last one's error where none starts", async () => {
    await expect(startCpuEngine(() => Promise.reject(new Error('404')))).rejects.toThrow('404');
  });

  it('takes the one it is told to', async () => {
    for (const build of BUILDS) expect((await startBuild(build)).variant).toBe(build);
  });

  it('does not even load what WebAssembly here does not know', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const load = vi.fn(readKernels);
    expect((await startCpuEngine(load)).variant).toBe('scalar');
    expect(load).toHaveBeenCalledTimes(1);
    await expect(startCpuEngine(load, ['relaxed', 'simd'])).rejects.toThrow('none of: relaxed, simd');
    vi.restoreAllMocks();
  });

  it('knows what the builds need: each is valid where its probe is', async () => {
    for (const build of WASM_BUILDS) {
      expect(WebAssembly.validate(await readKernels(build))).toBe(supports(build));
    }
  });

  it('has builds that export the same', async () => {
    const names = await Promise.all(
      BUILDS.map(async (build) =>
        WebAssembly.Module.exports(await WebAssembly.compile(await readKernels(build))).map(
          ({ name }) => name,
        ),
      ),
    );
    for (const other of names) expect(other).toEqual(names[0]);
  });
});
