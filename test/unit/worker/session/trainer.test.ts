import { describe, expect, it } from 'vitest';
import { epochOrder } from '../../../../src/core/data/order';
import { planSteps } from '../../../../src/worker/session/plan-steps';
import type { TrainerEvent } from '../../../../src/worker/session/steps';
import { createTrainer } from '../../../../src/worker/session/trainer';
import { createFakeSet, offline } from './fake-data';
import type { Behaviour } from './fake-engine';
import { allDone } from './fake-session';
import { ENDING, epochsOf, eventsOf, progressOf, setUp, typeOf, typesOf } from './trainer-support';

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
    expect(trainer.tally()).toMatchObject({ steps: 8, epochs: 2 });
  });

  it.each([
    { batchSize: 36, steps: 2 },
    { batchSize: 4096, steps: 2 },
    { batchSize: 1, steps: 72 },
    { batchSize: 35, steps: 4 },
  ])('are $steps with batches of $batchSize', async ({ batchSize, steps }) => {
    const { trainer, fake, plan } = setUp({ batchSize });
    expect(planSteps(plan, null).total).toBe(steps);
    await eventsOf(trainer);
    expect(fake.batches.length).toBe(steps);
    expect(fake.batches.every(({ length }) => length > 0)).toBe(true);
  });

  it('are computed only when they are asked for', async () => {
    const { trainer, fake } = setUp();
    const running = trainer.run('run');
    expect(fake.batches.length).toBe(0);
    await running.next('run');
    expect(fake.batches.length).toBe(1);
    await allDone();
    expect(fake.batches.length).toBe(1);
  });

  it('are over after return, and the training is given back by dispose', async () => {
    const { trainer, fake } = setUp();
    const running = trainer.run('run');
    await running.next('run');
    await running.return(ENDING);
    expect(await running.next('run')).toEqual({ done: true, value: undefined });
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
    const running = trainer.run('step');
    const seen: string[] = [];
    let ended = false;
    const pulling = (async () => {
      for (let next = await running.next('step'); !next.done; next = await running.next('step'))
        seen.push(next.value.type);
      ended = true;
    })();
    await allDone();
    expect(seen).toEqual(['progress', 'waiting']);
    expect(digits.asked).toBeLessThanOrEqual(20);
    digits.arrive(20);
    await allDone();
    expect(seen.slice(2)).toEqual(['progress', 'waiting']);
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
    const running = trainer.run('run');
    expect((await running.next('run')).value).toEqual({ type: 'waiting' });
    const waiting = running.next('run');
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
    expect(trainer.tally()).toEqual(undisturbed.trainer.tally());
  });

  it('are waited for after the numbers of the steps before have been told', async () => {
    const { trainer, digits, behaviour } = setUp({ batchSize: 1, epochs: 1 }, createFakeSet(60, 20));
    behaviour.stepTime = 10;
    digits.fail(offline());
    const first = await eventsOf(trainer);
    digits.retry();
    digits.arrive(60);
    const last = await eventsOf(trainer);
    expect(typesOf(first.events).slice(-3)).toEqual(['stepped', 'progress', 'waiting']);
    const [warmUp, ...others] = progressOf([...first.events, ...last.events]);
    expect(warmUp!.samplesPerSecond).toBeNull();
    for (const { samplesPerSecond } of others) expect(samplesPerSecond).toBeCloseTo(100, 9);
    expect(trainer.tally().workingTime).toBe(36 * 10);
  });
});

/** The points of the curve. */
const pointsOf = (events: readonly TrainerEvent[]) => progressOf(events).flatMap(({ points }) => points);

