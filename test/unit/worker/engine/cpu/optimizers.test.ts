import { beforeAll, describe, expect, it } from 'vitest';
import { type Digits, IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import type { DenseSpec } from '../../../../../src/core/model/network';
import type { BatchOptimizerSpec } from '../../../../../src/core/model/optimizer';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { logitsOf, softmax } from './reference';
import { referenceOptimizer } from './reference-optimizer';
import { BUILDS, inOrder, someDigits, someWeights, startBuild } from './support';

const { Adam, AdamW, RMSprop, Adagrad, SGD } = OPTIMIZER_DEFAULTS;
const BATCH = 4;
const STEPS = 6;

const CASES: readonly BatchOptimizerSpec[] = [
  Adam,
  { ...Adam, learningRate: 0.01, beta1: 0.5, beta2: 0.9, epsilon: 0.001 },
  { ...AdamW, weightDecay: 0.1, learningRate: 0.01 },
  RMSprop,
  { ...RMSprop, rho: 0.5, momentum: 0.8, epsilon: 0.01 },
  Adagrad,
  { ...Adagrad, initialAccumulatorValue: 0, epsilon: 0.01 },
  SGD,
  { ...SGD, momentum: 0.9 },
  { ...SGD, momentum: 0.9, nesterov: true },
];

/** Softmax regression, whose gradient is a product of two vectors. */
function layer(penalty?: DenseSpec['kernelRegularizer']): DenseSpec {
  return {
    type: 'Dense',
    units: 10,
    activation: 'softmax',
    ...(penalty && { kernelRegularizer: penalty }),
  };
}

/** The weights after each of the steps, in doubles. */
function expectedWeights(spec: DenseSpec, optimizer: BatchOptimizerSpec, digits: Digits): Float64Array[][] {
  const [kernel, bias] = someWeights({ layers: [spec] }).map((values) => Float64Array.from(values)) as [
    Float64Array,
    Float64Array,
  ];
  const stepKernel = referenceOptimizer(optimizer, kernel.length);
  const stepBias = referenceOptimizer(optimizer, bias.length);
  const { l1 = 0, l2 = 0 } = spec.kernelRegularizer ?? {};
  return Array.from({ length: STEPS }, (_, step) => {
    const batch = {
      images: digits.images.subarray(step * BATCH * IMAGE_PIXELS),
      labels: digits.labels.subarray(step * BATCH),
    };
    const kernelGradient = kernel.map((w) => l1 * Math.sign(w) + 2 * l2 * w);
    const biasGradient = new Float64Array(10);
    for (const [digit, logits] of logitsOf([spec], [kernel, bias], batch, BATCH).entries()) {
      for (const [unit, p] of softmax(logits).entries()) {
        const delta = (p - (unit === batch.labels[digit] ? 1 : 0)) / BATCH;
        biasGradient[unit]! += delta;
        for (let pixel = 0; pixel < IMAGE_PIXELS; pixel++) {
          kernelGradient[pixel * 10 + unit]! += (delta * batch.images[digit * IMAGE_PIXELS + pixel]!) / 255;
        }
      }
    }
    stepKernel(kernel, kernelGradient);
    stepBias(bias, biasGradient);
    return [kernel.slice(), bias.slice()];
  });
}

describe.each(BUILDS)("optimisers of the %s build follow Keras' formulas", (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  async function expectKeras(spec: DenseSpec, optimizer: BatchOptimizerSpec): Promise<void> {
    const digits = someDigits(BATCH * STEPS);
    const network = engine.build({ layers: [spec] }, someWeights({ layers: [spec] }));
    const plan = { optimizer, loss: 'categorical_crossentropy', batchSize: BATCH, seed: 1 } as const;
    const training = network.train(plan, digits);
    training.setOrder(inOrder(BATCH * STEPS));
    for (const [step, expected] of expectedWeights(spec, optimizer, digits).entries()) {
      training.step(step * BATCH, (step + 1) * BATCH);
      for (const [index, values] of (await network.weights()).entries()) {
        const error = values.reduce((most, w, at) => Math.max(most, Math.abs(w - expected[index]![at]!)), 0);
        // Of the length of a step, so that a step that is not taken would show.
        expect(error).toBeLessThan(1e-5 * Math.max(1, optimizer.learningRate) * 0.3);
      }
    }
    expect((await training.state()).iterations).toBe(STEPS);
    network.dispose();
  }

  it.each(CASES)('$type $learningRate, case %#', (optimizer) => expectKeras(layer(), optimizer));

  it.each(CASES)('$type $learningRate with penalties, case %#', (optimizer) =>
    expectKeras(layer({ l1: 0.001, l2: 0.01 }), optimizer),
  );
});
