import { describe, expect, it } from 'vitest';
import { alignLayers } from '../../../../../src/app/lab/runs/align-layers';
import { planDifferences } from '../../../../../src/app/lab/runs/differences';
import { EARLY_STOPPING_DEFAULT } from '../../../../../src/core/model/early-stopping';
import type { LayerSpec } from '../../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import type { TrainingPlan } from '../../../../../src/core/model/plan';
import { CONVOLUTIONAL_NETWORK, denseNetwork, PRESETS } from '../../../../../src/core/model/presets';
import { SCHEDULE_DEFAULTS } from '../../../../../src/core/model/schedule';
import { MNIST_PLAN } from '../../../core/model/mnist-plan';

const against = (change: Partial<TrainingPlan>) =>
  planDifferences(MNIST_PLAN, { ...MNIST_PLAN, ...change }).map(({ layer, knob, a, b }) => [
    layer ? `${layer.number} ${layer.type}` : '',
    knob,
    a,
    b,
  ]);

describe('the differences of two plans', () => {
  it('are none between a plan and itself', () => expect(against({})).toEqual([]));

  it('are the knobs of the plan, by their Keras names', () => {
    expect(against({ batchSize: 64, validationSplit: 0, loss: 'mean_squared_error', seed: 2 })).toEqual([
      ['', 'loss', 'categorical_crossentropy', 'mean_squared_error'],
      ['', 'batch_size', 32, 64],
      ['', 'validation_split', 0.1, 0],
      ['', 'seed', 1, 2],
    ]);
  });

  it('are the knobs that only one of two optimisers or schedules has, too', () => {
    expect(against({ optimizer: OPTIMIZER_DEFAULTS.SGD, schedule: SCHEDULE_DEFAULTS.CosineDecay })).toEqual([
      ['', 'optimizer', 'Adam', 'SGD'],
      ['', 'learning_rate', 0.001, 0.01],
      ['', 'beta_1', 0.9, null],
      ['', 'beta_2', 0.999, null],
      ['', 'epsilon', 1e-7, null],
      ['', 'momentum', null, 0],
      ['', 'nesterov', null, false],
      ['', 'schedule.type', 'Constant', 'CosineDecay'],
      ['', 'schedule.alpha', null, 0],
    ]);
  });

  it('are in the share of handwriting styles', () => {
    expect(against({ styleShare: 0.3 })).toEqual([['', 'style_share', 0, 0.3]]);
  });

  it('are what is switched on', () => {
    expect(against({ earlyStopping: EARLY_STOPPING_DEFAULT }).map(([, knob]) => knob)).toEqual([
      'EarlyStopping',
      'EarlyStopping.monitor',
      'EarlyStopping.min_delta',
      'EarlyStopping.patience',
      'EarlyStopping.restore_best_weights',
    ]);
  });

  it('are the knobs of a layer; a default is no difference to its value', () => {
    const [hidden, output] = MNIST_PLAN.network.layers as [LayerSpec, LayerSpec];
    const layers = [
      { ...hidden, units: 64, kernelInitializer: 'glorot_uniform', kernelRegularizer: { l1: 0, l2: 0.01 } },
      output,
    ] as readonly LayerSpec[];
    expect(against({ network: { layers, normalized: false } })).toEqual([
      ['', 'normalized', true, false],
      ['1 Dense', 'units', 128, 64],
      ['1 Dense', 'l2', 0, 0.01],
    ]);
  });

  it('are whole layers, as code, where only one network has them', () => {
    const layers: LayerSpec[] = [...denseNetwork(128).layers];
    layers.splice(1, 0, { type: 'Dropout', rate: 0.2 });
    expect(against({ network: { layers } })).toEqual([['2 Dropout', null, null, 'Dropout(0.2)']]);
    expect(against({ network: denseNetwork() })).toEqual([['1 Dense', null, "Dense(128, 'relu')", null]]);
  });

  it('of every preset against every other are told without two of the same', () => {
    for (const a of Object.values(PRESETS)) {
      for (const b of Object.values(PRESETS)) {
        const keys = planDifferences(a, b).map(
          ({ layer, knob, a: one }) =>
            `${layer?.number} ${layer?.type} ${knob} ${knob === null && one === null}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });
});

describe('layers that stand for each other', () => {
  it('are the outputs, and as many of the others as are alike', () => {
    expect(alignLayers(denseNetwork(100).layers, denseNetwork(64, 100, 32).layers)).toEqual([
      [null, 0],
      [0, 1],
      [null, 2],
      [1, 3],
    ]);
    expect(alignLayers(denseNetwork(512, 256).layers, denseNetwork().layers)).toEqual([
      [0, null],
      [1, null],
      [2, 0],
    ]);
    expect(alignLayers([], CONVOLUTIONAL_NETWORK.layers)).toHaveLength(7);
  });
});
