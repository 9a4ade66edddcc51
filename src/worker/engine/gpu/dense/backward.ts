import { CLASS_COUNT } from '../../../../core/model/network';
import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import type { Texture } from '../gl/textures';
import { backwardShader } from '../shaders/backward';
import { blocks } from '../shaders/glsl';
import { softmaxBackward } from '../shaders/softmax';
import type { DenseLayer } from './kernels';
import { createQuads, type Quads } from './quads';

/** The loss' gradient by what each hidden layer's activation took. */
export type Deltas = {
  readonly deltas: readonly Quads[];
  /**
   * Draws that compute them, from the last layer to the first.
   *
   * @param outputDelta the same for the output layer
   * @param outputs what the hidden layers made of the batch
   * @param kernels of all layers
   */
  readonly passes: (outputDelta: Quads, outputs: readonly Quads[], kernels: readonly Texture[]) => Pass[];
  readonly dispose: () => void;
};

/**
 * @param layers all but the output layer
 * @param columns digits / 4
 */
export function createDeltas(gpu: Gpu, layers: readonly DenseLayer[], columns: number): Deltas {
  const hidden = layers.map(({ spec, units }, index) => ({
    units,
    unitsAfter: layers[index + 1]?.units ?? CLASS_COUNT,
    program: gpu.programs.get(backwardShader(spec.activation)),
    delta: createQuads(gpu, columns, blocks(units)),
    /** by the result of its softmax */
    gradient: spec.activation === 'softmax' ? createQuads(gpu, columns, blocks(units)) : null,
  }));
  const deltas = hidden.map(({ delta }) => delta);

  return {
    deltas,
    passes: (outputDelta, outputs, kernels) =>
      hidden
        .map(({ units, unitsAfter, program, delta, gradient }, index) => {
          const output = outputs[index]!.texture;
          const after = deltas[index + 1] ?? outputDelta;
          const layer: Pass = {
            program,
            textures: [after.texture, kernels[index + 1]!, output],
            target: (gradient ?? delta).target,
            size: Int32Array.of(blocks(unitsAfter), units, 0, 0),
          };
          if (gradient === null) return [layer];
          const softmax: Pass = {
            program: gpu.programs.get(softmaxBackward),
            textures: [gradient.texture, output],
            target: delta.target,
            size: layer.size,
          };
          return [layer, softmax];
        })
        .reverse()
        .flat(),
    dispose: () => {
      for (const { delta, gradient } of hidden) {
        delta.dispose();
        gradient?.dispose();
      }
    },
  };
}
