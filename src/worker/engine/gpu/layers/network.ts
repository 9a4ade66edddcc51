import * as tf from '@tensorflow/tfjs';
import type { Weights } from '../../../../core/model/initialize';
import { INPUT_SIZE, type NetworkSpec } from '../../../../core/model/network';
import type { EngineNetwork, TrainingStepper } from '../../engine';
import { createDatasetUser, type Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import { addTotals, joined, ranges } from '../ranges';
import { countCorrect, lossSum, nanUnlessFinite } from './loss';
import { buildModel, logitsOf, setModelWeights } from './model';
import { createGatherer, readTensors } from './tensors';
import { startLayersTraining } from './training';

/** Digits that are read in one go; what the layers of more make of them would fill the GPU. */
const MOST_AT_ONCE = 500;

/** Any network, computed by TensorFlow.js. */
export function buildLayersNetwork(
  gpu: Gpu,
  datasets: Datasets,
  spec: NetworkSpec,
  initial: Weights,
): EngineNetwork {
  const { check } = gpu.context;
  check();
  const model = buildModel(spec, initial);
  const gatherer = createGatherer(gpu);
  const evaluated = createDatasetUser(datasets);
  let training: TrainingStepper | null = null;
  let disposed = false;

  function weights(): tf.Tensor[] {
    return model.trainableWeights.map((weight) => weight.read());
  }

  /** Reads what `compute` gives; nothing else is left behind. */
  async function read(compute: () => tf.Tensor): Promise<Float32Array> {
    const result = tf.tidy(compute);
    const reading = readTensors(gpu, [result]);
    result.dispose();
    const [values] = await reading;
    return values!;
  }

  return {
    spec,
    weights: async () => {
      check();
      return readTensors(gpu, weights());
    },
    setWeights: (values) => {
      check();
      setModelWeights(model, spec, values);
    },
    predict: async (images) => {
      check();
      const parts = ranges(0, images.length / INPUT_SIZE, MOST_AT_ONCE).map(([start, end]) => {
        const part = images.slice(start * INPUT_SIZE, end * INPUT_SIZE);
        return read(() => tf.softmax(logitsOf(model, tf.tensor2d(part, [end - start, INPUT_SIZE]))));
      });
      return joined(await Promise.all(parts));
    },
    evaluate: async (digits, start, end) => {
      check();
      const dataset = evaluated.use(digits);
      dataset.ensure(end);
      const parts = ranges(start, end, MOST_AT_ONCE).map(async ([from, to]) => {
        const sums = await read(() => {
          const { images, labels } = gatherer.gather(dataset, from, to);
          const logits = logitsOf(model, images);
          const loss = lossSum('categorical_crossentropy', logits, labels);
          return tf.stack([tf.add(loss, nanUnlessFinite(weights())), countCorrect(logits, labels)]);
        });
        return { loss: sums[0]!, correct: sums[1]!, count: to - from };
      });
      return addTotals(await Promise.all(parts));
    },
    train: (how, digits, from) => {
      check();
      if (from !== undefined) setModelWeights(model, spec, from.weights);
      training = startLayersTraining(gpu, datasets, model, spec, how, digits, from);
      return training;
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      training?.dispose();
      gatherer.dispose();
      evaluated.dispose();
      model.dispose();
    },
  };
}
