import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKernels } from '../../../../scripts/lib/kernels';
import {
  ACTIVATIONS,
  type Activation,
  INITIALIZERS,
  type Initializer,
} from '../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS, OPTIMIZER_TYPES } from '../../../../src/core/model/optimizer';
import { LOSSES, type TrainingPlan } from '../../../../src/core/model/plan';
import { trainableShapes, weightShapes } from '../../../../src/core/model/weights';
import { InklingFailure } from '../../../../src/protocol/errors';
import { startCpuEngine } from '../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../src/worker/engine/engine';
import { createRun, giveUpTrainer, placeRun, pullRun } from '../../../../src/worker/session/run';
import { MNIST_PLAN } from '../../core/model/mnist-plan';
import { learnableDigits, wholeDataset } from './whole-data';

/** Not the same number of each digit: else the biases alone would have nothing to learn where the kernels are zero. */
const COUNT = 37;
const digits = learnableDigits(COUNT);
const dataset = wholeDataset(digits, digits);
const order = Uint32Array.from({ length: COUNT }, (_, index) => index);
let engine: Engine;

beforeAll(async () => {
  engine = await startCpuEngine(readKernels);
});
afterAll(() => engine.dispose());

function planOf(activation: Activation, kernelInitializer: Initializer): TrainingPlan {
  return {
    ...MNIST_PLAN, // styles and variants would be other digits each epoch, whose losses don't compare
    network: {
      layers: [
        { type: 'Dense', units: 8, activation, kernelInitializer },
        { type: 'Dense', units: 10, activation: 'softmax', kernelInitializer },
      ],
    },
    batchSize: COUNT,
    trainingSize: COUNT,
    validationSplit: 0,
    shuffle: false,
  };
}

/** The loss before each epoch of a run, until it is no number any more. */
async function losses(plan: TrainingPlan): Promise<number[]> {
  const run = createRun(plan);
  const network = placeRun(run, engine);
  const found: number[] = [];
  try {
    for (;;) {
      const next = await pullRun(run, dataset, 'run', () => performance.now());
      if (next.done) break;
      if (next.value.type === 'epoch') found.push(next.value.result.training.loss);
    }
  } catch (thrown) {
    if (!(thrown instanceof InklingFailure && thrown.error.kind === 'diverged')) throw thrown;
  } finally {
    giveUpTrainer(run);
    network.dispose();
  }
  return found;
}

/** How steep the loss is at the start: the greatest slope along any weight. */
async function steepness(plan: TrainingPlan): Promise<number> {
  const run = createRun(plan);
  const network = placeRun(run, engine);
  const differentiator = network.differentiate(plan, { ...digits, available: COUNT });
  differentiator.setOrder(order);
  differentiator.accumulate(0, COUNT, 1);
  const { gradient } = await differentiator.sums();
  expect(gradient.length).toBe(trainableShapes(plan.network).length);
  differentiator.dispose();
  network.dispose();
  return (
    Math.max(
      ...gradient.flatMap((values) => values.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0)),
    ) / COUNT
  );
}

/** A slope below this is none that a float would notice. */
const FLAT = 1e-6;
/** Steps are tried ever shorter: what grows without bounds at an optimiser's default may go down at a smaller rate. */
const SMALLER = [1, 0.1, 0.01, 1e-4, 1e-6];

describe.each(OPTIMIZER_TYPES)('%s', (type) => {
  describe.each(LOSSES)('%s', (loss) => {
    it.each(ACTIVATIONS)(
      '%s takes steps from every initialiser, and a loss that can go down goes down',
      async (activation) => {
        for (const initializer of INITIALIZERS) {
          const plan = { ...planOf(activation, initializer), loss };
          const steep = await steepness(plan);
          const { learningRate } = OPTIMIZER_DEFAULTS[type];
          let down = false;
          for (const share of SMALLER) {
            const optimizer = { ...OPTIMIZER_DEFAULTS[type], learningRate: learningRate * share };
            const [first, ...later] = await losses({ ...plan, optimizer, epochs: 6 });
            expect(first, initializer).toBeGreaterThan(0);
            down = later.some((after) => after < first!);
            if (down || !(steep > FLAT)) break;
          }
          expect(down || !(steep > FLAT), `${initializer}, steepest slope ${steep}`).toBe(true);
        }
      },
    );
  });
});

it('most combinations can go down, so that this is a test of something', async () => {
  let flat = 0;
  for (const activation of ACTIVATIONS) {
    for (const initializer of INITIALIZERS) {
      const plan = planOf(activation, initializer);
      expect(weightShapes(plan.network).length).toBe(4);
      if (!((await steepness(plan)) > FLAT)) flat += 1;
    }
  }
  expect(flat).toBeLessThan(5);
});
