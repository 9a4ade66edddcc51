import type { ArrivingDigits } from '../../../../core/data/digits';
import type { TrainingSpec, TrainingState, TrainingStepper } from '../../engine';
import { createBatches } from '../batches';
import type { Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import type { Texture } from '../gl/textures';
import { optimizerOf } from '../shaders/optimizer';
import type { DenseLayer } from './kernels';
import {
  createLayerState,
  createNextState,
  disposeLayerState,
  type LayerState,
  readLayers,
} from './layer-state';
import { createSteps } from './step';
import { sumTotals, totalsAreas } from './sums';

/** The network's side of a training. */
export type Trained = {
  readonly layers: readonly DenseLayer[];
  /** what full ink is */
  readonly ink: number;
  /** those of the moment; every step changes which */
  kernels: readonly Texture[];
};

/** Trains a network of Dense layers with our own programs: a step uploads nothing and reads nothing back. */
export function startDenseTraining(
  gpu: Gpu,
  datasets: Datasets,
  trained: Trained,
  { optimizer: spec, loss, batchSize }: TrainingSpec,
  digits: ArrivingDigits,
  from?: TrainingState,
): TrainingStepper {
  const { check } = gpu.context;
  check();
  const { layers, ink } = trained;
  let optimizer = optimizerOf(spec);
  const states: [readonly LayerState[], readonly LayerState[]] = [
    layers.map((layer, index) =>
      createLayerState(gpu, layer, index, trained.kernels[index]!, optimizer, from),
    ),
    layers.map((layer) => createNextState(gpu, layer, optimizer)),
  ];
  const batches = createBatches(gpu, datasets, digits, batchSize);
  const steps = createSteps(gpu, { layers, states, optimizer, loss, batchSize, ink });

  /** the set of textures that holds the training as it is now */
  let current: 0 | 1 = 0;
  let iterations = from?.iterations ?? 0;
  /** digits whose losses have been summed up and not been read */
  let unread = 0;
  let disposed = false;

  return {
    setOrder: (indices) => {
      check();
      batches.setOrder(indices);
    },
    setLearningRate: (learningRate) => {
      optimizer = optimizerOf({ ...spec, learningRate });
    },
    step: (start, end) => {
      check();
      const count = end - start;
      const place = batches.at(start, end);
      iterations += 1;
      const rates = optimizer.rates(iterations);
      steps.take(current, place, { count, goOn: unread > 0, rates, decay: optimizer.decay });
      current = current === 0 ? 1 : 0;
      trained.kernels = states[current].map(({ textures }) => textures[0]!);
      unread += count;
    },
    done: async () => {
      check();
      await gpu.fence();
    },
    totals: async () => {
      check();
      const count = unread;
      unread = 0;
      if (count === 0) return { loss: 0, correct: 0, count };
      const written = steps.output(current === 0 ? 1 : 0);
      return { ...sumTotals(await gpu.read(totalsAreas(written, batchSize))), count };
    },
    state: async () => {
      check();
      const taken = iterations;
      const [weights, ...slots] = await readLayers(
        gpu,
        layers,
        states[current].map(({ textures }) => textures),
      );
      return { weights: weights!, slots: slots.flat(), iterations: taken };
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      steps.dispose();
      batches.dispose();
      for (const [set, list] of states.entries()) {
        for (const state of list) disposeLayerState(gpu, state, set === current);
      }
    },
  };
}
