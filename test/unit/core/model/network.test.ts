import { describe, expect, it } from 'vitest';
import {
  type Activation,
  inkValue,
  isDense,
  type LayerSpec,
  layerShapes,
  logitLayers,
  networkTitle,
  outputShape,
  shapeSize,
} from '../../../../src/core/model/network';
import {
  ARTICLE_PRESETS,
  CONVOLUTIONAL_NETWORK,
  denseNetwork,
  PRESETS,
} from '../../../../src/core/model/presets';

const dense = (units: number): LayerSpec => ({ type: 'Dense', units, activation: 'relu' });
const conv = (filters: number, kernelSize: number): LayerSpec => ({
  type: 'Conv2D',
  filters,
  kernelSize,
  activation: 'relu',
});
const pool = (poolSize: number): LayerSpec => ({ type: 'MaxPooling2D', poolSize });
const FLATTEN: LayerSpec = { type: 'Flatten' };
const DROPOUT: LayerSpec = { type: 'Dropout', rate: 0.5 };
const BATCH_NORMALIZATION: LayerSpec = { type: 'BatchNormalization', momentum: 0.99, epsilon: 1e-3 };
const ACTIVATION: LayerSpec = { type: 'Activation', activation: 'relu' };

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
    ...[DROPOUT, BATCH_NORMALIZATION, ACTIVATION].flatMap(
      (layer): [LayerSpec, readonly number[] | null, readonly number[]][] => [
        [layer, null, [784]],
        [layer, [10], [10]],
        [layer, [5, 5, 64], [5, 5, 64]],
      ],
    ),
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

  it('gives a layer that changes no shape the digit as a row', () => {
    expect(layerShapes({ layers: [DROPOUT, dense(10)] })[0]!.input).toEqual([784]);
  });

  it('throws where a layer does not fit', () => {
    expect(() => layerShapes({ layers: [conv(4, 3), dense(10)] })).toThrow(/layer 1: needsFlatten/);
  });
});

describe('isDense', () => {
  it('is what is made of Dense layers alone', () => {
    expect(ARTICLE_PRESETS.map((id) => isDense(PRESETS[id].network))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(isDense({ layers: [FLATTEN, dense(10)] })).toBe(false);
  });
});

describe('logitLayers', () => {
  const output = (activation: Activation): LayerSpec => ({ type: 'Dense', units: 10, activation });
  const softmax: LayerSpec = { type: 'Activation', activation: 'softmax' };

  it('leaves the softmax out, whether it is part of the last layer or a layer of its own', () => {
    const logits = [dense(5), output('linear')];
    expect(logitLayers({ layers: [dense(5), output('softmax')] })).toEqual(logits);
    expect(logitLayers({ layers: [dense(5), output('linear'), softmax] })).toEqual(logits);
  });
});

describe('networkTitle', () => {
  it('names every layer that does something', () => {
    const layers = [conv(8, 3), BATCH_NORMALIZATION, ACTIVATION, pool(2), FLATTEN, DROPOUT, dense(10)];
    expect(networkTitle({ layers })).toBe('784-conv8-bn-relu-pool2-drop0.5-10');
  });
});

describe('inkValue', () => {
  it('is 1 unless the network takes pixels as they are', () => {
    expect(inkValue(denseNetwork())).toBe(1);
    expect(inkValue({ ...denseNetwork(), normalized: false })).toBe(255);
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

it('presets are networks of different widths', () => {
  const titles = ARTICLE_PRESETS.map((id) => networkTitle(PRESETS[id].network));
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles[2]).toBe('784-128-10');
});