describe('numbers that are none', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    '%d end the run, with where it was',
    async (loss) => {
      const { trainer, behaviour, fake } = setUp();
      behaviour.lossOf = (_, steps) => (steps > 5 ? loss : 1); // the second step of the second epoch
      const { events, thrown } = await eventsOf(trainer, 'step');
      expect(thrown).toMatchObject({
        name: 'InklingFailure',
        error: { kind: 'diverged', epoch: 1, step: 6 },
      });
      expect(fake.batches.length).toBe(6);
      expect(pointsOf(events).every(({ loss }) => Number.isFinite(loss))).toBe(true);
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
    const { events } = await eventsOf(trainer, 'step');
    expect(typesOf(events)).toEqual([...Array(4).fill('progress'), 'epoch']);
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

  it.each([1, 20, 300])('has the same curve however long a step takes: %i ms', async (time) => {
    const { trainer, behaviour } = setUp({ batchSize: 1, epochs: 2, validationSplit: 0 });
    behaviour.stepTime = time;
    behaviour.lossOf = (_, steps) => steps; // 1 for the first step
    const { events } = await eventsOf(trainer);
    // After steps 1, 2, 4 and 8, then every eight: each the mean over the steps since the one before.
    expect(pointsOf(events).map(({ loss }) => loss)).toEqual([
      1, 2, 3.5, 6.5, 12.5, 20.5, 28.5, 36.5, 44.5, 52.5, 60.5, 68.5, 76.5,
    ]);
    expect(pointsOf(events).map(({ epoch }) => epoch * 40)).toEqual([
      1, 2, 4, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80,
    ]);
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
    // Points come after 1, 2 and 4 steps of the first epoch, then at each epoch's end.
    expect(all.map(({ points }) => points.map(({ epoch }) => epoch))).toEqual([
      [0.25],
      [0.5],
      [],
      [1],
      [],
      [],
      [],
      [2],
    ]);
    expect(all[2]).toMatchObject({
      epochs: 2,
      totalSteps: 8,
    });
    // The first step is a GPU's warm-up: from the second on it can be told.
    expect(all[0]).toMatchObject({ samplesPerSecond: null, secondsLeft: null });
    expect(all[2]!.samplesPerSecond).toBeCloseTo(50, 9);
    expect(all[2]!.secondsLeft).toBeCloseTo(1, 9);
    expect(all.at(-1)).toMatchObject({ points: [{ epoch: 2 }], secondsLeft: 0 });
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
    const running = trainer.run('run');
    for (let next = await running.next('run'); !next.done; next = await running.next('run')) {
      seen.push(next.value);
      clock.now += 3_600_000; // a pause after every event
    }
    expect(trainer.tally().workingTime).toBe(400);
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
    // After the first step one of 50 ms, and its numbers' 150 ms.
    expect(progressOf(events)[1]!.samplesPerSecond).toBeCloseTo(50, 9);
    // Read at the curve's points, after 1, 2 and 4 steps.
    expect(trainer.tally().workingTime).toBe(4 * 50 + 3 * 150);
  });
});

describe('a slice of steps', () => {
  it('holds as many as fit into some milliseconds, and grows from one', async () => {
    const { trainer, fake, behaviour } = setUp({ batchSize: 1, epochs: 1, validationSplit: 0 });
    behaviour.stepTime = 1;
    const running = trainer.run('run');
    const sizes: number[] = [];
    for (let before = 0; fake.batches.length < 40; before = fake.batches.length) {
      await running.next('run');
      if (fake.batches.length > before) sizes.push(fake.batches.length - before);
    }
    // At first no longer than to the next point of the curve, after 1, 2, 4 and 8 steps.
    expect(sizes).toEqual([1, 1, 2, 4, 8, 8, 8, 8]);
  });

  it('is over only when the engine is done with it', async () => {
    const { trainer, behaviour } = setUp();
    let release = () => {};
    behaviour.beforeDone = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    let over = false;
    const next = trainer
      .run('run')
      .next('run')
      .then(() => {
        over = true;
      });
    await allDone();
    expect(over).toBe(false);
    release();
    await next;
    expect(over).toBe(true);
  });

  it('takes no step whose digits have not arrived', async () => {
    const { trainer, fake, behaviour } = setUp(
      { batchSize: 1, epochs: 1, validationSplit: 0 },
      createFakeSet(60, 10),
    );
    behaviour.stepTime = 0;
    const running = trainer.run('run');
    for (;;) {
      if (typeOf(await running.next('run')) === 'waiting') break;
    }
    expect(fake.batches.flat().every((index) => index < 10)).toBe(true);
    expect(fake.batches.length).toBe(10);
  });

  it('is a single step, numbers and all, when that is asked for', async () => {
    const { trainer, fake, behaviour } = setUp({ batchSize: 1, epochs: 1, validationSplit: 0 });
    behaviour.stepTime = 0;
    const running = trainer.run('run');
    await running.next('run');
    await running.next('run');
    const before = fake.batches.length;
    expect(typeOf(await running.next('step'))).toBe('progress');
    const between = fake.batches.length;
    expect(between).toBe(before); // the numbers of the steps before
    await running.next('step');
    expect(fake.batches.length).toBe(between + 1);
  });
});

describe('a run that goes on from a checkpoint', () => {
  it('takes the steps that are left, as if nothing had been', async () => {
    const whole = setUp();
    const wholeEvents = (await eventsOf(whole.trainer, 'step')).events;

    const first = setUp();
    const running = first.trainer.run('step');
    for (let steps = 0; steps < 6; ) if (typeOf(await running.next('step')) === 'progress') steps++;
    const tally = first.trainer.tally();
    const state = await first.trainer.state();
    expect(tally).toMatchObject({ steps: 6, epochs: 1 });

    const { engine, plan, digits, clock, stop } = first;
    const network = engine.build(plan.network, state.weights);
    const trainer = createTrainer({
      network,
      plan,
      digits,
      from: { tally, state },
      signal: stop.signal,
      now: () => clock.now,
    });
    const rest = (await eventsOf(trainer, 'step')).events;
    const fake = engine.networks[1]!;
    expect(fake.batches).toEqual(whole.fake.batches.slice(6));
    expect(epochsOf(rest)).toEqual(epochsOf(wholeEvents).slice(1));
    expect(progressOf(rest).map(({ points, step }) => ({ points, step }))).toEqual(
      progressOf(wholeEvents)
        .slice(6)
        .map(({ points, step }) => ({ points, step })),
    );
    expect(trainer.tally()).toEqual(whole.trainer.tally());
  });
});
