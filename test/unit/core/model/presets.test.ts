import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { LAYER_DEFAULTS, retyped } from '../../../../src/core/model/layer-defaults';
import { LAYER_TYPES } from '../../../../src/core/model/network';
import {
  ARTICLE_PRESETS,
  DEFAULT_PLAN,
  FAILURE_PRESETS,
  PRESET_IDS,
  PRESETS,
  presetOf,
  samePlan,
} from '../../../../src/core/model/presets';

describe('a ready-made plan', () => {
  it.each(PRESET_IDS)('%s is known by what it is, whatever its seed', (id) => {
    expect(presetOf({ ...PRESETS[id], seed: 99 })).toBe(id);
    // As it comes back from the check, and from a database.
    const check = checkPlan(PRESETS[id]);
    expect(check.ok && presetOf(check.plan)).toBe(id);
    expect(presetOf(structuredClone(PRESETS[id]))).toBe(id);
  });

  it.each([...ARTICLE_PRESETS, ...FAILURE_PRESETS])(
    '%s learns from MNIST alone, as those do that it is compared with',
    (id) => {
      expect(PRESETS[id]).toMatchObject({ styleShare: 0, augmentation: null });
    },
  );

  it('is none as soon as anything is changed', () => {
    expect(presetOf({ ...DEFAULT_PLAN, styleShare: 0.1 })).toBeNull();
    expect(presetOf({ ...PRESETS.cnn, epochs: Number.NaN })).toBeNull();
    expect(presetOf({ ...PRESETS.cnn, network: { ...PRESETS.cnn.network, normalized: false } })).toBeNull();
    const [first, ...others] = PRESETS.cnn.network.layers;
    expect(presetOf({ ...PRESETS.cnn, network: { layers: others } })).toBeNull();
    const penalised = { ...first!, kernelRegularizer: { l1: 0, l2: 0.1 } } as typeof first;
    expect(presetOf({ ...PRESETS.cnn, network: { layers: [penalised!, ...others] } })).toBeNull();
  });
});

describe('plans are the same', () => {
  it('where a field is absent or undefined', () => {
    const { layers } = DEFAULT_PLAN.network;
    const network = { layers: layers.map((layer) => ({ ...layer, kernelInitializer: undefined })) };
    expect(samePlan({ ...DEFAULT_PLAN, network: network as never }, DEFAULT_PLAN)).toBe(true);
  });
});

describe('a layer of another type', () => {
  it('keeps what both have', () => {
    const dense = { ...LAYER_DEFAULTS.Dense, activation: 'tanh', kernelInitializer: 'he_normal' } as const;
    expect(retyped(dense as never, 'Conv2D')).toEqual({
      type: 'Conv2D',
      filters: 32,
      kernelSize: 3,
      activation: 'tanh',
      kernelInitializer: 'he_normal',
    });
    expect(retyped({ type: 'MaxPooling2D', poolSize: 3 }, 'AveragePooling2D')).toEqual({
      type: 'AveragePooling2D',
      poolSize: 3,
    });
    expect(retyped(dense as never, 'Flatten')).toEqual({ type: 'Flatten' });
    expect(retyped({ type: 'Conv2D', filters: 8, kernelSize: 5, activation: 'elu' }, 'Dense')).toEqual({
      type: 'Dense',
      units: 64,
      activation: 'elu',
    });
  });

  it.each(LAYER_TYPES)('is what a new %s is, where they have nothing in common', (type) => {
    expect(retyped({ type: 'Flatten' }, type)).toEqual(LAYER_DEFAULTS[type]);
  });
});
