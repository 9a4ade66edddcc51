import { describe, expect, it } from 'vitest';
import { type LayerSpec, type NetworkSpec, networkTitle } from '../../../../src/core/model/network';
import { CONVOLUTIONAL_NETWORK, denseNetwork } from '../../../../src/core/model/presets';
import {
  layerParameterCounts,
  parameterCount,
  trainableShapes,
  weightShapes,
} from '../../../../src/core/model/weights';

const dense = (units: number): LayerSpec => ({ type: 'Dense', units, activation: 'relu' });
const pool = (poolSize: number): LayerSpec => ({ type: 'MaxPooling2D', poolSize });
const FLATTEN: LayerSpec = { type: 'Flatten' };
const BATCH_NORMALIZATION: LayerSpec = { type: 'BatchNormalization', momentum: 0.99, epsilon: 1e-3 };

const namesAndShapes = (network: NetworkSpec) =>
  weightShapes(network).map(({ name, shape }) => ({ name, shape }));

describe('weightShapes', () => {
  it("lists kernel and bias, layer by layer, by Keras' names", () => {
    expect(namesAndShapes(denseNetwork(512, 256))).toEqual([
      { name: 'dense/kernel', shape: [784, 512] },
      { name: 'dense/bias', shape: [512] },
      { name: 'dense_1/kernel', shape: [512, 256] },
      { name: 'dense_1/bias', shape: [256] },
      { name: 'dense_2/kernel', shape: [256, 10] },
      { name: 'dense_2/bias', shape: [10] },
    ]);
  });

  it("counts each kind of layer by itself, as Keras' names do", () => {
    expect(namesAndShapes(CONVOLUTIONAL_NETWORK)).toEqual([
      { name: 'conv2d/kernel', shape: [3, 3, 1, 32] },
      { name: 'conv2d/bias', shape: [32] },
      { name: 'conv2d_1/kernel', shape: [3, 3, 32, 64] },
      { name: 'conv2d_1/bias', shape: [64] },
      { name: 'dense/kernel', shape: [1600, 64] },
      { name: 'dense/bias', shape: [64] },
      { name: 'dense_1/kernel', shape: [64, 10] },
      { name: 'dense_1/bias', shape: [10] },
    ]);
  });

  it('has none for layers without weights', () => {
    expect(weightShapes({ layers: [pool(2), FLATTEN] })).toEqual([]);
  });

  it('has none for no layers', () => {
    expect(weightShapes({ layers: [] })).toEqual([]);
  });

  it('lists what batch normalisation learns and what it only keeps', () => {
    const layers = [BATCH_NORMALIZATION, dense(5), BATCH_NORMALIZATION, dense(10)];
    const shapes = weightShapes({ layers });
    expect(shapes.map(({ name }) => name)).toEqual([
      'batch_normalization/gamma',
      'batch_normalization/beta',
      'batch_normalization/moving_mean',
      'batch_normalization/moving_variance',
      'dense/kernel',
      'dense/bias',
      'batch_normalization_1/gamma',
      'batch_normalization_1/beta',
      'batch_normalization_1/moving_mean',
      'batch_normalization_1/moving_variance',
      'dense_1/kernel',
      'dense_1/bias',
    ]);
    expect(shapes.map(({ layer }) => layer)).toEqual([0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3]);
    expect(shapes.slice(0, 4).map(({ shape }) => shape)).toEqual([[784], [784], [784], [784]]);
    const kept = shapes.filter(({ trainable }) => !trainable).map(({ role }) => role);
    expect(kept).toEqual(['moving_mean', 'moving_variance', 'moving_mean', 'moving_variance']);
    expect(trainableShapes({ layers })).toEqual(shapes.filter(({ trainable }) => trainable));
  });

  it('normalises the channels of a picture', () => {
    const conv: LayerSpec = { type: 'Conv2D', filters: 8, kernelSize: 3, activation: 'linear' };
    const shapes = namesAndShapes({ layers: [conv, BATCH_NORMALIZATION] });
    expect(shapes[2]).toEqual({ name: 'batch_normalization/gamma', shape: [8] });
  });
});

describe('parameterCount', () => {
  // As Keras' model.summary() counts them.
  it.each<[string, NetworkSpec, number]>([
    ['784-10', denseNetwork(), 7_850],
    ['784-128-10', denseNetwork(128), 101_770],
    ['784-64-64-10', denseNetwork(64, 64), 55_050],
    ['784-512-256-10', denseNetwork(512, 256), 535_818],
    ['784-conv32-pool2-conv64-pool2-64-10', CONVOLUTIONAL_NETWORK, 121_930],
    ['784-pool4-10', { layers: [pool(4), FLATTEN, dense(10)] }, 500],
  ])('of %s is %3$i', (title, network, count) => {
    expect(networkTitle(network)).toBe(title);
    expect(parameterCount(network)).toBe(count);
  });
});

describe('layerParameterCounts', () => {
  it('counts each layer, the moving statistics included', () => {
    const layers = [dense(128), BATCH_NORMALIZATION, { type: 'Dropout', rate: 0.5 } as const, dense(10)];
    expect(layerParameterCounts({ layers })).toEqual([100_480, 512, 0, 1290]);
  });
});
