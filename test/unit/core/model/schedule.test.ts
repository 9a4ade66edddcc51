import { describe, expect, it } from 'vitest';
import {
  type LearningRateSchedule,
  SCHEDULE_DEFAULTS,
  SCHEDULE_TYPES,
  scheduledShare,
} from '../../../../src/core/model/schedule';

/** 10 steps an epoch, 10 epochs. */
const share = (schedule: LearningRateSchedule, step: number) => scheduledShare(schedule, step, 10, 100);

describe('a learning-rate schedule', () => {
  it.each(SCHEDULE_TYPES)('(%s) starts at the rate itself and never leaves 0..1', (type) => {
    for (const warmupEpochs of [0, 0.5, 3, 100]) {
      const schedule = { ...SCHEDULE_DEFAULTS[type], warmupEpochs };
      const shares = Array.from({ length: 100 }, (_, step) => share(schedule, step));
      expect(shares.every((value) => value > 0 && value <= 1)).toBe(true);
      if (warmupEpochs === 0) expect(shares[0]).toBe(1);
    }
  });

  it('is constant', () => {
    expect(share(SCHEDULE_DEFAULTS.Constant, 77)).toBe(1);
  });

  it('falls in steps, as ExponentialDecay(staircase=True)', () => {
    const schedule = { type: 'StepDecay', warmupEpochs: 0, decayEpochs: 2, decayRate: 0.5 } as const;
    expect([0, 19, 20, 39, 40, 99].map((step) => share(schedule, step))).toEqual([
      1, 1, 0.5, 0.5, 0.25, 0.0625,
    ]);
  });

  it('falls exponentially', () => {
    const schedule = { type: 'ExponentialDecay', warmupEpochs: 0, decayEpochs: 1, decayRate: 0.9 } as const;
    expect(share(schedule, 5)).toBeCloseTo(0.9 ** 0.5, 12);
    expect(share(schedule, 30)).toBeCloseTo(0.9 ** 3, 12);
  });

  it('falls as one over time', () => {
    const schedule = { type: 'InverseTimeDecay', warmupEpochs: 0, decayEpochs: 2, decayRate: 3 } as const;
    expect(share(schedule, 20)).toBeCloseTo(1 / 4, 12);
    expect(share(schedule, 80)).toBeCloseTo(1 / 13, 12);
  });

  it('falls as half a cosine wave, down to its share', () => {
    const schedule = { type: 'CosineDecay', warmupEpochs: 0, alpha: 0.2 } as const;
    expect(share(schedule, 50)).toBeCloseTo(0.6, 12);
    expect(share(schedule, 100)).toBeCloseTo(0.2, 12);
    expect(share(schedule, 500)).toBeCloseTo(0.2, 12);
  });

  it('warms up in a straight line, from the first step on, and what follows counts from there', () => {
    const schedule = { type: 'StepDecay', warmupEpochs: 2, decayEpochs: 1, decayRate: 0.5 } as const;
    expect([0, 9, 19, 20, 29, 30].map((step) => share(schedule, step))).toEqual([0.05, 0.5, 1, 1, 1, 0.5]);
  });

  it('warms up for the whole run at most', () => {
    const schedule = { type: 'CosineDecay', warmupEpochs: 100, alpha: 0 } as const;
    expect(share(schedule, 99)).toBe(1);
    expect(share(schedule, 0)).toBe(0.01);
  });
});
