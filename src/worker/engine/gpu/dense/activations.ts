import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import type { Texture } from '../gl/textures';
import { blocks } from '../shaders/glsl';
import { softmaxForward } from '../shaders/softmax';
import type { DenseLayer } from './kernels';
import { createLayerForward } from './layer-forward';
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
 * @param partsOf in how many parts a layer's input is summed
 */
export function createActivations(
  gpu: Gpu,
  layers: readonly DenseLayer[],
  columns: number,
  partsOf: (layer: DenseLayer, columns: number) => number,
): Activations {
  const hidden = layers.map((layer, index) => ({
    units: layer.units,
    forward: createLayerForward(gpu, layer, index === 0, columns, partsOf(layer, columns)),
    output: createQuads(gpu, columns, blocks(layer.units)),
    /** what its softmax takes */
    logits: layer.spec.activation === 'softmax' ? createQuads(gpu, columns, blocks(layer.units)) : null,
  }));
  const outputs = hidden.map(({ output }) => output);

  return {
    outputs,
    passes: (batch, kernels) =>
      hidden.flatMap(({ units, forward, output, logits }, index) => {
        const from = index === 0 ? batch : outputs[index - 1]!;
        const passes = forward.passes(from, kernels[index]!, (logits ?? output).target);
        if (logits === null) return passes;
        const softmax: Pass = {
          program: gpu.programs.get(softmaxForward),
          textures: [logits.texture],
          target: output.target,
          size: Int32Array.of(0, units, 0, 0),
        };
        return [...passes, softmax];
      }),
    dispose: () => {
      for (const { forward, output, logits } of hidden) {
        forward.dispose();
        output.dispose();
        logits?.dispose();
      }
    },
  };
}
