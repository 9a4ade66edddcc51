import { describe, expect, it, vi } from 'vitest';
import { readKernels } from '../../../../../scripts/lib/kernels';
import { denseNetwork, OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/presets';
import { WASM_BUILDS, type WasmBuild } from '../../../../../src/protocol/engine';
import { OutOfMemory } from '../../../../../src/worker/engine/cpu/memory';
import { supports } from '../../../../../src/worker/engine/cpu/probe';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import { BUILDS, someDigits, someWeights, startBuild } from './support';

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

describe('memory', () => {
  const network = denseNetwork(8);

  it('is empty before and after', async () => {
    const engine = await startBuild('scalar');
    const empty = { tensors: 0, bytes: 0, gpuBytes: 0 };
    expect(engine.memory()).toEqual(empty);
    engine.build(network, someWeights(network));
    // Kernel and bias of either layer, rows padded to whole vectors.
    expect(engine.memory()).toEqual({ tensors: 4, bytes: (784 * 8 + 8 + 8 * 12 + 12) * 4, gpuBytes: 0 });
    engine.dispose();
    expect(engine.memory()).toEqual(empty);
  });

  it('that runs out is an error, and the engine works on', async () => {
    const engine = await startBuild('scalar');
    const built = engine.build(network, someWeights(network));
    const before = engine.memory();
    const spec = {
      optimizer: OPTIMIZER_DEFAULTS.Adam,
      loss: 'categorical_crossentropy',
      batchSize: 1e6,
    } as const;
    expect(() => built.train(spec, someDigits(1))).toThrow(OutOfMemory);
    expect(engine.memory()).toEqual(before);

    expect(await built.weights()).toEqual(someWeights(network));
    const training = built.train({ ...spec, batchSize: 1 }, someDigits(1));
    training.setOrder(Uint32Array.of(0));
    training.step(0, 1);
    expect(Number.isFinite((await training.totals()).loss)).toBe(true);
  });
});
