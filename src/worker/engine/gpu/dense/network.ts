import type { Weights } from '../../../../core/model/initialize';
import { type DenseNetworkSpec, INPUT_SIZE, inkValue } from '../../../../core/model/network';
import type { EngineNetwork, TrainingStepper } from '../../engine';
import { createDatasetUser, type Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import { fillTexture } from '../gl/textures';
import { createDifferentiator } from '../layers/differentiator';
import { createModel } from '../layers/model';
import { addTotals, joined, ranges } from '../ranges';
import { kernelTensors } from './kernel-tensors';
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
  spec: DenseNetworkSpec,
  weights: Weights,
): EngineNetwork {
  const { check } = gpu.context;
  check();
  const layers = denseLayers(spec.layers);
  const ink = inkValue(spec);
  const trained: Trained = {
    layers,
    ink,
    kernels: layers.map((layer, index) => createKernel(gpu, layer, packKernel(layer, weights, index))),
  };
  let training: TrainingStepper | null = null;
  // Not one for both: a drawing would be read in a batch as large as the evaluation's.
  const drawings = createReaders(gpu, layers, ink);
  const evaluations = createReaders(gpu, layers, ink);
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
        evaluations
          .atLeast(to - from)
          .evaluate({ ...dataset, order: null, start: from }, to - from, trained.kernels),
      );
      return addTotals(await Promise.all(parts));
    },
    train: (how, digits, from) => {
      if (from !== undefined) setWeights(from.weights);
      training = startDenseTraining(gpu, datasets, trained, how, digits, from);
      return training;
    },
    differentiate: (how, digits) => {
      check();
      // Not worth programs of its own: full-batch optimisers take one step an epoch.
      const model = createModel(spec, () => kernelTensors(trained));
      return createDifferentiator(gpu, datasets, model, how, digits);
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
