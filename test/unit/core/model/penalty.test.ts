import { describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../src/core/model/network';
import { addPenaltyGradient, penaltyOf } from '../../../../src/core/model/penalty';
import { weightShapes } from '../../../../src/core/model/weights';

const NETWORK: NetworkSpec = {
  layers: [
    {
      type: 'Conv2D',
      filters: 1,
      kernelSize: 2,
      activation: 'relu',
      kernelRegularizer: { l1: 0.5, l2: 0.25 },
    },
    { type: 'MaxPooling2D', poolSize: 27 },
    { type: 'Flatten' },
    { type: 'Dense', units: 2, activation: 'relu' },
    { type: 'Dense', units: 1, activation: 'linear', kernelRegularizer: { l1: 0, l2: 2 } },
  ],
};
const WEIGHTS = [[1, -2, 0, 3], [9], [5, 6], [7, 8], [1, 2], [4]].map((values) => Float32Array.from(values));

describe('the penalties of a network', () => {
  it('are those of its kernels, each by its own layer', () => {
    expect(weightShapes(NETWORK).length).toBe(WEIGHTS.length);
    expect(penaltyOf(NETWORK, WEIGHTS)).toBe(0.5 * 6 + 0.25 * 14 + 2 * 5);
  });

  it('have a gradient, which is that of 0 at a weight of 0', () => {
    const gradient = WEIGHTS.map((values) => new Float32Array(values.length).fill(1));
    addPenaltyGradient(NETWORK, WEIGHTS, gradient);
    expect(gradient.map((values) => [...values])).toEqual([
      [1 + 0.5 + 0.5, 1 - 0.5 - 1, 1, 1 + 0.5 + 1.5],
      [1],
      [1, 1],
      [1, 1],
      [1 + 4, 1 + 8],
      [1],
    ]);
  });
});
