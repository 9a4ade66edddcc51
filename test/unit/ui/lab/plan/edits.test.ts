import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../../src/core/model/check/plan';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { denseNetwork, PRESETS } from '../../../../../src/core/model/presets';
import { withLayer, withLayerMoved, withoutLayer } from '../../../../../src/ui/lab/plan/edit-layers';
import {
  asAdamW,
  withAugmentation,
  withDropout,
  withEarlyStopping,
  withNormalized,
} from '../../../../../src/ui/lab/plan/edit-plan';
import { sharedPenalty, withSharedPenalty } from '../../../../../src/ui/lab/plan/kernels';
import { rateAt, SLIDER_RANGE, sliderAt } from '../../../../../src/ui/lab/plan/log-slider';
import { stackRows, totalParameters } from '../../../../../src/ui/lab/plan/stack';
import { kerasDefaultAt, limitAt } from '../../../../../src/ui/train/limits';
import { valueAt, withValueAt } from '../../../../../src/ui/train/plan-path';
import { MNIST_PLAN } from '../../../core/model/mnist-plan';

const cnn = PRESETS.cnn.network;
const types = ({ layers }: NetworkSpec) => layers.map(({ type }) => type);

describe('a path of the plan', () => {
  it('reads and writes what lies there, and shares the rest', () => {
    const edited = withValueAt(MNIST_PLAN, 'network.layers.0.units', 7);
    expect(valueAt(edited, 'network.layers.0.units')).toBe(7);
    expect(edited.network.layers[1]).toBe(MNIST_PLAN.network.layers[1]);
    expect(edited.optimizer).toBe(MNIST_PLAN.optimizer);
    expect(valueAt(MNIST_PLAN, 'network.layers.0.units')).toBe(128);
  });

  it('may lead nowhere', () => {
    expect(valueAt(MNIST_PLAN, 'earlyStopping.patience')).toBeUndefined();
    expect(valueAt(MNIST_PLAN, 'network.layers.9.units')).toBeUndefined();
  });
});

describe('layers', () => {
  const { layers } = denseNetwork(1, 2, 3);
  const units = (changed: readonly object[]) =>
    changed.map((layer) => ('units' in layer ? layer.units : '-'));

  it('are added at a place, removed and moved', () => {
    expect(units(withLayer(layers, 1, { type: 'Flatten' }))).toEqual([1, '-', 2, 3, 10]);
    expect(units(withLayer(layers, 4, { type: 'Flatten' }))).toEqual([1, 2, 3, 10, '-']);
    expect(units(withoutLayer(layers, 0))).toEqual([2, 3, 10]);
    expect(units(withLayerMoved(layers, 0, 2))).toEqual([2, 3, 1, 10]);
    expect(units(withLayerMoved(layers, 2, 1))).toEqual([1, 3, 2, 10]);
  });

  it('stay where they are at either end', () => {
    expect(withLayerMoved(layers, 0, -1)).toBe(layers);
    expect(withLayerMoved(layers, 3, 4)).toBe(layers);
  });
});

describe('output shapes and parameters', () => {
  it('are those of Keras’ summary', () => {
    const rows = stackRows(cnn.layers);
    expect(rows.map(({ output }) => output?.join('×'))).toEqual([
      '26×26×32',
      '13×13×32',
      '11×11×64',
      '5×5×64',
      '1600',
      '64',
      '10',
    ]);
    expect(rows.map(({ parameters }) => parameters)).toEqual([320, 0, 18_496, 0, 0, 102_464, 650]);
    expect(totalParameters(rows)).toBe(121_930);
  });

  it('are unknown from the layer on that does not fit', () => {
    const rows = stackRows(withoutLayer(cnn.layers, 4));
    expect(rows.map(({ output }) => output !== null)).toEqual([true, true, true, true, false, false]);
    expect(totalParameters(rows)).toBeNull();
  });

  it('are unknown where a number is none', () => {
    const rows = stackRows(withValueAt(denseNetwork(5), 'layers.0.units', Number.NaN).layers);
    expect(rows[0]).toEqual({ output: null, parameters: null });
    expect(rows[1]).toEqual({ output: [10], parameters: null });
    expect(stackRows([])).toEqual([]);
  });
});

