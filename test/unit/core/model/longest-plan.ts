import type { LayerSpec } from '../../../../src/core/model/network';
import type { TrainingPlan } from '../../../../src/core/model/plan';

/** Numbers that take all eight bytes. */
const odd = (at: number) => Math.PI / (3 + at);

/** A plan that has everything a plan can have, each number as long as can be. */
export const LONGEST_PLAN: TrainingPlan = {
  network: {
    normalized: false,
    layers: [
      ...Array.from(
        { length: 22 },
        (_, at): LayerSpec => ({
          type: 'Conv2D',
          filters: 128,
          kernelSize: 1,
          activation: 'softmax',
          kernelInitializer: 'ones',
          kernelRegularizer: { l1: odd(at), l2: odd(at + 0.5) },
        }),
      ),
      { type: 'Flatten' },
      { type: 'Dense', units: 10, activation: 'softmax', kernelRegularizer: { l1: odd(1), l2: odd(2) } },
    ],
  },
  optimizer: {
    type: 'AdamW',
    learningRate: odd(0),
    beta1: odd(1),
    beta2: odd(2),
    epsilon: odd(3),
    weightDecay: odd(4),
  },
  schedule: { type: 'InverseTimeDecay', warmupEpochs: odd(5), decayEpochs: odd(6), decayRate: odd(7) },
  loss: 'mean_squared_error',
  batchSize: 4095,
  epochs: 999,
  validationSplit: odd(8),
  trainingSize: 59_999,
  shuffle: true,
  earlyStopping: { monitor: 'accuracy', minDelta: odd(9), patience: 999, restoreBestWeights: true },
  styleShare: odd(10),
  augmentation: {
    rotation: odd(11),
    scale: odd(12) / 3,
    shear: odd(13),
    shift: odd(14),
    elastic: odd(15),
    strokeWidth: odd(16),
  },
  seed: 0xffff_ffff,
};
