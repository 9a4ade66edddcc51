import { describe, expect, it } from 'vitest';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import { PLAN_LIMITS } from '../../../../src/core/model/plan';
import { scheduledShare } from '../../../../src/core/model/schedule';
import type { RateChange } from '../../../../src/protocol/training';
import { withChange } from '../../../../src/worker/session/rates';
import { changeLearningRate, createRun, restoreRun, savedNetwork } from '../../../../src/worker/session/run';
import { PLAN } from './fake-session';
import { eventsOf, goTo, progressOf, setUp } from './trainer-support';

const SGD = { ...OPTIMIZER_DEFAULTS.SGD, learningRate: 0.5 };
/** 4 steps an epoch */
const HALVING = { type: 'StepDecay', warmupEpochs: 0, decayEpochs: 1, decayRate: 0.5 } as const;

describe('the learning rate', () => {
  it('is the plan’s, and the engine is told nothing, without a schedule', async () => {
    const { trainer, fake } = setUp({ optimizer: SGD });
    const { events } = await eventsOf(trainer, 'step');
    expect(fake.rates).toEqual(Array(8).fill(0.5));
    expect(progressOf(events).map(({ learningRate }) => learningRate)).toEqual(Array(8).fill(0.5));
  });

  it.each([
    HALVING,
    { type: 'ExponentialDecay', warmupEpochs: 0.5, decayEpochs: 1, decayRate: 0.9 },
    { type: 'InverseTimeDecay', warmupEpochs: 0, decayEpochs: 1, decayRate: 0.5 },
    { type: 'CosineDecay', warmupEpochs: 1, alpha: 0.1 },
  ] as const)('follows the schedule ($type), in steps and in what is told', async (schedule) => {
    const { trainer, fake } = setUp({ optimizer: SGD, schedule });
    const { events } = await eventsOf(trainer, 'step');
    const wanted = Array.from({ length: 8 }, (_, step) => 0.5 * scheduledShare(schedule, step, 4, 8));
    expect(fake.rates).toEqual(wanted);
    expect(progressOf(events).map(({ learningRate }) => learningRate)).toEqual(wanted);
  });

  it('goes on as scheduled from a checkpoint', async () => {
    const change = { optimizer: SGD, schedule: HALVING, epochs: 3 };
    const from = await goTo(setUp(change).trainer, 'step', (event) => event.type === 'epoch');
    const { trainer, fake } = setUp(change, undefined, { from });
    await eventsOf(trainer);
    expect(fake.rates).toEqual([...Array(4).fill(0.25), ...Array(4).fill(0.125)]);
  });

  it('that a person sets counts from its step on, and the schedule goes on from it', async () => {
    let changes: readonly RateChange[] = [];
    const { trainer, fake } = setUp({ optimizer: SGD, schedule: HALVING }, undefined, {
      rateChanges: () => changes,
    });
    const running = trainer.run('step');
    await running.next('step');
    expect(trainer.nextStep()).toBe(1);
    changes = [{ step: trainer.nextStep(), learningRate: 8 }];
    for (let next = await running.next('step'); !next.done; next = await running.next('step'));
    expect(fake.rates).toEqual([0.5, 8, 8, 8, 4, 4, 4, 4]);
  });
});

describe('a run’s learning rate', () => {
  it('is held to the limits of plans, and to numbers', () => {
    const run = createRun(PLAN);
    changeLearningRate(run, 1e9);
    expect(run.rateChanges).toEqual([{ step: 0, learningRate: PLAN_LIMITS.learningRate.max }]);
    changeLearningRate(run, -1);
    expect(run.rateChanges).toEqual([{ step: 0, learningRate: PLAN_LIMITS.learningRate.min }]);
    changeLearningRate(run, Number.NaN);
    expect(run.rateChanges).toEqual([{ step: 0, learningRate: PLAN_LIMITS.learningRate.min }]);
  });

  it('survives with the run', () => {
    const run = createRun(PLAN);
    changeLearningRate(run, 0.25);
    const saved = structuredClone(savedNetwork(run, false));
    const restored = restoreRun(saved.weights, saved.run!)!;
    expect(restored.rateChanges).toEqual([{ step: 0, learningRate: 0.25 }]);
  });

  it('changes in the order of steps: what was set for later ones is void', () => {
    const changes = [
      { step: 2, learningRate: 1 },
      { step: 5, learningRate: 2 },
      { step: 9, learningRate: 3 },
    ];
    expect(withChange(changes, { step: 5, learningRate: 4 })).toEqual([
      changes[0],
      { step: 5, learningRate: 4 },
    ]);
  });

  it('is not remembered beyond all bounds', () => {
    let changes: readonly RateChange[] = [];
    for (let step = 0; step < 1500; step++) changes = withChange(changes, { step, learningRate: 1 });
    expect(changes.length).toBe(1000);
    expect(changes.at(-1)!.step).toBe(1499);
  });
});
