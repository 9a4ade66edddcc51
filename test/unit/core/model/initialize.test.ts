import { describe, expect, it } from 'vitest';
import { initialWeights, weightsFit } from '../../../../src/core/model/initialize';
import { INITIALIZERS, type Initializer } from '../../../../src/core/model/network';
import { CONVOLUTIONAL_NETWORK, denseNetwork } from '../../../../src/core/model/presets';

const network = denseNetwork(64, 64);

describe('initialWeights', () => {
  const weights = initialWeights(network, 1);

  it('has the sizes of the network', () => {
    expect(weights.map(({ length }) => length)).toEqual([784 * 64, 64, 64 * 64, 64, 64 * 10, 10]);
  });

  it.each([
    [0, 784, 64],
    [2, 64, 64],
    [4, 64, 10],
  ])("fills kernel %i up to Glorot's limit, evenly", (index, fanIn, fanOut) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    const kernel = weights[index]!;
    const greatest = kernel.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(greatest).toBeLessThanOrEqual(Math.fround(limit));
    expect(greatest).toBeGreaterThan(0.98 * limit);
    const mean = kernel.reduce((sum, value) => sum + value, 0) / kernel.length;
    const variance = kernel.reduce((sum, value) => sum + value * value, 0) / kernel.length;
    const standardError = limit / Math.sqrt(3 * kernel.length);
    expect(Math.abs(mean)).toBeLessThan(4 * standardError);
    expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 1);
  });

  // The fans of Keras' compute_fans: the kernel's area times the channels in, or out.
  it.each([
    [0, 9 * 1, 9 * 32],
    [2, 9 * 32, 9 * 64],
    [4, 1600, 64],
  ])('fills kernel %i of the CNN up to its own limit', (index, fanIn, fanOut) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    const greatest = initialWeights(CONVOLUTIONAL_NETWORK, 1)[index]!.reduce(
      (most, value) => Math.max(most, Math.abs(value)),
      0,
    );
    expect(greatest).toBeLessThanOrEqual(Math.fround(limit));
    expect(greatest).toBeGreaterThan(0.98 * limit);
  });

  it('has the sizes of the CNN', () => {
    const sizes = initialWeights(CONVOLUTIONAL_NETWORK, 1).map(({ length }) => length);
    expect(sizes).toEqual([288, 32, 18_432, 64, 102_400, 64, 640, 10]);
  });

  it('leaves biases zero', () => {
    for (const index of [1, 3, 5]) expect(weights[index]!.every((value) => value === 0)).toBe(true);
  });

  it('is decided by the seed', () => {
    const [first] = weights;
    expect([...initialWeights(network, 1)[0]!]).toEqual([...first!]);
    expect(initialWeights(network, 2)[0]!.every((value, index) => value !== first![index])).toBe(true);
  });

  it('draws each layer from a stream of its own', () => {
    // Two kernels of the same shape would otherwise begin with the same numbers.
    const [, , second, , third] = initialWeights(denseNetwork(64, 64, 64), 1);
    expect(third!.length).toBe(second!.length);
    expect([...third!.subarray(0, 16)]).not.toEqual([...second!.subarray(0, 16)]);
  });

  it('draws a layer the same whatever comes after it', () => {
    expect([...initialWeights(denseNetwork(64), 1)[0]!]).toEqual([...weights[0]!]);
  });
});

describe('the initialisers', () => {
  const kernel = (kernelInitializer: Initializer, seed = 1) =>
    initialWeights(
      { layers: [{ type: 'Dense', units: 100, activation: 'relu', kernelInitializer }] },
      seed,
    )[0]!;
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = (values: Float32Array) => Math.sqrt(mean(values.map((value) => value * value)));

  // The scales of Keras 3's documentation, for 784 inputs and 100 units.
  it.each<[Initializer, number]>([
    ['random_uniform', 0.05 / Math.sqrt(3)],
    ['random_normal', 0.05],
    ['glorot_uniform', Math.sqrt(2 / 884)],
    ['glorot_normal', Math.sqrt(2 / 884)],
    ['he_uniform', Math.sqrt(2 / 784)],
    ['he_normal', Math.sqrt(2 / 784)],
  ])('%s has the standard deviation %d', (initializer, expected) => {
    const values = kernel(initializer);
    const standardError = expected / Math.sqrt(values.length);
    expect(Math.abs(mean(values))).toBeLessThan(4 * standardError);
    expect(Math.abs(deviation(values) - expected)).toBeLessThan(4 * standardError);
  });

  it('zeros and ones are those', () => {
    expect(kernel('zeros').every((value) => value === 0)).toBe(true);
    expect(kernel('ones').every((value) => value === 1)).toBe(true);
  });

  it.each<[Initializer, number]>([
    ['glorot_normal', Math.sqrt(2 / 884)],
    ['he_normal', Math.sqrt(2 / 784)],
  ])('%s is cut off at two standard deviations of the normal it is cut from', (initializer, expected) => {
    const limit = (2 * expected) / 0.87962566103423978;
    const greatest = kernel(initializer).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(greatest).toBeLessThanOrEqual(Math.fround(limit));
    expect(greatest).toBeGreaterThan(0.97 * limit);
  });

  it.each(INITIALIZERS)('%s is decided by the seed', (initializer) => {
    expect(kernel(initializer, 5)).toEqual(kernel(initializer, 5));
  });

  it('batch normalisation starts as one that changes nothing', () => {
    const layer = { type: 'BatchNormalization', momentum: 0.99, epsilon: 1e-3 } as const;
    const [gamma, beta, movingMean, movingVariance] = initialWeights({ layers: [layer] }, 1);
    expect([gamma, movingVariance].every((values) => values!.every((value) => value === 1))).toBe(true);
    expect([beta, movingMean].every((values) => values!.every((value) => value === 0))).toBe(true);
  });
});

describe('weightsFit', () => {
  const good = () => initialWeights(network, 3);
  const changed = (index: number, value: number) => {
    const weights = good();
    weights[index]![5] = value;
    return weights;
  };

  it('takes weights of the right sizes', () => {
    expect(weightsFit(network, good())).toBe(true);
  });

  it.each([
    ['an array short', good().slice(0, -1)],
    ['an array too many', [...good(), new Float32Array(10)]],
    ['none', []],
    ['an array of another size', [...good().slice(0, -1), new Float32Array(9)]],
    ['arrays in another order', good().toReversed()],
    ['a NaN in a kernel', changed(0, Number.NaN)],
    ['an infinity in a bias', changed(5, Number.POSITIVE_INFINITY)],
    ['a negative infinity', changed(2, Number.NEGATIVE_INFINITY)],
  ])('refuses %s', (_, weights) => {
    expect(weightsFit(network, weights)).toBe(false);
  });
});
