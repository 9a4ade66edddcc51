import type { Loss } from '../../../../core/model/plan';
import type { Dataset } from '../dataset';
import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import type { Texture } from '../gl/textures';
import { gatherQuads } from '../shaders/gather';
import { blocks, LABEL_ROW, TOTALS_ROW } from '../shaders/glsl';
import type { Optimizer } from '../shaders/optimizer';
import { lossShader } from '../shaders/output';
import { updateShader } from '../shaders/update';
import { createActivations } from './activations';
import { createDeltas } from './backward';
import { biasRow, type DenseLayer } from './kernels';
import type { LayerState } from './layer-state';
import { createQuads, type Quads } from './quads';

/** What changes from step to step. */
export type StepNumbers = {
  /** place in the order of the first digit */
  readonly from: number;
  /** digits */
  readonly count: number;
  /** whether the sums of loss and right readings go on, or begin anew */
  readonly goOn: boolean;
  /** the optimiser's */
  readonly rates: readonly number[];
};

/** The draws of a step, made once: a step but sets their numbers. */
export type Steps = {
  /** Takes a step. A draw cannot write what it reads, so steps go from one of two sets of textures to the other in turn. */
  readonly take: (from: 0 | 1, order: Texture, numbers: StepNumbers) => void;
  /** The output layer's quads after a step from there, with the sums. */
  readonly output: (from: 0 | 1) => Quads;
  readonly dispose: () => void;
};

export type StepOptions = {
  readonly layers: readonly DenseLayer[];
  readonly states: readonly [readonly LayerState[], readonly LayerState[]];
  readonly optimizer: Optimizer;
  readonly loss: Loss;
  /** digits a step, at most */
  readonly batchSize: number;
  readonly dataset: Dataset;
};

export function createSteps(gpu: Gpu, options: StepOptions): Steps {
  const { layers, states, optimizer, loss, batchSize, dataset } = options;
  const columns = Math.ceil(batchSize / 4);
  const hidden = layers.slice(0, -1);
  const batch = createQuads(gpu, columns, LABEL_ROW + 1);
  const activations = createActivations(gpu, hidden, columns);
  const deltas = createDeltas(gpu, hidden, columns);
  const outputs = [0, 1].map(() => createQuads(gpu, columns, TOTALS_ROW + 1)) as [Quads, Quads];

  function createDraws(from: 0 | 1) {
    const to = from === 0 ? 1 : 0;
    const kernels = states[from].map(({ textures }) => textures[0]!);
    const inputs = [batch, ...activations.outputs];
    const allDeltas = [...deltas.deltas, outputs[to]];
    const gather = {
      program: gpu.programs.get(gatherQuads),
      target: batch.target,
      size: Int32Array.of(0, 0, 1, 0),
    };
    const output = {
      program: gpu.programs.get(lossShader(loss)),
      textures: [inputs[layers.length - 1]!, kernels[layers.length - 1]!, batch, outputs[from]].map(
        textureOf,
      ),
      target: outputs[to].target,
      size: Int32Array.of(blocks(layers[layers.length - 1]!.inputs), 0, 0, 0),
      rates: new Float32Array(4),
    };
    const rates = new Float32Array(4);
    const updates = layers.map((layer, index) => {
      const { l1, l2 } = layer.spec.kernelRegularizer ?? { l1: 0, l2: 0 };
      return {
        program: gpu.programs.get(updateShader(optimizer.shader, index === 0)),
        textures: [inputs[index]!.texture, allDeltas[index]!.texture, ...states[from][index]!.textures],
        target: states[to][index]!.target,
        size: Int32Array.of(biasRow(layer), columns, 0, 0),
        rates,
        penalties: Float32Array.of(l1, l2, optimizer.decay, 0),
      };
    });
    const after: Pass[] = [
      ...activations.passes(batch, kernels),
      output,
      ...deltas.passes(outputs[to], activations.outputs, kernels),
      ...updates,
    ];
    return { gather, output, rates, after };
  }
  const draws = [createDraws(0), createDraws(1)] as const;

  return {
    take: (from, order, numbers) => {
      const { gather, output, rates, after } = draws[from];
      gather.size[0] = numbers.from;
      gather.size[1] = numbers.count;
      output.size[1] = numbers.goOn ? 1 : 0;
      output.rates[0] = 1 / numbers.count;
      rates.set(numbers.rates);
      gpu.run([{ ...gather, textures: [dataset.images, dataset.labels, order] }, ...after]);
    },
    output: (from) => outputs[from === 0 ? 1 : 0],
    dispose: () => {
      batch.dispose();
      activations.dispose();
      deltas.dispose();
      for (const output of outputs) output.dispose();
    },
  };
}

function textureOf(source: Quads | Texture): Texture {
  return 'texture' in source ? source.texture : source;
}
