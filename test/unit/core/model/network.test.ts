import { describe, expect, it } from 'vitest';
import {
  type NetworkSpec,
  networkTitle,
  parameterCount,
  shapeSize,
  weightShapes,
} from '../../../../src/core/model/network';
import { denseNetwork, NETWORK_PRESETS } from '../../../../src/core/model/presets';

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
