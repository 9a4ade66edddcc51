import * as tf from '@tensorflow/tfjs';
import type { Weights } from '../../core/model/initialize';
import { INPUT_SIZE, type NetworkSpec, weightShapes } from '../../core/model/network';
import { gatherBatch, rangeIndices } from './batch';
import type { EngineNetwork } from './engine';
import { asTotals, batchLoss, countCorrect, uploadBatch } from './tfjs-loss';
import { startTfjsTraining } from './tfjs-training';

/**
 * The network as TensorFlow.js layers. Its last layer is left linear and gives logits, because softmax and
 * cross-entropy are exact and stable only when computed together.
 */
export function buildTfjsNetwork(spec: NetworkSpec, weights: Weights): EngineNetwork {
  const model = buildModel(spec);
  setWeights(model, spec, weights);

  const logitsOf = (images: tf.Tensor2D): tf.Tensor2D => model.apply(images) as tf.Tensor2D;

  return {
    spec,
    weights: () =>
      Promise.all(model.getWeights().map(async (weight) => (await weight.data()) as Float32Array)),
    predict: (images) =>
      download(() => tf.softmax(logitsOf(tf.tensor2d(images, [images.length / INPUT_SIZE, INPUT_SIZE])))),
    evaluate: async (digits, start, end) => {
      const batch = gatherBatch(digits, rangeIndices(start, end));
      const sums = await download(() => {
        const { images, labels } = uploadBatch(batch);
        const logits = logitsOf(images);
        return tf.stack([batchLoss(logits, labels), countCorrect(logits, labels)]);
      });
      return asTotals(sums, batch.count);
    },
    train: (optimizer, digits) => startTfjsTraining(model, optimizer, digits),
    dispose: () => model.dispose(),
  };
}

/** Runs `compute` and brings its result to main memory, with nothing left behind. */
async function download(compute: () => tf.Tensor): Promise<Float32Array> {
  const result = tf.tidy(compute);
  try {
    return (await result.data()) as Float32Array;
  } finally {
    result.dispose();
  }
}

function buildModel(spec: NetworkSpec): tf.Sequential {
  const last = spec.layers.length - 1;
  return tf.sequential({
    layers: spec.layers.map((layer, index) =>
      tf.layers.dense({
        units: layer.units,
        activation: index === last ? 'linear' : layer.activation,
        kernelInitializer: 'zeros', // the numbers come from outside, see `setWeights`
        ...(index === 0 ? { inputShape: [INPUT_SIZE] } : {}),
      }),
    ),
  });
}

function setWeights(model: tf.Sequential, spec: NetworkSpec, weights: Weights): void {
  tf.tidy(() => {
    model.setWeights(weightShapes(spec).map(({ shape }, index) => tf.tensor(weights[index]!, [...shape])));
  });
}
