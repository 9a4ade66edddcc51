import { describe, expect, it } from 'vitest';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { denseNetwork } from '../../../../../src/core/model/presets';
import { planSteps } from '../../../../../src/worker/session/plan-steps';
import { restoreRun, savedNetwork } from '../../../../../src/worker/session/run';
import { createFakeSet, offline } from '../fake-data';
import { onlyNetwork, PLAN, readySession } from '../fake-session';
import { ENDING, epochsOf, eventsOf, goTo, progressOf, setUp, typesOf } from '../trainer-support';

const DESCENT = { ...PLAN, optimizer: OPTIMIZER_DEFAULTS.BatchGradientDescent };
const CONJUGATE = { ...PLAN, optimizer: OPTIMIZER_DEFAULTS.ConjugateGradient };
const both = [DESCENT, CONJUGATE];

/** Bent, so that one line search is not all. */
const bent = (bias: number) => ({ loss: Math.log(Math.cosh(bias - 1)) + 1, slope: Math.tanh(bias - 1) });

describe.each(both)('a run by $optimizer.type', (plan) => {
  it('takes one step an epoch, on all digits to train on', async () => {
    const { trainer, fake } = setUp({ ...plan, epochs: 3 });
    expect(planSteps({ ...plan, epochs: 3 }, null)).toEqual({ perEpoch: 1, total: 3 });
    const { events } = await eventsOf(trainer, 'step');
    expect(fake.batches).toEqual([]);
    expect(fake.gathered.every(([from, to]) => from === 0 && to === 36)).toBe(true);
    expect(epochsOf(events).map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(progressOf(events).map(({ step, totalSteps }) => [step, totalSteps])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(trainer.tally()).toMatchObject({ steps: 3, epochs: 3 });
    expect(fake.ranges.length).toBe(3);
  });

  it('tells the loss at the weights before each step, and lowers it', async () => {
    const { trainer, fake, behaviour } = setUp({ ...plan, epochs: 6 });
    behaviour.heightAt = bent;
    const { events } = await eventsOf(trainer);
    const losses = epochsOf(events).map(({ training }) => training.loss);
    expect(losses[0]).toBeCloseTo(bent(0).loss, 6);
    for (const [index, loss] of losses.entries())
      if (index > 0) expect(loss).toBeLessThanOrEqual(losses[index - 1]!);
    expect(losses.at(-1)!).toBeLessThan(losses[0]!);
    const { weights } = await trainer.state();
    expect(await fake.weights()).toEqual(weights);
  });

  it('looks at the digits in slices that let messages in, and may be stopped there', async () => {
    const { trainer, fake, digits } = setUp(
      { ...plan, trainingSize: 1000, validationSplit: 0, epochs: 1 },
      createFakeSet(1000),
    );
    expect(digits.available).toBe(1000);
    const running = trainer.run('run');
    for (let slice = 1; slice <= 9; slice++) {
      expect((await running.next('run')).value).toEqual({ type: 'gathered' });
      expect(fake.gathered.length).toBe(slice);
    }
    expect(fake.gathered.map(([from, to, step]) => [to - from, step])).toEqual(Array(9).fill([100, 1]));
    expect(trainer.tally().steps).toBe(0);
    expect((await trainer.state()).weights).toEqual(await fake.weights());
    await running.return(ENDING);
    trainer.dispose();
    expect(fake.trainings).toEqual([{ disposals: 1 }]);
  });

  it('waits for all digits, and goes on after they were missing', async () => {
    const whole = setUp({ ...plan, epochs: 2 });
    const wholeEvents = await eventsOf(whole.trainer);
    const { trainer, digits } = setUp({ ...plan, epochs: 2 }, createFakeSet(60, 36));
    digits.fail(offline());
    const first = await eventsOf(trainer);
    expect(first.thrown).toMatchObject({ kind: 'offline' });
    digits.retry();
    digits.arrive(60);
    const last = await eventsOf(trainer);
    expect(last.thrown).toBeNull();
    expect(epochsOf([...first.events, ...last.events])).toEqual(epochsOf(wholeEvents.events));
    expect(trainer.tally()).toEqual(whole.trainer.tally());
  });

  it('ends where the loss is no number', async () => {
    const { trainer, behaviour } = setUp({ ...plan, epochs: 5 });
    behaviour.heightAt = () => ({ loss: Number.NaN, slope: 1 });
    expect((await eventsOf(trainer)).thrown).toMatchObject({
      error: { kind: 'diverged', epoch: 0, step: 0 },
    });
  });

  it.each([1, 2, 5])('goes on from a checkpoint after %i epochs bit for bit', async (epochs) => {
    const change = { ...plan, epochs: 7 };
    const whole = setUp(change);
    whole.behaviour.heightAt = bent;
    const wholeEvents = await eventsOf(whole.trainer);
    const first = setUp(change);
    first.behaviour.heightAt = bent;
    const from = await goTo(
      first.trainer,
      'step',
      (event) => event.type === 'epoch' && event.result.epoch + 1 === epochs,
    );
    const second = setUp(change, undefined, { from: structuredClone(from) });
    second.behaviour.heightAt = bent;
    const rest = await eventsOf(second.trainer);
    expect(epochsOf(rest.events)).toEqual(epochsOf(wholeEvents.events).slice(epochs));
    expect(await second.trainer.state()).toEqual(await whole.trainer.state());
  });

  it('adds the penalties to what it makes small, not to what it tells', async () => {
    const [layer] = denseNetwork().layers;
    const network = { layers: [{ ...layer!, kernelRegularizer: { l1: 0, l2: 0.5 } }] };
    const { trainer } = setUp({ ...plan, network, epochs: 3 });
    const before = (await trainer.state()).weights[0]!;
    const { events } = await eventsOf(trainer);
    const after = (await trainer.state()).weights[0]!;
    const size = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
    expect(size(after)).toBeLessThan(0.9 * size(before));
    expect(epochsOf(events)[0]!.training.loss).toBe(0.5);
  });
});

describe('batch gradient descent', () => {
  it('steps by the rate times the mean gradient, as scheduled', async () => {
    const { trainer, behaviour } = setUp({
      ...DESCENT,
      epochs: 2,
      schedule: { type: 'StepDecay', warmupEpochs: 0, decayEpochs: 1, decayRate: 0.5 },
    });
    behaviour.heightAt = () => ({ loss: 1, slope: -4 });
    const { events } = await eventsOf(trainer, 'step');
    expect((await trainer.state()).weights[1]![0]).toBeCloseTo(0.1 * 4 + 0.05 * 4, 6);
    expect(progressOf(events).map(({ learningRate }) => learningRate)).toEqual([0.1, 0.05]);
  });
});

describe('conjugate gradients', () => {
  it('know the loss where the line search ended, unless dropout or variants make it another', async () => {
    const counts = await Promise.all(
      [{}, { network: withDropout() }].map(async (change) => {
        const { trainer, fake, behaviour } = setUp({ ...CONJUGATE, epochs: 6, ...change });
        behaviour.heightAt = bent;
        await eventsOf(trainer);
        return fake.gathered.length;
      }),
    );
    expect(counts[0]).toBeLessThan(counts[1]!);
  });

  it('take each epoch’s gradients with its own step number', async () => {
    const { trainer, fake, behaviour } = setUp({ ...CONJUGATE, epochs: 3, network: withDropout() });
    behaviour.heightAt = bent;
    await eventsOf(trainer);
    const steps = fake.gathered.map(([, , step]) => step);
    expect([...new Set(steps)]).toEqual([1, 2, 3]);
    expect(steps).toEqual([...steps].sort());
  });

  it('go on where no step is better', async () => {
    const { trainer, behaviour } = setUp({ ...CONJUGATE, epochs: 5 });
    behaviour.heightAt = () => ({ loss: 1, slope: -1 }); // the slope lies
    const { events, thrown } = await eventsOf(trainer);
    expect(thrown).toBeNull();
    expect(epochsOf(events).map(({ training }) => training.loss)).toEqual([1, 1, 1, 1, 1]);
    expect((await trainer.state()).weights[1]![0]).toBe(0);
  });

  it('set a rate for the step after the one that has begun', async () => {
    const { trainer } = setUp({ ...CONJUGATE, trainingSize: 1000 }, createFakeSet(1000));
    expect(trainer.nextStep()).toBe(0);
    await trainer.run('run').next('run');
    expect(trainer.nextStep()).toBe(1);
  });
});

describe('a session', () => {
  const LARGE = { ...CONJUGATE, trainingSize: 40, epochs: 1000 };

  it('pauses in the middle of a step, and saves what was before it', async () => {
    const session = await readySession();
    session.engine.behaviour.heightAt = bent;
    session.send({ type: 'train', plan: LARGE, mode: 'run', own: null });
    await session.next('epoch');
    session.send({ type: 'pause' });
    await session.until(() => session.of('checkpoint').at(-1)!.saved.run!.paused);
    const { saved } = session.of('checkpoint').at(-1)!;
    expect(await onlyNetwork(session).weights()).toEqual(saved.weights);
    const run = restoreRun(saved.weights, saved.run!)!;
    expect(savedNetwork(run, true)).toEqual(saved);
    const { slots } = saved.run!;
    expect(restoreRun(saved.weights, { ...saved.run!, slots: slots.slice(0, -1) })).toBeNull();
    session.send({ type: 'step' });
    const { progress } = await session.next('progress');
    expect(progress.step).toBe(saved.run!.steps + 1);
    session.send({ type: 'stop' });
    expect((await session.next('finished')).result.end).toBe('stopped');
  });
});

function withDropout() {
  return { layers: [{ type: 'Dropout', rate: 0.5 } as const, ...denseNetwork().layers] };
}

it('sees to it that short epochs do not each tell progress', async () => {
  const { trainer, behaviour } = setUp({ ...DESCENT, epochs: 1000 });
  behaviour.stepTime = 1;
  const { events } = await eventsOf(trainer);
  const types = typesOf(events);
  expect(types.filter((type) => type === 'epoch').length).toBe(1000);
  expect(types.filter((type) => type === 'progress').length).toBeLessThanOrEqual(7);
  expect(progressOf(events).at(-1)!.step).toBe(1000);
});
