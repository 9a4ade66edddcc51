import { CONVOLUTIONAL_NETWORK, denseNetwork } from '../../src/core/model/presets';
import type { Task } from './worker/contender';
import type { ContenderName } from './worker/messages';

/** One of our engines against TensorFlow.js' own training, and how many times as fast it has to be. */
export type Comparison = {
  readonly engine: 'wasm' | 'webgl';
  readonly baseline: Extract<ContenderName, `tfjs${string}`>;
  readonly target?: number;
};

/** The task by which the project's speed is told. */
export const MAIN_TASK: Task = { network: denseNetwork(128), batchSize: 32 };

/** TensorFlow.js has no gradient of a convolution on wasm. */
export const COMPARISONS: readonly { readonly task: Task; readonly comparisons: readonly Comparison[] }[] = [
  {
    task: MAIN_TASK,
    comparisons: [
      { engine: 'wasm', baseline: 'tfjs model.fit wasm', target: 18 },
      { engine: 'wasm', baseline: 'tfjs model.fit webgl', target: 60 },
      { engine: 'webgl', baseline: 'tfjs model.fit webgl', target: 1.3 },
    ],
  },
  {
    task: { network: denseNetwork(512, 256), batchSize: 32 },
    comparisons: [
      { engine: 'wasm', baseline: 'tfjs model.fit wasm', target: 13 },
      { engine: 'wasm', baseline: 'tfjs model.fit webgl' },
      { engine: 'webgl', baseline: 'tfjs model.fit webgl' },
    ],
  },
  {
    task: { network: CONVOLUTIONAL_NETWORK, batchSize: 128 },
    comparisons: [
      { engine: 'wasm', baseline: 'tfjs model.fit webgl', target: 50 },
      { engine: 'webgl', baseline: 'tfjs model.fit webgl' },
    ],
  },
];
