import * as tf from '@tensorflow/tfjs';
import { CLASS_COUNT, type Digits, IMAGE_PIXELS } from '../../../src/core/data/digits';
import { initialWeights } from '../../../src/core/model/initialize';
import { INPUT_IMAGE, INPUT_SIZE, isDense, type NetworkSpec } from '../../../src/core/model/network';
import { weightShapes } from '../../../src/core/model/weights';
import { type Contender, planOf, type Task } from './contender';
import { fitLayers } from './fit-layers';

/**
 * TensorFlow.js as its own guides use it: `tf.sequential`, `tf.train.adam()`, `model.fit` on tensors that are on the
 * backend already. To its favour: no metrics, no yielding to the page, and a data set of just the digits it is timed on.
 */
export function fitContender(digits: Digits, task: Task): Contender {
  const { network, batchSize, seed } = planOf(task);
  const model = tf.sequential({ layers: fitLayers(network) });
  const weights = initialWeights(network, seed);
  model.setWeights(weightShapes(network).map(({ shape }, index) => tf.tensor(weights[index]!, [...shape])));
  model.compile({ optimizer: tf.train.adam(), loss: 'categoricalCrossentropy' });
  let data: FitData | undefined;

  return {
    run: async (steps) => {
      const count = steps * batchSize;
      if (data?.count !== count) {
        tf.dispose([data?.images, data?.labels]);
        data = await upload(digits, count, network);
      }
      const started = performance.now();
      await model.fit(data.images, data.labels, {
        batchSize,
        epochs: 1,
        shuffle: true,
        verbose: 0,
        yieldEvery: 'never',
      });
      return performance.now() - started;
    },
  };
}

type FitData = { readonly count: number; readonly images: tf.Tensor; readonly labels: tf.Tensor };

/** The first digits as tensors, again from the beginning where there are too few. */
async function upload(digits: Digits, count: number, network: NetworkSpec): Promise<FitData> {
  const shape = isDense(network) ? [INPUT_SIZE] : INPUT_IMAGE;
  const available = digits.labels.length;
  const pixels = new Float32Array(count * IMAGE_PIXELS);
  const classes = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    const from = (index % available) * IMAGE_PIXELS;
    pixels.set(digits.images.subarray(from, from + IMAGE_PIXELS), index * IMAGE_PIXELS);
    classes[index] = digits.labels[index % available]!;
  }
  const images = tf.tensor(
    pixels.map((pixel) => pixel / 255),
    [count, ...shape],
  );
  const labels = tf.tidy(() => tf.oneHot(tf.tensor1d(classes, 'int32'), CLASS_COUNT).toFloat());
  await labels.data();
  return { count, images, labels };
}
