import { describe, expect, it } from 'vitest';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { denseNetwork } from '../../../../../src/core/model/presets';
import { Heap, OutOfMemory } from '../../../../../src/worker/engine/cpu/memory';
import { openKernels, someDigits, someWeights, startBuild } from './support';

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

  it.each([
    ['more than any array may have', 1_000_000],
    ['more than 32 bits count, by a little', 684_785],
  ])('that runs out is an error, and the engine works on: %s', async (_, batchSize) => {
    const engine = await startBuild('scalar');
    const built = engine.build(network, someWeights(network));
    const before = engine.memory();
    const spec = {
      optimizer: OPTIMIZER_DEFAULTS.Adam,
      loss: 'categorical_crossentropy',
      batchSize,
      seed: 1,
    } as const;
    expect(() => built.train(spec, someDigits(1))).toThrow(OutOfMemory);
    expect(engine.memory()).toEqual(before);

    expect(await built.weights()).toEqual(someWeights(network));
    const training = built.train({ ...spec, batchSize: 1 }, someDigits(1));
    training.setOrder(Uint32Array.of(0));
    training.step(0, 1);
    expect(Number.isFinite((await training.totals()).loss)).toBe(true);
  });

  it('that does not grow is an error too', async () => {
    const kernels = await openKernels('scalar');
    const heap = new Heap(kernels);
    const large = 2 ** 30 - 64;
    // Not through the heap, which clears what it gives out: memory that nothing touches costs none.
    const taken: number[] = [];
    expect(() => {
      while (taken.length < 8) taken.push(kernels.allocate(large));
    }).toThrow(WebAssembly.RuntimeError);
    expect(() => heap.group((memory) => memory.bytes(large))).toThrow(OutOfMemory);
    expect(heap.report()).toEqual({ tensors: 0, bytes: 0, gpuBytes: 0 });

    for (const pointer of taken) kernels.free(pointer);
    const pointer = heap.group((memory) => memory.words(100));
    heap.floats(pointer, 100).fill(1);
    expect(heap.floats(pointer, 100)).toEqual(new Float32Array(100).fill(1));
  });

  it('is cleared when it is given out again', async () => {
    const heap = new Heap(await openKernels('scalar'));
    const first = heap.group((memory) => {
      const pointer = memory.words(50);
      heap.floats(pointer, 50).fill(7);
      memory.dispose();
      return pointer;
    });
    const again = heap.group((memory) => memory.words(50));
    expect(again).toBe(first);
    expect(heap.floats(again, 50)).toEqual(new Float32Array(50));
  });

  it('of a group that fails is given back', async () => {
    const heap = new Heap(await openKernels('scalar'));
    expect(() =>
      heap.group((memory) => {
        memory.words(50);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(heap.report().tensors).toBe(0);
  });

  it('refuses weights of another size', async () => {
    const engine = await startBuild('scalar');
    const weights = someWeights(network);
    expect(() => engine.build(network, weights.with(2, new Float32Array(81)))).toThrow(RangeError);
    expect(engine.memory().tensors).toBe(0);
  });
});
