import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../src/app/config/config';
import { withLocked } from '../../../../src/app/config/with-locked';
import { reduce } from '../../../../src/app/reducer';
import { initialState } from '../../../../src/app/state';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import { DEFAULT_PLAN, PRESETS } from '../../../../src/core/model/presets';

describe('a plan that is chosen where parts are locked', () => {
  it('is as chosen where none is', () => {
    expect(withLocked(DEFAULT_PLAN, PRESETS.cnn, {})).toEqual(PRESETS.cnn);
    expect(withLocked(DEFAULT_PLAN, PRESETS.cnn, { epochs: 'hidden', train: 'locked' })).toEqual(PRESETS.cnn);
  });

  it('keeps those parts', () => {
    const kept = withLocked(DEFAULT_PLAN, PRESETS.cnn, {
      network: 'locked',
      epochs: 'locked',
      seed: 'locked',
    });
    const { network, epochs, seed } = DEFAULT_PLAN;
    expect(kept).toEqual({ ...PRESETS.cnn, network, epochs, seed });
  });

  it('keeps the optimiser and its learning rate each for itself', () => {
    const chosen = { ...DEFAULT_PLAN, optimizer: OPTIMIZER_DEFAULTS.SGD };
    expect(withLocked(DEFAULT_PLAN, chosen, { learningRate: 'locked' }).optimizer).toEqual({
      ...OPTIMIZER_DEFAULTS.SGD,
      learningRate: DEFAULT_PLAN.optimizer.learningRate,
    });
    expect(withLocked(DEFAULT_PLAN, chosen, { optimizer: 'locked' }).optimizer).toEqual({
      ...DEFAULT_PLAN.optimizer,
      learningRate: OPTIMIZER_DEFAULTS.SGD.learningRate,
    });
  });

  it('is in the form whoever chose it, but for the host', () => {
    const config = { ...DEFAULT_CONFIG, controls: { epochs: 'locked' } } as const;
    const preferences = { language: 'en', theme: 'system', network: 'default' } as const;
    const before = initialState(preferences, 'auto', config);
    const chosen = reduce(before, { type: 'planEdited', plan: PRESETS.cnn });
    expect(chosen.training.draft).toEqual({ ...PRESETS.cnn, epochs: DEFAULT_PLAN.epochs });
    const sent = reduce(before, { type: 'planEdited', plan: PRESETS.cnn, byHost: true });
    expect(sent.training.draft).toEqual(PRESETS.cnn);
  });
});
