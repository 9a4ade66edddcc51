import { mostDigitsAStep } from '../../../../core/model/cost';
import type { Weights } from '../../../../core/model/initialize';
import { INPUT_SIZE, inkValue, type NetworkSpec } from '../../../../core/model/network';
import type { EngineNetwork, TrainingStepper } from '../../engine';
import { createDatasetUser, type Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import { addTotals, joined, ranges } from '../ranges';
import * as tf from '../tf';
import { createDifferentiator } from './differentiator';
import { countCorrect, lossSum, nanUnlessFinite } from './loss';
import { createModel, logitsOf, setModelWeights, weightTensors } from './model';
import { createGatherer, readTensors } from './tensors';
import { startLayersTraining } from './training';

/** Digits that are read in one go, at most; what a layer makes of more would fill the GPU. */
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
  const model = createModel(spec, () => weightTensors(spec, initial));
  const most = Math.min(MOST_AT_ONCE, mostDigitsAStep(spec));
  const ink = inkValue(spec);
  const gatherer = createGatherer(gpu);
  const evaluated = createDatasetUser(datasets);
  let training: TrainingStepper | null = null;
  let disposed = false;

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
      return readTensors(gpu, model.variables);
    },
    setWeights: (values) => {
      check();
      setModelWeights(model, values);
    },
    predict: async (images) => {
      check();
      const parts = ranges(0, images.length / INPUT_SIZE, most).map(([start, end]) => {
        const part = images.slice(start * INPUT_SIZE, end * INPUT_SIZE).map((value) => ink * value);
        return read(() => tf.softmax(logitsOf(model, tf.tensor2d(part, [end - start, INPUT_SIZE]), null)));
      });
      return joined(await Promise.all(parts));
    },
    evaluate: async (digits, start, end) => {
      check();
      const dataset = evaluated.use(digits);
      dataset.ensure(end);
      const parts = ranges(start, end, most).map(async ([from, to]) => {
        const sums = await read(() => {
          const place = { ...dataset, order: null, start: from };
          const { images, labels } = gatherer.gather(place, to - from, ink);
          const logits = logitsOf(model, images, null);
          const loss = lossSum('categorical_crossentropy', logits, labels);
          return tf.stack([tf.add(loss, nanUnlessFinite(model.variables)), countCorrect(logits, labels)]);
        });
        return { loss: sums[0]!, correct: sums[1]!, count: to - from };
      });
      return addTotals(await Promise.all(parts));
    },
    train: (how, digits, from) => {
      check();
      if (from !== undefined) setModelWeights(model, from.weights);
      training = startLayersTraining(gpu, datasets, model, how, digits, from);
      return training;
    },
    differentiate: (how, digits) => {
      check();
      return createDifferentiator(
        gpu,
        datasets,
        createModel(spec, () => model.variables),
        how,
        digits,
      );
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      training?.dispose();
      gatherer.dispose();
      evaluated.dispose();
      tf.dispose([...model.variables]);
    },
  };
}
