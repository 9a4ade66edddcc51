import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import type { Target } from '../gl/targets';
import type { Texture } from '../gl/textures';
import { forwardShader, joinSumsShader, partialSumsShader } from '../shaders/forward';
import { blocks } from '../shaders/glsl';
import type { DenseLayer } from './kernels';
import { createQuads, type Quads } from './quads';

/** What one hidden layer makes of its input, but for a softmax. */
export type LayerForward = {
  readonly passes: (inputs: Quads, kernel: Texture, target: Target) => Pass[];
  readonly dispose: () => void;
};

/**
 * @param first whether it is the first layer, most of whose input is zero
 * @param columns digits / 4
 * @param parts of the input that are summed each for itself
 */
export function createLayerForward(
  gpu: Gpu,
  { spec, inputs, units }: DenseLayer,
  first: boolean,
  columns: number,
  parts: number,
): LayerForward {
  const rows = blocks(inputs);
  const { programs } = gpu;
  if (parts === 1) {
    return {
      passes: (from, kernel, target) => [
        {
          program: programs.get(forwardShader(spec.activation, first)),
          textures: [from.texture, kernel],
          target,
          size: Int32Array.of(rows, units, 0, 0),
        },
      ],
      dispose: () => {},
    };
  }
  const sums = createQuads(gpu, columns, parts * blocks(units));
  return {
    passes: (from, kernel, target) => [
      {
        program: programs.get(partialSumsShader(first)),
        textures: [from.texture, kernel],
        target: sums.target,
        size: Int32Array.of(rows, Math.ceil(rows / parts), blocks(units), 0),
      },
      {
        program: programs.get(joinSumsShader(spec.activation)),
        textures: [sums.texture, kernel],
        target,
        size: Int32Array.of(rows, units, blocks(units), parts),
      },
    ],
    dispose: sums.dispose,
  };
}

/** Threads that keep a GPU busy, more or less. */
const ENOUGH_THREADS = 2048;
/** Rows of the input that are worth a thread. */
const ROWS_A_PART = 24;

/** In how many parts a layer's input is best summed. @param columns digits / 4 */
export function partsOf({ inputs, width }: DenseLayer, columns: number): number {
  const wanted = Math.round(ENOUGH_THREADS / (columns * width));
  return Math.max(1, Math.min(wanted, Math.floor(blocks(inputs) / ROWS_A_PART)));
}
