import { describe, expect, it } from 'vitest';
import { epochOrder } from '../../../../src/core/data/order';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import { createTrainer, type Trainer, type TrainerEvent } from '../../../../src/worker/session/trainer';
import { createFakeSet, type FakeSet, offline } from './fake-data';
import { type Behaviour, type Clock, createFakeEngine } from './fake-engine';
import { allDone, PLAN } from './fake-session';

function setUp(change: Partial<TrainingPlan> = {}, digits: FakeSet = createFakeSet(60)) {
  const plan = { ...PLAN, ...change };
  const clock: Clock = { now: 0 };
  const engine = createFakeEngine(clock);
  const network = engine.build(plan.network, initialWeights(plan.network, 1));
  const fake = engine.networks[0]!;
  const stop = new AbortController();
  const trainer = createTrainer({ network, plan, digits, signal: stop.signal, now: () => clock.now });
  return { trainer, plan, clock, fake, digits, stop, behaviour: engine.behaviour };
}

/** All events up to the end, or up to what was thrown. */
async function eventsOf(
  trainer: Trainer,
  wanted = false,
): Promise<{ readonly events: TrainerEvent[]; readonly thrown: unknown }> {
  const events: TrainerEvent[] = [];
  const running = trainer.run();
  try {
    for (;;) {
      const next = await running.next(wanted);
      if (next.done) return { events, thrown: null };
      events.push(next.value);
    }
  } catch (thrown) {
    return { events, thrown };
  }
}
const typesOf = (events: readonly TrainerEvent[]) => events.map(({ type }) => type);
const progressOf = (events: readonly TrainerEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
const epochsOf = (events: readonly TrainerEvent[]) =>
  events.flatMap((event) => (event.type === 'epoch' ? [event.result] : []));

/** The means over the whole numbers from..to-1 as the fake network's loss and accuracy. */
function meansOf(from: number, to: number) {
  const indices = Array.from({ length: to - from }, (_, offset) => from + offset);
  return {
    loss: indices.reduce((sum, index) => sum + index, 0) / indices.length,
    accuracy: indices.filter((index) => index % 2 === 1).length / indices.length,
  };
}

describe('the steps of a run', () => {
  it('go through the digits to train on once an epoch, the last batch short', async () => {
    const { trainer, fake, plan, digits } = setUp();
    await eventsOf(trainer);
    expect(fake.batches.map(({ length }) => length)).toEqual([10, 10, 10, 6, 10, 10, 10, 6]);
    const { shardCounts } = digits;
    for (const epoch of [0, 1]) {
      const order = epochOrder({ trainCount: 36, epoch, seed: plan.seed, shardCounts });
      expect(fake.batches.slice(4 * epoch, 4 * epoch + 4).flat()).toEqual([...order]);
    }
    expect(trainer.tally).toMatchObject({ steps: 8, totalSteps: 8, epochs: 2 });
  });

  it.each([
    { batchSize: 36, steps: 2 },
    { batchSize: 4096, steps: 2 },
    { batchSize: 1, steps: 72 },
    { batchSize: 35, steps: 4 },
  ])('are $steps with batches of $batchSize', async ({ batchSize, steps }) => {
    const { trainer, fake } = setUp({ batchSize });
    expect(trainer.tally.totalSteps).toBe(steps);
    await eventsOf(trainer);
    expect(fake.batches.length).toBe(steps);
    expect(fake.batches.every(({ length }) => length > 0)).toBe(true);
  });

  it('are computed only when they are asked for', async () => {
    const { trainer, fake } = setUp();
    const running = trainer.run();
    expect(fake.batches.length).toBe(0);
    await running.next(false);
    expect(fake.batches.length).toBe(1);
    await allDone();
    expect(fake.batches.length).toBe(1);
  });

  it('are over after return, and the training is given back by dispose', async () => {
    const { trainer, fake } = setUp();
    const running = trainer.run();
    await running.next(false);
    await running.return();
    expect(await running.next(false)).toEqual({ done: true, value: undefined });
    expect(fake.batches.length).toBe(1);
    expect(fake.trainings).toEqual([{ disposals: 0 }]);
    trainer.dispose();
    expect(fake.trainings).toEqual([{ disposals: 1 }]);
  });
});

describe('an epoch', () => {
  it('ends with the means over its digits, and over those held back', async () => {
    const { trainer, fake } = setUp();
    const results = epochsOf((await eventsOf(trainer)).events);
    expect(results).toEqual([
      {
        epoch: 0,
        training: { epoch: 1, ...meansOf(0, 36) },
        validation: { epoch: 1, ...meansOf(36, 40) },
      },
      {
        epoch: 1,
        training: { epoch: 2, ...meansOf(0, 36) },
        validation: { epoch: 2, ...meansOf(36, 40) },
      },
    ]);
    expect(fake.ranges).toEqual([
      [36, 40],
      [36, 40],
    ]);
  });

  it('counts only its own steps', async () => {
    const { trainer, behaviour } = setUp();
    behaviour.lossOf = (_, steps) => (steps <= 4 ? 8 : 2); // the first epoch has four steps
    const results = epochsOf((await eventsOf(trainer)).events);
    expect(results.map(({ training }) => training.loss)).toEqual([8, 2]);
  });

  it('has no validation when no digits are held back', async () => {
    const { trainer, fake } = setUp({ validationSplit: 0 });
    const { events } = await eventsOf(trainer);
    expect(epochsOf(events).map(({ validation }) => validation)).toEqual([null, null]);
    expect(epochsOf(events)[0]!.training).toEqual({ epoch: 1, ...meansOf(0, 40) });
    expect(fake.ranges).toEqual([]);
    expect(typesOf(events)).not.toContain('validated');
  });

  it('validates in chunks, with a chance to read a drawing after each', async () => {
    const { trainer, fake } = setUp(
      { trainingSize: 2400, validationSplit: 0.5, batchSize: 1200, epochs: 1 },
      createFakeSet(2400),
    );
    const { events } = await eventsOf(trainer);
    expect(fake.ranges).toEqual([
      [1200, 1700],
      [1700, 2200],
      [2200, 2400],
    ]);
    expect(typesOf(events).slice(-4)).toEqual(['validated', 'validated', 'validated', 'epoch']);
    expect(epochsOf(events)[0]!.validation).toEqual({ epoch: 1, ...meansOf(1200, 2400) });
  });
});

describe('digits that have not arrived', () => {
  it('are waited for, after saying so, and nothing more than the next batch', async () => {
    const { trainer, digits, fake } = setUp({ epochs: 1 }, createFakeSet(60, 10));
    const running = trainer.run();
    const seen: string[] = [];
    let ended = false;
    const pulling = (async () => {
      for (let next = await running.next(true); !next.done; next = await running.next(true))
        seen.push(next.value.type);
      ended = true;
    })();
    await allDone();
    expect(seen).toEqual(['stepped', 'progress', 'waiting']);
    expect(digits.asked).toBeLessThanOrEqual(20);
    digits.arrive(20);
    await allDone();
    expect(seen.slice(3)).toEqual(['stepped', 'progress', 'waiting']);
    digits.arrive(36);
    await allDone();
    expect(fake.batches.length).toBe(4);
    expect(seen.at(-1)).toBe('waiting'); // for the digits held back
    expect(ended).toBe(false);
    digits.arrive(40);
    await pulling;
    expect(seen.slice(-2)).toEqual(['validated', 'epoch']);
  });

  it('are given up when the run is stopped', async () => {
    const { trainer, stop } = setUp({}, createFakeSet(60, 0));
    const running = trainer.run();
    expect((await running.next(false)).value).toEqual({ type: 'waiting' });
    const waiting = running.next(false);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it.each([
    [0, 'before the first step'],
    [10, 'after a step'],
    [20, 'after more steps'],
    [36, 'before the validation'],
  ])('and fail at %i of them cost nothing: %s', async (available) => {
    const undisturbed = setUp();
    const whole = await eventsOf(undisturbed.trainer);

    const { trainer, digits, fake, clock } = setUp({}, createFakeSet(60, available));
    digits.fail();
    const first = await eventsOf(trainer);
    expect(first.thrown).toMatchObject({ name: 'DataError', kind: 'offline' });
    const again = await eventsOf(trainer);
    expect(again.thrown).toMatchObject({ kind: 'offline' });
    digits.retry();
    digits.arrive(60);
    clock.now += 60_000; // somebody looked for the cable
    const last = await eventsOf(trainer);
    expect(last.thrown).toBeNull();

    expect(fake.batches).toEqual(undisturbed.fake.batches);
    expect(fake.trainings.length).toBe(1);
    expect(epochsOf([...first.events, ...again.events, ...last.events])).toEqual(epochsOf(whole.events));
    expect(trainer.tally).toEqual(undisturbed.trainer.tally);
  });

  it('leave the time of the steps before them in the pace', async () => {
    const { trainer, digits, behaviour } = setUp({ batchSize: 1, epochs: 1 }, createFakeSet(60, 20));
    behaviour.stepTime = 10;
    digits.fail(offline());
    const first = await eventsOf(trainer);
    digits.retry();
    digits.arrive(60);
    const last = await eventsOf(trainer);
    expect(typesOf(first.events).at(-2)).toBe('stepped'); // its numbers are still unread
    const [warmUp, ...others] = progressOf([...first.events, ...last.events]);
    expect(warmUp!.samplesPerSecond).toBeNull();
    for (const { samplesPerSecond } of others) expect(samplesPerSecond).toBeCloseTo(100, 9);
    expect(trainer.tally.workingTime).toBe(36 * 10);
  });
});

describe('numbers that are none', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    '%d end the run, with where it was',
    async (loss) => {
      const { trainer, behaviour, fake } = setUp();
      behaviour.lossOf = (_, steps) => (steps > 5 ? loss : 1); // the second step of the second epoch
      const { events, thrown } = await eventsOf(trainer, true);
      expect(thrown).toMatchObject({
        name: 'InklingFailure',
        error: { kind: 'diverged', epoch: 1, step: 6 },
      });
      expect(fake.batches.length).toBe(6);
      expect(progressOf(events).every(({ point }) => Number.isFinite(point.loss))).toBe(true);
    },
  );

  it('found in the validation end the run, too', async () => {
    // The last step's update is what broke the network: no step after it shows that.
    const { trainer, behaviour } = setUp({ epochs: 1 });
    behaviour.lossOf = (index) => (index >= 36 ? Number.NaN : 1);
    const { events, thrown } = await eventsOf(trainer);
    expect(thrown).toMatchObject({ error: { kind: 'diverged', epoch: 0, step: 4 } });
    expect(typesOf(events)).not.toContain('epoch');
  });
});

describe('progress', () => {
  it('comes right away when it is asked for', async () => {
    const { trainer } = setUp({ epochs: 1, validationSplit: 0 });
    const { events } = await eventsOf(trainer, true);
    expect(typesOf(events)).toEqual([...Array(4).fill(['stepped', 'progress']).flat(), 'epoch']);
  });

  it.each<[number, number[]]>([
    [20, [1, 11, 21, 31, 40]],
    [100, [1, 3, 5]],
    [200, [1, 2, 3]],
    [1000, [1, 2, 3]],
  ])('comes about every 200 ms, at steps of %i ms, and at the end of an epoch', async (time, steps) => {
    const { trainer, behaviour } = setUp({ batchSize: 1, epochs: 1, validationSplit: 0 });
    behaviour.stepTime = time;
    const { events } = await eventsOf(trainer);
    const reported = progressOf(events).map(({ step }) => step);
    expect(reported.slice(0, steps.length)).toEqual(steps);
    expect(reported.at(-1)).toBe(40);
  });

  it('is the mean since the progress before', async () => {
    const { trainer, behaviour } = setUp({ batchSize: 1, epochs: 1, validationSplit: 0 });
    behaviour.stepTime = 20;
    behaviour.lossOf = (_, steps) => steps; // 1 for the first step
    const { events } = await eventsOf(trainer);
    // The first step, then 2 to 11, 12 to 21...
    expect(progressOf(events).map(({ point }) => point.loss)).toEqual([1, 6.5, 16.5, 26.5, 36]);
  });

  it('tells where the run is, how fast it goes, and how long it will take', async () => {
    const { trainer, behaviour } = setUp({ validationSplit: 0 });
    behaviour.stepTime = 200;
    const { events } = await eventsOf(trainer);
    const all = progressOf(events);
    expect(all.map(({ step, epoch }) => [step, epoch])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 1],
      [6, 1],
      [7, 1],
      [8, 1],
    ]);
    expect(all[2]).toMatchObject({
      point: { epoch: 0.75 },
      epochs: 2,
      totalSteps: 8,
    });
    // The first step is a GPU's warm-up: from the second on it can be told.
    expect(all[0]).toMatchObject({ samplesPerSecond: null, secondsLeft: null });
    expect(all[2]!.samplesPerSecond).toBeCloseTo(50, 9);
    expect(all[2]!.secondsLeft).toBeCloseTo(1, 9);
    expect(all.at(-1)).toMatchObject({ point: { epoch: 2 }, secondsLeft: 0 });
  });

  it('tells no speed on a clock that stands still', async () => {
    const { trainer, behaviour } = setUp();
    behaviour.stepTime = 0;
    for (const progress of progressOf((await eventsOf(trainer)).events)) {
      expect(progress).toMatchObject({ samplesPerSecond: null, secondsLeft: null });
    }
  });

  it('counts neither pauses nor waits', async () => {
    const { trainer, clock, behaviour } = setUp({ epochs: 1 });
    behaviour.stepTime = 100;
    const seen: TrainerEvent[] = [];
    const running = trainer.run();
    for (let next = await running.next(false); !next.done; next = await running.next(false)) {
      seen.push(next.value);
      clock.now += 3_600_000; // a pause after every event
    }
    expect(trainer.tally.workingTime).toBe(400);
    for (const { samplesPerSecond, step, secondsLeft } of progressOf(seen).slice(1)) {
      // The last batch of four is a short one.
      expect(samplesPerSecond).toBeGreaterThan(step === 4 ? 80 : 99);
      expect(samplesPerSecond).toBeLessThan(101);
      expect(secondsLeft).toBeCloseTo((4 - step) * 0.1, 9);
    }
  });

  it('counts the time that reading the numbers takes', async () => {
    const { trainer, clock, behaviour } = setUp({ epochs: 1, validationSplit: 0 });
    behaviour.stepTime = 50;
    const slow: Behaviour['beforeTotals'] = () => {
      clock.now += 150;
    };
    behaviour.beforeTotals = slow;
    const { events } = await eventsOf(trainer);
    expect(progressOf(events)[1]!.samplesPerSecond).toBeCloseTo(50, 9);
    expect(trainer.tally.workingTime).toBe(4 * 200);
  });
});
