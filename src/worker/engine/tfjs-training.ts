import * as tf from '@tensorflow/tfjs';
import type { Digits } from '../../core/data/digits';
import type { OptimizerSpec } from '../../core/model/plan';
import { gatherBatch } from './batch';
import type { TrainingStepper } from './engine';
import { asTotals, batchLoss, countCorrect, uploadBatch } from './tfjs-loss';

/** Trains a model whose last layer gives logits, with TensorFlow.js' own gradients and optimisers. */
export function startTfjsTraining(
  model: tf.Sequential,
  spec: OptimizerSpec,
  digits: Digits,
): TrainingStepper {
  const optimizer = createOptimizer(spec);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  // Summed up on the backend: reading a number back from a GPU costs more than a step.
  const sums = tf.tidy(() => tf.variable(tf.zeros([2]), false));
  let count = 0;

  return {
    step: (indices) => {
      const batch = gatherBatch(digits, indices);
      tf.tidy(() => {
        const { images, labels } = uploadBatch(batch);
        const meanLoss = (): tf.Scalar => {
          const logits = model.apply(images, { training: true }) as tf.Tensor2D;
          const loss = batchLoss(logits, labels);
          sums.assign(tf.add(sums, tf.stack([loss, countCorrect(logits, labels)])));
          return tf.div(loss, batch.count);
        };
        optimizer.minimize(meanLoss, false, variables);
      });
      count += batch.count;
    },
    totals: async () => {
      const totals = asTotals((await sums.data()) as Float32Array, count);
      tf.tidy(() => sums.assign(tf.zeros([2])));
      count = 0;
      return totals;
    },
    dispose: () => {
      optimizer.dispose();
      sums.dispose();
    },
  };
}

function createOptimizer(spec: OptimizerSpec): tf.Optimizer {
  switch (spec.type) {
    case 'Adam':
      return tf.train.adam(spec.learningRate, spec.beta1, spec.beta2, spec.epsilon);
    case 'SGD':
      return spec.momentum === 0
        ? tf.train.sgd(spec.learningRate)
        : tf.train.momentum(spec.learningRate, spec.momentum);
    default:
      return spec satisfies never;
  }
}
