import type { ArrivingDigits } from '../../../../core/data/digits';
import { inkValue, type NetworkSpec, type RegularizerSpec } from '../../../../core/model/network';
import { trainableShapes } from '../../../../core/model/weights';
import type { TrainingSpec, TrainingState, TrainingStepper } from '../../engine';
import { createBatches } from '../batches';
import type { Datasets } from '../dataset';
import type { Gpu } from '../gl/gpu';
import { optimizerOf } from '../shaders/optimizer';
import * as tf from '../tf';
import { logitsOf, type Model, trainableVariables } from './model';
import { createTally } from './tally';
import { createGatherer, readTensors } from './tensors';
import { updateVariable, type VariableState } from './update';

/**
 * Trains a model with TensorFlow.js' own gradients.
 *
 * @param from goes on from there; the model has its weights already
 */
export function startLayersTraining(
  gpu: Gpu,
  datasets: Datasets,
  model: Model,
  { optimizer: spec, loss, batchSize, seed }: TrainingSpec,
  digits: ArrivingDigits,
  from?: TrainingState,
): TrainingStepper {
  const { check } = gpu.context;
  check();
  let optimizer = optimizerOf(spec);
  const variables = trainableVariables(model);
  const states: VariableState[] = variables.map((variable, index) => ({
    variable,
    slots: optimizer.initial.map((value, slot) => {
      const remembered = from?.slots[slot * variables.length + index];
      return tf.tidy(() => {
        const start =
          remembered === undefined
            ? tf.fill(variable.shape, value)
            : tf.tensor(remembered.slice(), variable.shape);
        return tf.variable(start, false);
      });
    }),
  }));
  const slots = optimizer.initial.flatMap((_, slot) => states.map((state) => state.slots[slot]!));
  const regularizers = regularizersOf(model.spec);
  const ink = inkValue(model.spec);
  const tally = createTally(gpu, loss);
  const batches = createBatches(gpu, datasets, digits, batchSize);
  const gatherer = createGatherer(gpu);
  let iterations = from?.iterations ?? 0;
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
      const place = batches.at(start, end);
      const count = end - start;
      iterations += 1;
      const rates = optimizer.rates(iterations);
      tf.tidy(() => {
        const { images, labels } = gatherer.gather(place, count, ink);
        const training = { seed, step: iterations, first: 0 };
        const meanLoss = (): tf.Scalar => tf.div(tally.add(logitsOf(model, images, training), labels), count);
        const { grads } = tf.variableGrads(meanLoss, variables);
        for (const [index, state] of states.entries()) {
          updateVariable(state, grads[state.variable.name]!, optimizer, rates, regularizers[index]);
        }
      });
    },
    done: async () => {
      check();
      await gpu.fence();
    },
    totals: async () => {
      check();
      return tally.take(model.variables);
    },
    state: async () => {
      check();
      const taken = iterations;
      const read = await readTensors(gpu, [...model.variables, ...slots]);
      const weights = read.slice(0, model.variables.length);
      return { weights, slots: read.slice(weights.length), iterations: taken };
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      tf.dispose(slots);
      tally.dispose();
      gatherer.dispose();
      batches.dispose();
    },
  };
}

/** Each trainable array's penalty: a kernel's; none for the others. */
function regularizersOf(network: NetworkSpec): (RegularizerSpec | undefined)[] {
  return trainableShapes(network).map(({ role, layer }) => {
    const spec = network.layers[layer]!;
    return role === 'kernel' && 'kernelRegularizer' in spec ? spec.kernelRegularizer : undefined;
  });
}
