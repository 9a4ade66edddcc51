import type { Loss } from '../../../../core/model/plan';
import { type BatchPlace, gatherFrom } from '../batches';
import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import { gatherQuads } from '../shaders/gather';
import { blocks, LABEL_ROW, TOTALS_ROW } from '../shaders/glsl';
import type { Optimizer } from '../shaders/optimizer';
import { lossShader } from '../shaders/output';
import { createActivations } from './activations';
import { createDeltas } from './backward';
import type { DenseLayer } from './kernels';
import { partsOf } from './layer-forward';
import type { LayerState } from './layer-state';
import { createQuads, type Quads } from './quads';
import { createLayerUpdate } from './updates';

/** What changes from step to step. */
export type StepNumbers = {
  /** digits */
  readonly count: number;
  /** whether the sums of loss and right readings go on, or begin anew */
  readonly goOn: boolean;
  /** the optimiser's */
  readonly rates: readonly number[];
  readonly decay: number;
};

/** The draws of a step, made once: a step but sets their numbers. */
export type Steps = {
  /** Takes a step. A draw cannot write what it reads, so steps go from one of two sets of textures to the other in turn. */
  readonly take: (from: 0 | 1, batch: BatchPlace, numbers: StepNumbers) => void;
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
  /** what full ink is */
  readonly ink: number;
};

/** The GPU is to begin while the next steps are still being told; but to flush costs more than to tell a step. */
const STEPS_A_FLUSH = 8;

export function createSteps(gpu: Gpu, options: StepOptions): Steps {
  const { layers, states, optimizer, loss, batchSize, ink } = options;
  const columns = Math.ceil(batchSize / 4);
  const hidden = layers.slice(0, -1);
  const batch = createQuads(gpu, columns, LABEL_ROW + 1);
  const activations = createActivations(gpu, hidden, columns, partsOf);
  const deltas = createDeltas(gpu, hidden, columns);
  const outputs = [0, 1].map(() => createQuads(gpu, columns, TOTALS_ROW + 1)) as [Quads, Quads];
  const updates = layers.map((layer, index) =>
    createLayerUpdate(gpu, layer, optimizer, index === 0, columns),
  );

  function createDraws(from: 0 | 1) {
    const to = from === 0 ? 1 : 0;
    const kernels = states[from].map(({ textures }) => textures[0]!);
    const inputs = [batch, ...activations.outputs];
    const allDeltas = [...deltas.deltas, outputs[to]];
    const output = {
      program: gpu.programs.get(lossShader(loss)),
      textures: [
        inputs[layers.length - 1]!.texture,
        kernels[layers.length - 1]!,
        batch.texture,
        outputs[from].texture,
      ],
      target: outputs[to].target,
      size: Int32Array.of(blocks(layers[layers.length - 1]!.inputs), 0, 0, 0),
      rates: new Float32Array(4),
    };
    const rates = new Float32Array(4);
    const passes: Pass[] = [
      ...activations.passes(batch, kernels),
      output,
      ...deltas.passes(outputs[to], activations.outputs, kernels),
      ...updates.flatMap((update, index) =>
        update.passes(inputs[index]!, allDeltas[index]!, states[from][index]!, states[to][index]!, rates),
      ),
    ];
    return { output, rates, passes };
  }
  const gather = { program: gpu.programs.get(gatherQuads), target: batch.target };
  const draws = [createDraws(0), createDraws(1)] as const;
  let taken = 0;

  return {
    take: (from, place, numbers) => {
      const { output, rates, passes } = draws[from];
      output.size[1] = numbers.goOn ? 1 : 0;
      output.rates[0] = 1 / numbers.count;
      rates.set(numbers.rates);
      for (const update of updates) update.setDecay(numbers.decay);
      gpu.run([{ ...gather, ...gatherFrom(place, numbers.count, ink) }, ...passes]);
      if (taken++ % STEPS_A_FLUSH === 0) gpu.gl.flush();
    },
    output: (from) => outputs[from === 0 ? 1 : 0],
    dispose: () => {
      batch.dispose();
      activations.dispose();
      deltas.dispose();
      for (const update of updates) update.dispose();
      for (const output of outputs) output.dispose();
    },
  };
}
