import { describe, expect, it } from 'vitest';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { SCHEDULE_DEFAULTS } from '../../../../../src/core/model/schedule';
import { ratePoints } from '../../../../../src/ui/lab/plan/rate-points';
import { MNIST_PLAN } from '../../../core/model/mnist-plan';

describe('the learning rate over a run', () => {
  it('goes from the first step to the last', () => {
    const schedule = SCHEDULE_DEFAULTS.CosineDecay;
    const points = ratePoints({ ...MNIST_PLAN, schedule }, 100);
    expect(points).toHaveLength(100);
    expect(points[0]).toEqual({ epoch: 0, rate: 0.001 });
    expect(points.at(-1)?.epoch).toBeCloseTo(10, 2);
    expect(points.at(-1)?.rate).toBeCloseTo(0, 8);
  });

  it('has a point for each step of a short one', () => {
    const plan = {
      ...MNIST_PLAN,
      optimizer: OPTIMIZER_DEFAULTS.BatchGradientDescent,
      schedule: { ...SCHEDULE_DEFAULTS.StepDecay, decayEpochs: 2 },
      epochs: 5,
    };
    expect(ratePoints(plan, 100).map(({ rate }) => rate)).toEqual([0.1, 0.1, 0.05, 0.05, 0.025]);
    expect(ratePoints({ ...plan, epochs: 1 }, 100)).toEqual([{ epoch: 0, rate: 0.1 }]);
  });
});
