import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import { blocks } from '../shaders/glsl';
import type { Optimizer } from '../shaders/optimizer';
import { applyShader, gradientShader, updateShader } from '../shaders/update';
import { biasRow, type DenseLayer } from './kernels';
import type { LayerState } from './layer-state';
import { createQuads, type Quads } from './quads';

/** The optimiser's step for one layer. */
export type LayerUpdate = {
  /**
   * Draws that take it.
   *
   * @param inputs what the layer took
   * @param deltas the loss' gradient by what its activation took
   * @param rates the optimiser's, which change from step to step
   */
  readonly passes: (
    inputs: Quads,
    deltas: Quads,
    from: LayerState,
    to: LayerState,
    rates: Float32Array,
  ) => Pass[];
  /** What of itself a weight loses before each update, from now on; the optimiser's until then. */
  readonly setDecay: (decay: number) => void;
  readonly dispose: () => void;
};

/** Texels times quads of a layer from which on its gradient is summed in a draw of its own. */
const MUCH_TO_SUM = 50_000;

/**
 * @param first whether it is the first layer, most of whose input is zero
 * @param columns digits / 4
 */
export function createLayerUpdate(
  gpu: Gpu,
  layer: DenseLayer,
  optimizer: Optimizer,
  first: boolean,
  columns: number,
): LayerUpdate {
  const { l1, l2 } = layer.spec.kernelRegularizer ?? { l1: 0, l2: 0 };
  const penalties = Float32Array.of(l1, l2, optimizer.decay, 0);
  const apart = layer.width * layer.height * columns >= MUCH_TO_SUM;
  const gradient = apart ? createQuads(gpu, layer.width, blocks(layer.inputs) + 1) : null;

  return {
    passes: (inputs, deltas, from, to, rates) => {
      const summed = [inputs.texture, deltas.texture];
      const step = {
        target: to.target,
        size: Int32Array.of(biasRow(layer), columns, 0, 0),
        rates,
        penalties,
      };
      if (gradient === null) {
        const program = gpu.programs.get(updateShader(optimizer.shader));
        return [{ ...step, program, textures: [...summed, ...from.textures] }];
      }
      const sum: Pass = {
        program: gpu.programs.get(gradientShader(first)),
        textures: summed,
        target: gradient.target,
        size: Int32Array.of(blocks(layer.inputs), columns, 0, 0),
      };
      const program = gpu.programs.get(applyShader(optimizer.shader));
      return [sum, { ...step, program, textures: [gradient.texture, ...from.textures] }];
    },
    setDecay: (decay) => {
      penalties[2] = decay;
    },
    dispose: () => gradient?.dispose(),
  };
}
