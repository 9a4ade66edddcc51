import type { ArrivingDigits } from '../../../core/data/digits';
import { initialWeights } from '../../../core/model/initialize';
import type { NetworkSpec } from '../../../core/model/network';
import type { Engine, TrainingSpec } from '../engine';
import type { Gpu } from './gl/gpu';
import { readTensors } from './layers/tensors';
import * as tf from './tf';

/**
 * Some GPU drivers start and then compute zeros, or with half the digits. A small product of TensorFlow.js and a few steps
 * of a small training of our own show it; the programs of the latter are those of the usual plan.
 */
export async function computesRight(engine: Engine, gpu: Gpu): Promise<boolean> {
  return (await multipliesRight(gpu)) && (await trainsRight(engine));
}

async function multipliesRight(gpu: Gpu): Promise<boolean> {
  const product = tf.tidy(() =>
    tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([1024.5, 0.125, -3, 7], [2, 2])),
  );
  try {
    const [values] = await readTensors(gpu, [product]);
    return areNear([...values!], [1018.5, 14.125, 3061.5, 28.375]);
  } finally {
    product.dispose();
  }
}

async function trainsRight(engine: Engine): Promise<boolean> {
  const network = engine.build(TRIAL.network, initialWeights(TRIAL.network, TRIAL.seed));
  const stepper = network.train(TRIAL.training, TRIAL.digits);
  try {
    stepper.setOrder(TRIAL.order);
    const losses: number[] = [];
    while (losses.length < TRIAL.losses.length) {
      stepper.step(0, TRIAL.order.length);
      losses.push((await stepper.totals()).loss);
    }
    return areNear(losses, TRIAL.losses);
  } finally {
    stepper.dispose();
    network.dispose();
  }
}

function areNear(values: readonly number[], expected: readonly number[]): boolean {
  return values.every((value, index) => Math.abs(value / expected[index]! - 1) < 1e-4);
}

type Trial = {
  readonly network: NetworkSpec;
  readonly seed: number;
  readonly training: TrainingSpec;
  readonly digits: ArrivingDigits;
  readonly order: Uint32Array;
  /** each step's, summed over the batch */
  readonly losses: readonly number[];
};

const TRIAL_DIGITS = 5;

/** A training so short that its losses can be known. */
export const TRIAL: Trial = {
  network: {
    layers: [
      { type: 'Dense', units: 6, activation: 'relu' },
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  },
  seed: 1,
  training: {
    optimizer: { type: 'Adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    loss: 'categorical_crossentropy',
    batchSize: TRIAL_DIGITS,
    seed: 1,
  },
  digits: {
    images: Uint8Array.from({ length: TRIAL_DIGITS * 784 }, (_, index) =>
      index % 3 === 0 ? (index * 37) % 256 : 0,
    ),
    labels: Uint8Array.from({ length: TRIAL_DIGITS }, (_, index) => index),
    available: TRIAL_DIGITS,
  },
  order: Uint32Array.of(3, 1, 4, 0, 2),
  losses: [11.5522615, 9.0870109, 7.3369186],
};
