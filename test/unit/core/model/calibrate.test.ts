import { describe, expect, it } from 'vitest';
import { calibrated } from '../../../../src/core/model/calibrate';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { LayerSpec, NetworkSpec } from '../../../../src/core/model/network';
import { denseNetwork } from '../../../../src/core/model/presets';

const HIDDEN: LayerSpec = { type: 'Dense', units: 4, activation: 'relu' };
const LOGITS: LayerSpec = { type: 'Dense', units: 10, activation: 'linear' };
const SOFTMAX: LayerSpec = { type: 'Activation', activation: 'softmax' };

/** Weights without a zero, so that dividing any of them shows. */
const weightsOf = (network: NetworkSpec) =>
  initialWeights(network, 3).map((values) => values.map((value) => value || 1));

describe('calibrated weights', () => {
  it.each<[string, NetworkSpec]>([
    ['Dense with softmax', denseNetwork(4)],
    ['Dense and a softmax apart', { layers: [HIDDEN, LOGITS, SOFTMAX] }],
    [
      'Dense with softmax after other layers',
      { layers: [{ type: 'Flatten' }, { type: 'Dropout', rate: 0.2 }, ...denseNetwork(4).layers] },
    ],
  ])('are the last kernel and bias divided by the temperature: %s', (_, network) => {
    const weights = weightsOf(network);
    const [kernel, bias, lastKernel, lastBias] = weights;
    const before = structuredClone(weights);
    expect(calibrated(network, weights, 4)).toEqual([
      kernel,
      bias,
      lastKernel!.map((value) => value / 4),
      lastBias!.map((value) => value / 4),
    ]);
    expect(weights).toEqual(before);
  });

  it('find the last kernel behind the moving statistics of a normalisation', () => {
    const network: NetworkSpec = {
      layers: [HIDDEN, { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 }, LOGITS, SOFTMAX],
    };
    const weights = weightsOf(network);
    const cool = calibrated(network, weights, 2)!;
    expect(cool.map((values, index) => values !== weights[index])).toEqual([
      ...Array(6).fill(false),
      true,
      true,
    ]);
  });

  it.each<[string, readonly LayerSpec[]]>([
    ['nothing', []],
    ['no softmax', [HIDDEN, LOGITS]],
    ['another activation', [HIDDEN, LOGITS, { type: 'Activation', activation: 'sigmoid' }]],
    ['an activation before the softmax', [{ ...LOGITS, activation: 'relu' }, SOFTMAX]],
    ['a softmax of no Dense layer', [LOGITS, { type: 'Dropout', rate: 0.5 }, SOFTMAX]],
  ])('are none where the network ends in %s', (_, layers) => {
    expect(calibrated({ layers }, weightsOf({ layers }), 2)).toBeNull();
  });
});
