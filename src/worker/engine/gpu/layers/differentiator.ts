import type { ArrivingDigits } from '../../../../core/data/digits';
import { mostDigitsAStep } from '../../../../core/model/cost';
import { inkValue } from '../../../../core/model/network';
import { type Differentiator, GRADIENT_CHUNK, type GradientSpec } from '../../engine';
import { createBatches } from '../batches';
import type { Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import { ranges } from '../ranges';
import * as tf from '../tf';
import { logitsOf, type Model, setModelWeights, trainableVariables } from './model';
import { createTally } from './tally';
import { createGatherer, readTensors } from './tensors';

/** @param model its own: nobody else changes it, and it goes with the differentiator */
export function createDifferentiator(
  gpu: Gpu,
  datasets: Datasets,
  model: Model,
  { loss, seed }: GradientSpec,
  digits: ArrivingDigits,
): Differentiator {
  const { check } = gpu.context;
  const variables = trainableVariables(model);
  const gradients = tf.tidy(() => variables.map(({ shape }) => tf.variable(tf.zeros(shape), false)));
  const most = Math.min(GRADIENT_CHUNK, mostDigitsAStep(model.spec));
  const ink = inkValue(model.spec);
  const tally = createTally(gpu, loss);
  const batches = createBatches(gpu, datasets, digits, most);
  const gatherer = createGatherer(gpu);
  let disposed = false;

  function add(first: number, end: number, step: number): void {
    tf.tidy(() => {
      const { images, labels } = gatherer.gather(batches.at(first, end), end - first, ink);
      const { grads } = tf.variableGrads(
        () => tally.add(logitsOf(model, images, { seed, step, first }), labels),
        variables,
      );
      for (const [index, { name }] of variables.entries()) {
        gradients[index]!.assign(tf.add(gradients[index]!, grads[name]!));
      }
    });
  }

  return {
    setOrder: (order) => {
      check();
      batches.setOrder(order);
    },
    setWeights: (weights) => {
      check();
      setModelWeights(model, weights);
    },
    accumulate: (from, to, step) => {
      check();
      for (const [first, end] of ranges(from, to, most)) add(first, end, step);
    },
    done: async () => {
      check();
      await gpu.fence();
    },
    sums: async () => {
      check();
      const reading = Promise.all([tally.take(model.variables), readTensors(gpu, gradients)]);
      tf.tidy(() => {
        for (const gradient of gradients) gradient.assign(tf.zeros(gradient.shape));
      });
      const [totals, gradient] = await reading;
      return { totals, gradient };
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      tf.dispose(gradients);
      tf.dispose([...model.variables]);
      tally.dispose();
      gatherer.dispose();
      batches.dispose();
    },
  };
}