describe('a penalty on all kernels', () => {
  it('is put on each, and taken off without a trace', () => {
    const penalised = withSharedPenalty(cnn, 'l2', 0.001);
    expect(sharedPenalty(penalised, 'l2')).toBe(0.001);
    expect(sharedPenalty(penalised, 'l1')).toBe(0);
    expect(penalised.layers.filter((layer) => 'kernelRegularizer' in layer)).toHaveLength(4);
    expect(withSharedPenalty(penalised, 'l2', 0)).toEqual(cnn);
  });

  it('is no number where the kernels differ', () => {
    const mixed = withValueAt(cnn, 'layers.0', { ...cnn.layers[0], kernelRegularizer: { l1: 0.1, l2: 0 } });
    expect(sharedPenalty(mixed, 'l1')).toBeNaN();
    expect(sharedPenalty(mixed, 'l2')).toBe(0);
  });
});

describe('what one press changes', () => {
  it('is AdamW with the numbers of Adam', () => {
    const adam = { ...OPTIMIZER_DEFAULTS.Adam, learningRate: 0.02, beta1: 0.8 };
    expect(asAdamW(adam)).toEqual({ ...OPTIMIZER_DEFAULTS.AdamW, learningRate: 0.02, beta1: 0.8 });
    expect(asAdamW(OPTIMIZER_DEFAULTS.SGD)).toEqual(OPTIMIZER_DEFAULTS.AdamW);
  });

  it('is dropout before the output, which may be of two layers', () => {
    expect(types(withDropout(denseNetwork(64)))).toEqual(['Dense', 'Dropout', 'Dense']);
    const apart: NetworkSpec = {
      layers: [
        { type: 'Dense', units: 10, activation: 'linear' },
        { type: 'Activation', activation: 'softmax' },
      ],
    };
    expect(types(withDropout(apart))).toEqual(['Dropout', 'Dense', 'Activation']);
    expect(types(withDropout({ layers: [] }))).toEqual(['Dropout']);
  });

  it('is a plan that can be trained', () => {
    const unvalidated = { ...MNIST_PLAN, validationSplit: 0 };
    for (const plan of [
      withEarlyStopping(MNIST_PLAN, true),
      withEarlyStopping(unvalidated, true),
      withAugmentation(MNIST_PLAN, true),
      withNormalized(MNIST_PLAN, false),
      { ...MNIST_PLAN, network: withDropout(MNIST_PLAN.network) },
    ])
      expect(checkPlan(plan)).toEqual({ ok: true, plan });
    expect(withNormalized(withNormalized(MNIST_PLAN, false), true)).toEqual(MNIST_PLAN);
    expect(withEarlyStopping(withEarlyStopping(MNIST_PLAN, true), false)).toEqual(MNIST_PLAN);
  });
});

describe('the slider of the learning rate', () => {
  it('goes from the lowest to the highest in powers of ten', () => {
    expect(rateAt(SLIDER_RANGE.min)).toBe(0.000001);
    expect(rateAt(SLIDER_RANGE.max)).toBe(10);
    expect(sliderAt(0.001)).toBeCloseTo(-3);
    expect(rateAt(-2.3)).toBe(0.005);
  });

  it('stands at an end for what is beyond it', () => {
    expect(sliderAt(50)).toBe(SLIDER_RANGE.max);
    for (const rate of [0, -1, Number.NaN]) expect(sliderAt(rate)).toBe(SLIDER_RANGE.min);
  });
});

describe('the range of a number', () => {
  it('is the one that the plan is held to', () => {
    for (const path of ['optimizer.beta1', 'epochs', 'optimizer.epsilon', 'seed']) {
      const { max } = limitAt(path, MNIST_PLAN);
      const check = checkPlan(withValueAt(MNIST_PLAN, path, 2 * max + 1));
      expect(check).toMatchObject({ ok: false, problems: [{ path, kind: 'outOfRange', max }] });
    }
  });

  it('comes with Keras’ default, where Keras has one', () => {
    expect(kerasDefaultAt('optimizer.beta1', MNIST_PLAN)).toBe(0.9);
    expect(kerasDefaultAt('validationSplit', MNIST_PLAN)).toBe(0);
    expect(kerasDefaultAt('seed', MNIST_PLAN)).toBeNull();
    const optimizer = OPTIMIZER_DEFAULTS.ConjugateGradient;
    expect(kerasDefaultAt('optimizer.lineSearchSteps', { ...MNIST_PLAN, optimizer })).toBeNull();
  });
});
