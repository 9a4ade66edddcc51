import { describe, expect, it } from 'vitest';
import {
  isDense,
  type LayerSpec,
  layerShapes,
  type NetworkSpec,
  networkTitle,
  outputShape,
  shapeSize,
} from '../../../../src/core/model/network';
import { CONVOLUTIONAL_NETWORK, denseNetwork, NETWORK_PRESETS } from '../../../../src/core/model/presets';
import { parameterCount, weightShapes } from '../../../../src/core/model/weights';

const dense = (units: number): LayerSpec => ({ type: 'Dense', units, activation: 'relu' });
const conv = (filters: number, kernelSize: number): LayerSpec => ({
  type: 'Conv2D',
  filters,
  kernelSize,
  activation: 'relu',
});
const pool = (poolSize: number): LayerSpec => ({ type: 'MaxPooling2D', poolSize });
const FLATTEN: LayerSpec = { type: 'Flatten' };

describe('outputShape', () => {
  it.each<[LayerSpec, readonly number[] | null, readonly number[] | string]>([
    [dense(5), null, [5]],
    [dense(5), [784], [5]],
    [dense(5), [28, 28, 1], 'needsFlatten'],
    [conv(32, 3), null, [26, 26, 32]],
    [conv(64, 3), [13, 13, 32], [11, 11, 64]],
    [conv(2, 1), [13, 13, 32], [13, 13, 2]],
    [conv(2, 28), null, [1, 1, 2]],
    [conv(2, 29), null, 'tooLarge'],
    [conv(2, 3), [4, 2, 1], 'tooLarge'],
    [conv(2, 3), [784], 'needsImage'],
    [pool(2), null, [14, 14, 1]],
    [pool(2), [11, 11, 64], [5, 5, 64]],
    [pool(3), [11, 11, 64], [3, 3, 64]],
    [pool(12), [11, 11, 64], 'tooLarge'],
    [{ type: 'AveragePooling2D', poolSize: 2 }, [5, 5, 3], [2, 2, 3]],
    [{ type: 'AveragePooling2D', poolSize: 2 }, [10], 'needsImage'],
    [FLATTEN, null, [784]],
    [FLATTEN, [5, 5, 64], [1600]],
    [FLATTEN, [10], [10]],
  ])('of %j after %j is %j', (layer, input, output) => {
    expect(outputShape(layer, input)).toEqual(output);
  });
});

describe('layerShapes', () => {
  it('goes through the CNN of the course', () => {
    const shapes = layerShapes(CONVOLUTIONAL_NETWORK).map(({ layer, input, output }) => [
      layer.type,
      input.join('x'),
      output.join('x'),
    ]);
    // As Keras' model.summary() prints them.
    expect(shapes).toEqual([
      ['Conv2D', '28x28x1', '26x26x32'],
      ['MaxPooling2D', '26x26x32', '13x13x32'],
      ['Conv2D', '13x13x32', '11x11x64'],
      ['MaxPooling2D', '11x11x64', '5x5x64'],
      ['Flatten', '5x5x64', '1600'],
      ['Dense', '1600', '64'],
      ['Dense', '64', '10'],
    ]);
  });

  it('gives a Dense layer the digit as a row, and all others as a picture', () => {
    expect(layerShapes({ layers: [dense(10)] })[0]!.input).toEqual([784]);
    expect(layerShapes({ layers: [FLATTEN, dense(10)] })[0]!.input).toEqual([28, 28, 1]);
  });

  it('throws where a layer does not fit', () => {
    expect(() => layerShapes({ layers: [conv(4, 3), dense(10)] })).toThrow(/layer 1: needsFlatten/);
  });
});

describe('isDense', () => {
  it('is what is made of Dense layers alone', () => {
    expect(NETWORK_PRESETS.map(isDense)).toEqual([true, true, true, true, true, false]);
    expect(isDense({ layers: [FLATTEN, dense(10)] })).toBe(false);
  });
});

describe('weightShapes', () => {
  it("lists kernel and bias, layer by layer, by Keras' names", () => {
    expect(weightShapes(denseNetwork(512, 256))).toEqual([
      { name: 'dense/kernel', shape: [784, 512] },
      { name: 'dense/bias', shape: [512] },
      { name: 'dense_1/kernel', shape: [512, 256] },
      { name: 'dense_1/bias', shape: [256] },
      { name: 'dense_2/kernel', shape: [256, 10] },
      { name: 'dense_2/bias', shape: [10] },
    ]);
  });

  it("counts each kind of layer by itself, as Keras' names do", () => {
    expect(weightShapes(CONVOLUTIONAL_NETWORK)).toEqual([
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
});

describe('shapeSize', () => {
  it.each<[number[], number]>([
    [[], 1],
    [[10], 10],
    [[784, 128], 100_352],
    [[3, 0], 0],
  ])('of %j is %i', (shape, size) => {
    expect(shapeSize(shape)).toBe(size);
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

it('presets are networks of different widths', () => {
  const titles = NETWORK_PRESETS.map(networkTitle);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles[0]).toBe('784-128-10');
});
