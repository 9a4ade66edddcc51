import type { NetworkSpec } from '../../../../src/core/model/network';
import { dense, OUTPUT } from './engine';

/** One of our own programs, one of TensorFlow.js', neither with layers that differ in training. */
export const PLAIN_KINDS: readonly [string, NetworkSpec][] = [
  ['dense', dense(12, 9)],
  [
    'convolutional',
    {
      layers: [
        { type: 'Conv2D', filters: 4, kernelSize: 5, activation: 'relu' },
        { type: 'MaxPooling2D', poolSize: 4 },
        { type: 'Flatten' },
        { type: 'Dense', units: 8, activation: 'tanh' },
        OUTPUT,
      ],
    },
  ],
];

export const BATCH_NORMALIZATION = { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 } as const;

export const KINDS: readonly [string, NetworkSpec][] = [
  ...PLAIN_KINDS,
  [
    'mixed',
    {
      layers: [
        { type: 'Conv2D', filters: 3, kernelSize: 5, activation: 'linear' },
        BATCH_NORMALIZATION,
        { type: 'Activation', activation: 'relu' },
        { type: 'MaxPooling2D', poolSize: 4 },
        { type: 'Dropout', rate: 0.25 },
        { type: 'Flatten' },
        { type: 'Dense', units: 8, activation: 'tanh' },
        BATCH_NORMALIZATION,
        { type: 'Dropout', rate: 0.5 },
        OUTPUT,
      ],
    },
  ],
];
