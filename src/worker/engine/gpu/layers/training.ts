import * as tf from '@tensorflow/tfjs';
import type { ArrivingDigits } from '../../../../core/data/digits';
import type { NetworkSpec } from '../../../../core/model/network';
import { weightShapes } from '../../../../core/model/weights';
import type { TrainingSpec, TrainingState, TrainingStepper } from '../../engine';
import type { Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import { createOrder } from '../order';
import { optimizerOf } from '../shaders/optimizer';
import { countCorrect, lossSum, nanUnlessFinite } from './loss';
import { logitsOf } from './model';
import { createGatherer, readTensors } from './tensors';
import { updateVariable, type VariableState } from './update';

/**
 * Trains a model whose last layer gives logits, with TensorFlow.js' own gradients.
 *
 * @param from goes on from there; the model has its weights already
 */
export function startLayersTraining(
  gpu: Gpu,
  datasets: Datasets,
  model: tf.Sequential,
  network: NetworkSpec,
  { optimizer: optimizerSpec, loss }: TrainingSpec,
  digits: ArrivingDigits,
  from?: TrainingState,
): TrainingStepper {
  const { check } = gpu.context;
  check();
  const optimizer = optimizerOf(optimizerSpec);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const states: VariableState[] = variables.map((variable, index) => ({
    variable,
    slots: optimizer.initial.map((value, slot) => {
      const remembered = from?.slots[slot * variables.length + index];
      return tf.tidy(() => {
        const start =
          remembered === undefined ? tf.fill(variable.shape, value) : tf.tensor(remembered, variable.shape);
        return tf.variable(start, false);
      });
    }),
  }));
  const regularizers = kernelRegularizers(network);
  // Summed up on the GPU: reading a number back costs more than a step.
  const sums = tf.tidy(() => tf.variable(tf.zeros([2]), false));
  const dataset = datasets.get(digits);
  const order = createOrder(gpu);
  const gatherer = createGatherer(gpu);
  let iterations = from?.iterations ?? 0;
  let unread = 0;
  let disposed = false;

  return {
    setOrder: (indices) => {
      check();
      order.set(indices);
    },
    step: (start, end) => {
      check();
      const count = end - start;
      dataset.ensure(order.needed(start, end));
      iterations += 1;
      const rates = optimizer.rates(iterations);
      tf.tidy(() => {
        const { images, labels } = gatherer.gather(dataset, start, end, order.texture());
        const meanLoss = (): tf.Scalar => {
          const logits = logitsOf(model, images);
          const sum = lossSum(loss, logits, labels);
          sums.assign(tf.add(sums, tf.stack([sum, countCorrect(logits, labels)])));
          return tf.div(sum, count);
        };
        const { grads } = tf.variableGrads(meanLoss, variables);
        for (const [index, state] of states.entries()) {
          updateVariable(state, grads[state.variable.name]!, optimizer, rates, regularizers[index]);
        }
      });
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
      const nanOrZero = tf.tidy(() => nanUnlessFinite(variables));
      const reading = readTensors(gpu, [sums, nanOrZero]);
      nanOrZero.dispose();
      tf.tidy(() => sums.assign(tf.zeros([2])));
      const [read, zero] = await reading;
      return { loss: read![0]! + zero![0]!, correct: read![1]!, count };
    },
    state: async () => {
      check();
      const taken = iterations;
      const kinds = [
        variables,
        ...optimizer.initial.map((_, slot) => states.map(({ slots }) => slots[slot]!)),
      ];
      const read = await readTensors(gpu, kinds.flat());
      return {
        weights: read.slice(0, variables.length),
        slots: read.slice(variables.length),
        iterations: taken,
      };
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      for (const { slots } of states) tf.dispose(slots);
      sums.dispose();
      gatherer.dispose();
      order.dispose();
      dataset.release();
    },
  };
}

/** For each array of weights, in `weightShapes`' order: a kernel's penalty; none for a bias. */
function kernelRegularizers(network: NetworkSpec) {
  const weighted = network.layers.filter((layer) => layer.type === 'Dense' || layer.type === 'Conv2D');
  return weightShapes(network).map((_, index) =>
    index % 2 === 0 ? weighted[index / 2]!.kernelRegularizer : undefined,
  );
}
