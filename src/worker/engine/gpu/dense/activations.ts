import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import type { Texture } from '../gl/textures';
import { forwardShader } from '../shaders/forward';
import { blocks } from '../shaders/glsl';
import { softmaxForward } from '../shaders/softmax';
import type { DenseLayer } from './kernels';
import { createQuads, type Quads } from './quads';

/** What the hidden layers make of a batch. */
export type Activations = {
  /** the results, layer by layer */
  readonly outputs: readonly Quads[];
  /** Draws that compute them. @param kernels of all layers */
  readonly passes: (batch: Quads, kernels: readonly Texture[]) => Pass[];
  readonly dispose: () => void;
};

/**
 * @param layers all but the output layer
 * @param columns digits / 4
 */
export function createActivations(gpu: Gpu, layers: readonly DenseLayer[], columns: number): Activations {
  const hidden = layers.map(({ spec, inputs, units }, index) => ({
    inputs,
    units,
    program: gpu.programs.get(forwardShader(spec.activation, index === 0)),
    output: createQuads(gpu, columns, blocks(units)),
    /** what its softmax takes */
    logits: spec.activation === 'softmax' ? createQuads(gpu, columns, blocks(units)) : null,
  }));
  const outputs = hidden.map(({ output }) => output);

  return {
    outputs,
    passes: (batch, kernels) =>
      hidden.flatMap(({ inputs, units, program, output, logits }, index) => {
        const size = Int32Array.of(blocks(inputs), units, 0, 0);
        const from = index === 0 ? batch : outputs[index - 1]!;
        const layer: Pass = {
          program,
          textures: [from.texture, kernels[index]!],
          target: (logits ?? output).target,
          size,
        };
        if (logits === null) return [layer];
        const softmax = gpu.programs.get(softmaxForward);
        return [layer, { program: softmax, textures: [logits.texture], target: output.target, size }];
      }),
    dispose: () => {
      for (const { output, logits } of hidden) {
        output.dispose();
        logits?.dispose();
      }
    },
  };
}
