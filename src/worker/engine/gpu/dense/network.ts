import type { Weights } from '../../../../core/model/initialize';
import { type DenseSpec, INPUT_SIZE } from '../../../../core/model/network';
import type { EngineNetwork, TrainingStepper } from '../../engine';
import { createDatasetUser, type Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import { fillTexture } from '../gl/textures';
import { addTotals, joined, ranges } from '../ranges';
import { denseLayers, packKernel } from './kernels';
import { createKernel, readLayers } from './layer-state';
import { createReaders } from './reader';
import { startDenseTraining, type Trained } from './training';

/** Digits that are read in one go; more are read in several. */
const MOST_AT_ONCE = 2048;

/** A network of Dense layers alone, computed by our own programs. */
export function buildDenseNetwork(
  gpu: Gpu,
  datasets: Datasets,
  spec: { readonly layers: readonly DenseSpec[] },
  weights: Weights,
): EngineNetwork {
  const { check } = gpu.context;
  check();
  const layers = denseLayers(spec.layers);
  const trained: Trained = {
    layers,
    kernels: layers.map((layer, index) => createKernel(gpu, layer, packKernel(layer, weights, index))),
  };
  let training: TrainingStepper | null = null;
  // Not one for both: a drawing would be read in a batch as large as the evaluation's.
  const drawings = createReaders(gpu, layers);
  const evaluations = createReaders(gpu, layers);
  const evaluated = createDatasetUser(datasets);
  let disposed = false;

  function setWeights(values: Weights): void {
    check();
    for (const [index, layer] of layers.entries()) {
      fillTexture(gpu.gl, trained.kernels[index]!, packKernel(layer, values, index));
    }
  }

  return {
    spec,
    setWeights,
    weights: async () => {
      check();
      const [read] = await readLayers(
        gpu,
        layers,
        trained.kernels.map((kernel) => [kernel]),
      );
      return read!;
    },
    predict: async (images) => {
      check();
      const parts = ranges(0, images.length / INPUT_SIZE, MOST_AT_ONCE).map(([start, end]) =>
        drawings
          .atLeast(end - start)
          .predict(images.subarray(start * INPUT_SIZE, end * INPUT_SIZE), trained.kernels),
      );
      return joined(await Promise.all(parts));
    },
    evaluate: async (digits, start, end) => {
      check();
      const dataset = evaluated.use(digits);
      dataset.ensure(end);
      const parts = ranges(start, end, MOST_AT_ONCE).map(([from, to]) =>
        evaluations.atLeast(to - from).evaluate(dataset, from, to, trained.kernels),
      );
      return addTotals(await Promise.all(parts));
    },
    train: (how, digits, from) => {
      if (from !== undefined) setWeights(from.weights);
      training = startDenseTraining(gpu, datasets, trained, how, digits, from);
      return training;
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      training?.dispose();
      drawings.dispose();
      evaluations.dispose();
      evaluated.dispose();
      for (const kernel of trained.kernels) gpu.textures.delete(kernel);
    },
  };
}
