import type { Layer } from '../../../../../src/worker/engine/cpu/layer';
import type { MemoryGroup } from '../../../../../src/worker/engine/cpu/memory';
import { type OpenKernels, put } from './open-kernels';

/** What came of driving a layer forward and backward once. */
export type LayerRun = {
  readonly output: number[];
  readonly inputGradient: number[] | null;
  /** of each parameter, in their order */
  readonly gradients: number[][];
};

const PLACE = { seed: 1, step: 1, first: 0 };

/** Stands where an input's gradient must overwrite what was there. */
const STALE = 123;

/**
 * Drives a layer as the engine does.
 *
 * @param make builds the layer in this memory
 * @param parameters what its weights are set to
 * @param gradient of a loss by the output
 * @param room samples that the buffers are for, at least as many as there are
 */
export function runLayer(
  { heap }: OpenKernels,
  make: (memory: MemoryGroup) => Layer,
  parameters: readonly (readonly number[])[],
  input: readonly number[],
  samples: number,
  gradient: readonly number[],
  options: { readonly room?: number; readonly first?: boolean } = {},
): LayerRun {
  return heap.group((memory) => {
    const layer = make(memory);
    const x = memory.words(input.length);
    const dx = memory.words(input.length);
    const dy = memory.words(gradient.length);
    const pass = layer.open(memory, options.room ?? samples, true)!;
    parameters.forEach((values, index) => {
      put(heap, layer.parameters[index]!.values, values);
    });
    put(heap, x, input);
    put(heap, dx, new Array<number>(input.length).fill(STALE));
    put(heap, dy, gradient);
    pass.forward(x, samples, PLACE);
    const output = [...heap.floats(pass.output, samples * layer.outputStride)];
    const gradients: number[][] = [];
    pass.backward(x, samples, dy, options.first ? null : dx, {
      kind: 0,
      settings: 0,
      slots: () => [0, 0],
      update: (parameter, at) => {
        gradients[layer.parameters.indexOf(parameter)] = [
          ...heap.floats(at, parameter.rows * parameter.stride),
        ];
      },
    });
    const inputGradient = options.first ? null : [...heap.floats(dx, input.length)];
    memory.dispose();
    return { output, inputGradient, gradients };
  });
}
