import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import { InklingFailure } from '../../../../src/protocol/errors';
import type { SavedNetwork } from '../../../../src/protocol/training';
import type { Dataset } from '../../../../src/worker/data/dataset';
import type { SessionEnvironment } from '../../../../src/worker/session/session';
import { createFakeDataset, createFakeSet, offline } from './fake-data';
import type { FakeNetwork } from './fake-engine';
import {
  allDone,
  createFakeSession,
  type FakeSession,
  gate,
  LONG_PLAN,
  onlyNetwork,
  PLAN,
  readySession,
  START,
} from './fake-session';

const MISSING = new InklingFailure({ kind: 'model', problem: 'missing' });
const DEFAULT_WEIGHTS = initialWeights(PLAN.network, 99);

const train = (session: FakeSession, plan = PLAN) =>
  session.send({ type: 'train', plan, mode: 'run', own: null });
const typesOf = ({ events }: FakeSession) => events.map(({ type }) => type);
/** What a step's network says of a drawing: how often it was trained. */
const stepsReadWith = async (session: FakeSession) => (await session.reads()).probabilities[1];

/** A session in the midst of a long run. */
async function trainingSession(environment: Partial<SessionEnvironment> = {}): Promise<FakeSession> {
  const session = await readySession(environment);
  train(session, LONG_PLAN);
  await session.next('progress');
  return session;
}

/** A session whose run waits for digits that have not arrived. */
async function waitingSession(): Promise<FakeSession & { readonly run: FakeNetwork }> {
  const dataset = createFakeDataset(createFakeSet(40, 10));
  const session = await readySession({ openData: async () => dataset });
  train(session, LONG_PLAN);
  await session.next('engine');
  const run = onlyNetwork(session);
  await session.until(() => dataset.train.asked > 10 && run.batches.length === 1);
  for (let turns = 0; turns < 5; turns++) await session.turn();
  expect(run.batches.length).toBe(1);
  return { ...session, dataset, run };
}

/** Every network but the one that reads has been given back, and every training of a network that was. */
function expectTidy({ engine }: FakeSession): void {
  expect(engine.alive.length).toBe(1);
  for (const { trainings } of engine.networks) {
    for (const { disposals } of trainings) expect(disposals).toBe(1);
  }
}

describe('the start', () => {
  it('starts an engine that reads, loads the default network, and is ready', async () => {
    const session = await readySession();
    expect(session.events).toEqual([
      { type: 'phase', phase: 'starting' },
      { type: 'trying', engine: 'wasm' },
      {
        type: 'engine',
        report: { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] },
      },
      { type: 'network', info: { network: PLAN.network, origin: 'default' } },
      { type: 'phase', phase: 'idle' },
    ]);
    expectTidy(session);
  });

  it('asks for what it was told to', async () => {
    const asked: unknown[] = [];
    await readySession({
      startEngine: async (name) => {
        asked.push(name);
        return createFakeSession().engine;
      },
      loadNetwork: async (url) => {
        asked.push(url);
        return { network: PLAN.network, weights: DEFAULT_WEIGHTS };
      },
    });
    expect(asked).toEqual(['https://x/models/default/network.json', 'wasm']);
  });

  it('happens once', async () => {
    const session = await readySession();
    const before = [...session.events];
    session.send(START);
    await allDone();
    expect(session.events).toEqual(before);
  });

  it('restores what a worker before it had learnt, without asking for the default network', async () => {
    const network = denseNetwork(8);
    const saved: SavedNetwork = {
      network,
      origin: 'training',
      weights: initialWeights(network, 5),
      run: null,
    };
    let loads = 0;
    const session = createFakeSession({
      loadNetwork: async () => {
        loads += 1;
        throw MISSING;
      },
    });
    session.send({ ...START, restore: saved });
    await session.phase('idle');
    expect(session.of('network')).toEqual([{ type: 'network', info: { network, origin: 'training' } }]);
    expect(session.of('failed')).toEqual([]);
    expect(loads).toBe(0);
    expect(await onlyNetwork(session).weights()).toEqual(saved.weights);
  });

  it('reads a drawing that came before the network', async () => {
    const session = createFakeSession();
    session.send(START);
    session.send({ type: 'predict', id: 4, pixels: new Float32Array(784) });
    await session.until(() => session.of('predicted').length === 1);
    expect(session.of('predicted')).toMatchObject([{ id: 4, step: 0 }]);
  });

  it('without a network fails, and works at the second attempt', async () => {
    let attempts = 0;
    const session = createFakeSession({
      loadNetwork: async () => {
        attempts += 1;
        if (attempts === 1) throw MISSING;
        return { network: PLAN.network, weights: DEFAULT_WEIGHTS };
      },
    });
    session.send(START);
    await session.phase('idle');
    expect(session.of('failed')).toEqual([{ type: 'failed', error: MISSING.error }]);
    expect(session.of('network')).toEqual([]);
    session.send({ type: 'retry' });
    session.send({ type: 'retry' }); // one is enough
    await session.phase('idle');
    expect(attempts).toBe(2);
    expect(session.of('network')).toMatchObject([{ info: { origin: 'default' } }]);
    session.send({ type: 'retry' }); // there is nothing to try again
    await allDone();
    expect(attempts).toBe(2);
    expectTidy(session);
  });

  it('without a network can still be trained', async () => {
    const session = await readySession({ loadNetwork: () => Promise.reject(MISSING) });
    train(session);
    await session.next('finished');
    expectTidy(session);
  });

  it('without an engine is over, whatever else comes', async () => {
    const session = createFakeSession({
      startEngine: async () => {
        throw new Error('no memory');
      },
      loadNetwork: () => Promise.reject(MISSING),
    });
    session.send(START);
    await allDone();
    session.send({ type: 'reset', network: 'default' });
    for (const type of ['retry', 'pause', 'resume', 'step', 'stop', 'inspect'] as const)
      session.send({ type });
    train(session);
    await allDone();
    expect(session.events).toEqual([
      { type: 'phase', phase: 'starting' },
      { type: 'trying', engine: 'wasm' },
      { type: 'trying', engine: 'webgl' },
      {
        type: 'failed',
        error: {
          kind: 'engine',
          failures: [
            { engine: 'wasm', reason: 'error', message: 'no memory' },
            { engine: 'webgl', reason: 'error', message: 'no memory' },
          ],
        },
      },
    ]);
  });

  it('answers signs of life all the while', async () => {
    const session = createFakeSession();
    session.send({ type: 'ping' });
    expect(session.events).toEqual([{ type: 'pong' }]);
  });

  it('is not disturbed by commands', async () => {
    const session = createFakeSession();
    session.send({ type: 'reset', network: 'default' });
    for (const type of ['retry', 'pause', 'resume', 'step', 'stop'] as const) session.send({ type });
    train(session);
    session.send(START);
    session.send({ type: 'reset', network: 'default' });
    train(session);
    await session.phase('idle');
    await allDone();
    expect(session.phases()).toEqual(['starting', 'idle']);
    expect(session.engine.networks.length).toBe(1);
  });
});

describe('a run', () => {
  it('goes from fresh weights to the test, and its network reads on', async () => {
    const session = await readySession();
    train(session);
    const { result } = await session.next('finished');
    await session.until(() => session.phases().at(-1) === 'idle');
    expect(result).toEqual({
      test: { loss: 599.5, accuracy: 0.5, wrong: 600, count: 1200 },
      steps: 8,
      totalSteps: 8,
      epochs: 2,
      seconds: 0.08,
      temperature: null,
      end: 'completed',
      bestEpoch: null,
    });
    expect(session.phases()).toEqual(['starting', 'idle', 'training', 'evaluating', 'idle']);
    expect(session.of('network').map(({ info }) => info.origin)).toEqual(['default', 'training']);
    expect(session.of('epoch').map(({ result: { epoch } }) => epoch)).toEqual([0, 1]);
    expect(session.of('progress').at(-1)!.progress).toMatchObject({ step: 8, totalSteps: 8 });
    expect(await stepsReadWith(session)).toBe(8);
    expectTidy(session);
  });

  it('has all its digits fetched ahead, and the test digits when an epoch is done', async () => {
    const session = await readySession();
    train(session);
    await session.next('progress');
    expect(session.dataset.train.asked).toBe(40);
    expect(session.dataset.test.asked).toBe(0);
    await session.next('epoch');
    expect(session.dataset.test.asked).toBe(1200);
  });

  it('reads drawings in between, and says after how many steps', async () => {
    const session = await trainingSession();
    const one = await session.reads();
    expect(one.step).toBeGreaterThan(0);
    expect(one.probabilities[1]).toBe(one.step);
    await session.next('epoch');
    expect((await session.reads()).step).toBeGreaterThan(one.step);
  });

  it('keeps its weights at the start, at each epoch and at the end', async () => {
    const session = await readySession();
    train(session);
    await session.next('finished');
    const kept = session.of('checkpoint').map(({ saved }) => saved);
    expect(kept.map(({ weights }) => weights[1]![0])).toEqual([0, 4, 8, 8]);
    expect(kept.map(({ run }) => run?.steps)).toEqual([0, 4, 8, undefined]);
    expect(kept[0]!.weights).toEqual(initialWeights(PLAN.network, PLAN.seed));
    expect(kept.every(({ network, origin }) => network.layers.length === 1 && origin === 'training')).toBe(
      true,
    );
    expect(typesOf(session).slice(-3)).toEqual(['checkpoint', 'finished', 'phase']);
  });

  it('keeps its weights every second of a long epoch, too', async () => {
    const session = await readySession();
    session.engine.behaviour.stepTime = 550;
    train(session, { ...PLAN, batchSize: 5, epochs: 1 }); // 8 steps
    await session.next('finished');
    const kept = session.of('checkpoint').map(({ saved }) => saved.weights[1]![0]);
    expect(kept).toEqual([0, 2, 4, 6, 8, 8, 8]);
  });

  it('is the only one: another is not begun beside it', async () => {
    const session = await trainingSession();
    const networks = session.engine.networks.length;
    train(session, { ...PLAN, seed: 5 });
    session.send({ type: 'train', plan: PLAN, mode: 'step', own: null });
    await session.next('epoch');
    expect(session.engine.networks.length).toBe(networks);
    expect(session.phases().at(-1)).toBe('training');
  });

  it('can be followed by another', async () => {
    const session = await readySession();
    for (const seed of [1, 2, 3]) {
      train(session, { ...PLAN, seed });
      await session.next('finished');
      await session.until(() => session.phases().at(-1) === 'idle');
      expect((await onlyNetwork(session).weights())[0]).toEqual(initialWeights(PLAN.network, seed)[0]);
    }
    expectTidy(session);
  });

  it('of a bad plan does not begin, and what is wrong with it is told', async () => {
    const session = await readySession();
    const before = session.engine.networks.length;
    train(session, { ...PLAN, batchSize: 0 });
    await allDone();
    expect(session.of('failed')).toEqual([
      {
        type: 'failed',
        error: { kind: 'plan', problems: [{ path: 'batchSize', kind: 'outOfRange', min: 1, max: 4096 }] },
      },
    ]);
    expect(session.engine.networks.length).toBe(before);
    expect(session.phases().at(-1)).toBe('idle');
    train(session, 'plan' as never);
    expect(session.of('failed').at(-1)!.error.kind).toBe('plan');
  });
});

describe('pausing', () => {
  it('stops the steps after their numbers are read, and resuming goes on from there', async () => {
    const session = await trainingSession();
    session.send({ type: 'pause' });
    expect(session.phases().at(-1)).toBe('paused'); // told at once
    for (let turns = 0; turns < 20; turns++) await session.turn();
    const steps = onlyNetwork(session).batches.length;
    expect(session.of('progress').at(-1)!.progress.step).toBe(steps);
    for (let turns = 0; turns < 20; turns++) await session.turn();
    expect(onlyNetwork(session).batches.length).toBe(steps);
    expect((await session.reads()).step).toBe(steps);
    session.send({ type: 'resume' });
    expect(session.phases().at(-1)).toBe('training');
    await session.next('progress', ({ progress }) => progress.step > steps);
  });

  it('and resuming at once loses no step and takes none twice', async () => {
    const undisturbed = await readySession();
    train(undisturbed);
    await undisturbed.next('finished');
    const session = await readySession();
    train(session);
    for (let turns = 0; turns < 6; turns++) {
      session.send({ type: 'pause' });
      session.send({ type: 'resume' });
      await session.turn();
      session.send({ type: 'pause' });
      await session.turn();
      session.send({ type: 'resume' });
    }
    await session.until(() => session.of('finished').length === 1);
    expect(onlyNetwork(session).batches).toEqual(onlyNetwork(undisturbed).batches);
    expect(session.of('epoch')).toEqual(undisturbed.of('epoch'));
    expect(session.of('finished').map(({ result }) => result.steps)).toEqual([8]);
  });

  it('means nothing without a run', async () => {
    const session = await readySession();
    const before = [...session.events];
    for (const type of ['pause', 'resume', 'step', 'stop', 'retry'] as const) session.send({ type });
    await allDone();
    expect(session.events).toEqual(before);
  });
});

describe('single steps', () => {
  it('begin a run with its first', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'step', own: null });
    await session.next('progress');
    for (let turns = 0; turns < 10; turns++) await session.turn();
    expect(onlyNetwork(session).batches.length).toBe(1);
    expect(session.phases().at(-1)).toBe('paused');
  });

  it('are taken one for each request, and their numbers told', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'step', own: null });
    for (let step = 2; step <= 12; step++) {
      await allDone();
      session.send({ type: 'step' });
      await session.until(() => onlyNetwork(session).batches.length >= step);
      for (let turns = 0; turns < 10; turns++) await session.turn();
      expect(onlyNetwork(session).batches.length).toBe(step);
      expect(session.of('progress').at(-1)!.progress.step).toBe(step);
    }
  });

  it('asked for quickly are all taken', async () => {
    const session = await trainingSession();
    session.send({ type: 'pause' });
    for (let turns = 0; turns < 10; turns++) await session.turn();
    const steps = onlyNetwork(session).batches.length;
    for (let presses = 0; presses < 3; presses++) session.send({ type: 'step' });
    for (let turns = 0; turns < 40; turns++) await session.turn();
    expect(onlyNetwork(session).batches.length).toBe(steps + 3);
    expect(session.phases().at(-1)).toBe('paused');
  });

  it('go on to the end of the run', async () => {
    const session = await readySession();
    session.send({ type: 'train', plan: { ...PLAN, epochs: 1 }, mode: 'step', own: null });
    for (let presses = 1; presses <= 4; presses++) {
      session.send({ type: 'step' });
      for (let turns = 0; turns < 10; turns++) await session.turn();
    }
    await session.until(() => session.of('finished').length === 1);
    expect(session.of('finished')[0]!.result.steps).toBe(4);
    expectTidy(session);
  });
});

describe('stopping', () => {
  it('ends the run with its test, and keeps what was learnt', async () => {
    const session = await trainingSession();
    session.send({ type: 'stop' });
    expect(session.phases().at(-1)).toBe('evaluating');
    const steps = onlyNetwork(session).batches.length;
    const { result } = await session.next('finished');
    expect(result).toMatchObject({ steps, totalSteps: 4000, test: { count: 1200 } });
    await session.until(() => session.phases().at(-1) === 'idle');
    expect(onlyNetwork(session).batches.length).toBe(steps);
    expect(await stepsReadWith(session)).toBe(steps);
    expect(session.of('checkpoint').at(-1)!.saved.weights[1]![0]).toBe(steps);
    expectTidy(session);
  });

  it('works on a paused run', async () => {
    const session = await trainingSession();
    session.send({ type: 'pause' });
    for (let turns = 0; turns < 10; turns++) await session.turn();
    session.send({ type: 'stop' });
    await session.next('finished');
    expectTidy(session);
  });

  it('twice is once', async () => {
    const session = await trainingSession();
    session.send({ type: 'stop' });
    session.send({ type: 'stop' });
    await session.next('finished');
    await session.until(() => session.phases().at(-1) === 'idle');
    for (let turns = 0; turns < 20; turns++) await session.turn();
    expect(session.of('finished').length).toBe(1);
    expectTidy(session);
  });

  it('ends a wait for digits', async () => {
    const session = await waitingSession();
    session.send({ type: 'stop' });
    const { result } = await session.next('finished');
    expect(result.steps).toBe(1);
    expect(session.of('failed')).toEqual([]);
    await session.until(() => session.phases().at(-1) === 'idle');
    expectTidy(session);
  });

  it('before the data was there tests the fresh network when it comes', async () => {
    const opening = gate();
    const session = await readySession({
      openData: async () => {
        await opening.promise;
        return createFakeDataset();
      },
    });
    train(session);
    await allDone();
    session.send({ type: 'stop' });
    opening.open();
    const { result } = await session.next('finished');
    expect(result).toMatchObject({ steps: 0, epochs: 0, seconds: 0 });
    await session.until(() => session.phases().at(-1) === 'idle');
    expectTidy(session);
  });

  it('while offline stalls at the test, and goes on with it', async () => {
    const session = await waitingSession();
    session.dataset.test.arrive(0);
    session.dataset.train.fail();
    session.dataset.test.fail();
    await session.until(() => session.phases().at(-1) === 'stalled');
    session.send({ type: 'stop' });
    await session.phase('stalled');
    expect(session.of('failed').map(({ error }) => error.kind)).toEqual(['data', 'data']);
    session.dataset.test.arrive(1200);
    session.send({ type: 'retry' });
    const { result } = await session.next('finished');
    expect(result).toMatchObject({ steps: 1, test: { count: 1200 } });
    await session.until(() => session.phases().at(-1) === 'idle');
    expectTidy(session);
  });
});

describe('data that fails', () => {
  it('stalls the run, which goes on where it was at the second attempt', async () => {
    const undisturbed = await readySession();
    train(undisturbed, PLAN);
    await undisturbed.next('finished');

    const dataset = createFakeDataset(createFakeSet(40, 20));
    const session = await readySession({ openData: async () => dataset });
    train(session, PLAN);
    dataset.train.fail();
    await session.until(() => session.of('failed').length === 1);
    expect(session.events.slice(-2)).toEqual([
      { type: 'phase', phase: 'stalled' },
      { type: 'failed', error: { kind: 'data', problem: 'offline', file: 'shard.bin' } },
    ]);
    for (const type of ['pause', 'resume', 'step'] as const) session.send({ type });
    await allDone();
    expect(session.phases().at(-1)).toBe('stalled');
    expect((await session.reads()).step).toBe(2);

    session.send({ type: 'retry' });
    dataset.train.arrive(40);
    await session.next('finished');
    expect(session.phases()).toEqual([
      ...['starting', 'idle', 'training', 'stalled'],
      ...['training', 'evaluating', 'idle'],
    ]);
    expect(session.of('epoch')).toEqual(undisturbed.of('epoch'));
    expect(onlyNetwork(session).batches).toEqual(onlyNetwork(undisturbed).batches);
    expectTidy(session);
  });

  it('again stalls the run again', async () => {
    const session = await waitingSession();
    session.dataset.train.fail();
    await session.until(() => session.phases().at(-1) === 'stalled');
    session.send({ type: 'retry' });
    session.dataset.train.fail();
    await session.phase('stalled');
    expect(session.of('failed').length).toBe(2);
    session.send({ type: 'retry' });
    session.dataset.train.arrive(40);
    await session.next('epoch');
  });

  it('at its manifest stalls the run before its first step', async () => {
    let attempts = 0;
    const session = await readySession({
      openData: async () => {
        attempts += 1;
        if (attempts === 1) throw offline();
        return createFakeDataset();
      },
    });
    train(session);
    await session.phase('stalled');
    expect(session.of('failed')).toMatchObject([{ error: { kind: 'data', problem: 'offline' } }]);
    expect(onlyNetwork(session).batches.length).toBe(0);
    session.send({ type: 'retry' });
    await session.next('finished');
    expect(attempts).toBe(2);
    expect(onlyNetwork(session).batches.length).toBe(8);
  });

  it('in a single step takes that step after a retry, and no more', async () => {
    const dataset = createFakeDataset(createFakeSet(40, 0));
    const session = await readySession({ openData: async () => dataset });
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'step', own: null });
    dataset.train.fail();
    await session.until(() => session.phases().at(-1) === 'stalled');
    session.send({ type: 'retry' });
    dataset.train.arrive(40);
    await session.next('progress');
    for (let turns = 0; turns < 10; turns++) await session.turn();
    expect(onlyNetwork(session).batches.length).toBe(1);
    expect(session.phases().at(-1)).toBe('paused');
  });

  it('is opened once for all runs', async () => {
    let opened = 0;
    const session = await readySession({
      openData: async () => {
        opened += 1;
        return createFakeDataset();
      },
    });
    for (const seed of [1, 2]) {
      train(session, { ...PLAN, seed });
      await session.next('finished');
      await session.until(() => session.phases().at(-1) === 'idle');
    }
    expect(opened).toBe(1);
  });
});

describe('the progress of the data', () => {
  const at = (loadedBytes: number, samples: number) => ({
    set: 'train' as const,
    loadedBytes,
    totalBytes: 100,
    samples,
    total: 60_000,
  });

  it('is told ten times a second at most', async () => {
    const session = await trainingSession();
    session.engine.behaviour.stepTime = 0;
    session.tellProgress(at(10, 0));
    session.clock.now += 99;
    session.tellProgress(at(20, 0));
    session.clock.now += 1;
    session.tellProgress(at(30, 0));
    expect(session.of('data').map(({ progress }) => progress.loadedBytes)).toEqual([10, 30]);
  });

  it('is told at its end, also where not all digits of MNIST were wanted', async () => {
    const session = await trainingSession();
    session.tellProgress(at(50, 0));
    session.tellProgress(at(100, 1000));
    expect(session.of('data').at(-1)).toEqual({ type: 'data', progress: at(100, 1000) });
  });
});

describe('a reset', () => {
  const toDefault = async (session: FakeSession) => {
    session.send({ type: 'reset', network: 'default' });
    expect(session.phases().at(-1)).toBe('starting');
    const { info } = await session.next('network');
    expect(info).toEqual({ network: PLAN.network, origin: 'default' });
    await session.until(() => session.phases().at(-1) === 'idle');
    const reading = await session.reads();
    expect(reading.step).toBe(0);
    expect(reading.probabilities[1]).toBe(0);
    expect((await onlyNetwork(session).weights())[0]).toEqual(DEFAULT_WEIGHTS[0]);
    const { length } = session.events;
    for (let turns = 0; turns < 20; turns++) await session.turn();
    expect(session.events.length).toBe(length);
    expectTidy(session);
  };

  it('in training goes back to the default network', async () => {
    await toDefault(await trainingSession());
  });

  it('when paused', async () => {
    const session = await trainingSession();
    session.send({ type: 'pause' });
    for (let turns = 0; turns < 10; turns++) await session.turn();
    await toDefault(session);
  });

  it('after a run', async () => {
    const session = await readySession();
    train(session);
    await session.next('finished');
    await session.until(() => session.phases().at(-1) === 'idle');
    await toDefault(session);
  });

  it('while the test set is read', async () => {
    const session = await trainingSession();
    session.send({ type: 'stop' });
    await session.until(() => onlyNetwork(session).ranges.some(([start]) => start === 0));
    session.send({ type: 'reset', network: 'default' });
    await session.next('network');
    await session.until(() => session.phases().at(-1) === 'idle');
    expect(session.of('finished')).toEqual([]);
    expectTidy(session);
  });

  it('while digits are awaited', async () => {
    const session = await waitingSession();
    await toDefault(session);
    expect(session.of('failed')).toEqual([]);
  });

  it('while the test digits are awaited', async () => {
    const dataset = createFakeDataset(createFakeSet(40), createFakeSet(1200, 0));
    const session = await readySession({ openData: async () => dataset });
    train(session);
    await session.phase('evaluating');
    await allDone();
    await toDefault(session);
    expect(session.of('failed')).toEqual([]);
  });

  it('while the manifest is awaited', async () => {
    const opening = gate();
    const dataset = createFakeDataset();
    let opened = 0;
    const session = await readySession({
      openData: async (): Promise<Dataset> => {
        opened += 1;
        await opening.promise;
        return dataset;
      },
    });
    train(session);
    await allDone();
    await toDefault(session);
    train(session); // takes up the wait for the same manifest
    await allDone();
    opening.open();
    await session.next('finished');
    expect(opened).toBe(1);
  });

  it('when stalled', async () => {
    const session = await waitingSession();
    session.dataset.train.fail();
    await session.until(() => session.phases().at(-1) === 'stalled');
    await toDefault(session);
  });

  it('after the test, while the last weights are read, ends the run all the same', async () => {
    const session = await readySession();
    const reading = gate();
    train(session, PLAN);
    await session.phase('evaluating');
    session.engine.behaviour.beforeState = () => reading.promise;
    await session.until(() => onlyNetwork(session).ranges.some(([, end]) => end === 1200));
    for (let turns = 0; turns < 5; turns++) await session.turn();
    session.send({ type: 'reset', network: 'default' });
    reading.open();
    await session.next('network');
    await session.until(() => session.phases().at(-1) === 'idle');
    expect(session.phases().slice(-3)).toEqual(['evaluating', 'starting', 'idle']);
    expect(session.of('finished')).toEqual([]);
    expectTidy(session);
  });

  it('that cannot load the default network leaves the trained one', async () => {
    const network = denseNetwork();
    const session = createFakeSession({ loadNetwork: () => Promise.reject(MISSING) });
    session.send({
      ...START,
      restore: { network, origin: 'training', weights: initialWeights(network, 5), run: null },
    });
    await session.phase('idle');
    train(session);
    await session.next('finished');
    session.send({ type: 'reset', network: 'default' });
    await session.next('failed');
    await session.until(() => session.phases().at(-1) === 'idle');
    expect(session.of('failed')).toEqual([{ type: 'failed', error: MISSING.error }]);
    expect(await stepsReadWith(session)).toBe(8);
    expectTidy(session);
  });

  it('twice is once', async () => {
    const session = await trainingSession();
    session.send({ type: 'reset', network: 'default' });
    session.send({ type: 'reset', network: 'default' });
    await session.phase('idle');
    for (let turns = 0; turns < 10; turns++) await session.turn();
    expect(session.of('network').filter(({ info }) => info.origin === 'default').length).toBe(2);
    expectTidy(session);
  });

  it('lets no run begin before it is done', async () => {
    const session = await trainingSession();
    session.send({ type: 'reset', network: 'default' });
    train(session);
    await session.phase('idle');
    expect(onlyNetwork(session).batches.length).toBe(0);
    expect(session.phases().at(-1)).toBe('idle');
  });
});

describe('a run that diverges', () => {
  it('falls back to the weights of its last good checkpoint', async () => {
    const session = await readySession();
    session.engine.behaviour.lossOf = (_, steps) => (steps > 6 ? Number.NaN : 1);
    train(session, LONG_PLAN);
    const { error } = await session.next('failed');
    expect(error).toMatchObject({ kind: 'diverged', epoch: 1 });
    expect(session.phases().at(-1)).toBe('idle');
    expect(session.of('network').at(-1)!.info.origin).toBe('training');
    const reading = await session.reads();
    expect(reading).toMatchObject({ step: 0 });
    expect(reading.probabilities[1]).toBe(4); // the steps of the first epoch
    expect(session.of('finished')).toEqual([]);
    expectTidy(session);
  });

  it('before its first checkpoint falls back to its fresh weights', async () => {
    const session = await readySession();
    session.engine.behaviour.lossOf = () => Number.POSITIVE_INFINITY;
    train(session, LONG_PLAN);
    const { error } = await session.next('failed');
    expect(error).toMatchObject({ kind: 'diverged', epoch: 0 });
    expect(await onlyNetwork(session).weights()).toEqual(initialWeights(PLAN.network, PLAN.seed));
    expectTidy(session);
  });

  it('does not take bad weights for good ones', async () => {
    const session = await readySession();
    session.engine.behaviour.biasAfter = (steps) => (steps > 4 ? Number.NaN : steps);
    session.engine.behaviour.lossOf = (_, steps) => (steps > 8 ? Number.NaN : 1);
    train(session, LONG_PLAN);
    await session.next('failed');
    const kept = session.of('checkpoint').map(({ saved }) => saved.weights[1]![0]);
    expect(kept).toEqual([0, 4, 4, 4]);
    expect(await stepsReadWith(session)).toBe(4);
  });

  it.each<[string, (session: FakeSession) => void]>([
    ['at its very last step', () => {}],
    ['just before it is stopped', (session) => session.send({ type: 'stop' })],
  ])('%s, which only the test shows, falls back, too', async (_, end) => {
    const session = await readySession();
    session.engine.behaviour.stepTime = 0;
    train(session, { ...PLAN, validationSplit: 0 });
    await session.next('epoch');
    // The weights are broken by an update whose own loss was still a number.
    session.engine.behaviour.biasAfter = (steps) => (steps > 4 ? Number.NaN : steps);
    session.engine.behaviour.lossOf = (index) => (index >= 40 ? Number.NaN : 1); // 40 to 1199 are in the test alone
    end(session);
    await session.until(() => session.phases().at(-1) === 'idle');
    await allDone();
    expect(session.of('failed')).toMatchObject([{ error: { kind: 'diverged' } }]);
    expect(session.of('finished')).toEqual([]);
    expect(await stepsReadWith(session)).toBe(4);
    expectTidy(session);
  });

  it('leaves the session ready for the next run', async () => {
    const session = await readySession();
    session.engine.behaviour.lossOf = () => Number.NaN;
    train(session);
    await session.next('failed');
    session.engine.behaviour.lossOf = () => 1;
    train(session);
    await session.next('finished');
    expectTidy(session);
  });
});

describe('a bug in the engine', () => {
  it('ends the run with its message, and the last good weights read on', async () => {
    const session = await readySession();
    session.engine.behaviour.onStep = (steps) => {
      if (steps === 5) throw new RangeError('no such digit');
    };
    train(session);
    const { error } = await session.next('failed');
    expect(error).toEqual({ kind: 'internal', message: 'no such digit' });
    expect(session.phases().at(-1)).toBe('idle');
    expect(await stepsReadWith(session)).toBe(4);
    expectTidy(session);
  });

  it('in a reading does not end the run', async () => {
    const session = await trainingSession();
    session.engine.behaviour.beforePredict = () => {
      throw new Error('out of memory');
    };
    session.send({ type: 'predict', id: 1, pixels: new Float32Array(784) });
    await session.next('failed');
    session.engine.behaviour.beforePredict = () => {};
    await session.next('epoch');
    expect((await session.reads()).step).toBeGreaterThan(0);
  });
});

it('tells what the engine holds, once there is one', async () => {
  const session = createFakeSession();
  session.send({ type: 'inspect' });
  session.send(START);
  await session.phase('idle');
  session.send({ type: 'inspect' });
  expect(session.of('inspected')).toEqual([
    { type: 'inspected', memory: { tensors: 1, bytes: 0, gpuBytes: 0 } },
  ]);
});

it('goes through many runs, ended in every way, without leaving a network behind', async () => {
  const session = await readySession();
  const { behaviour } = session.engine;
  const idle = () => session.until(() => session.phases().at(-1) === 'idle');
  for (let round = 0; round < 3; round++) {
    train(session);
    await session.next('finished');
    await idle();
    train(session, LONG_PLAN);
    await session.next('progress');
    session.send({ type: 'stop' });
    await session.next('finished');
    await idle();
    behaviour.lossOf = () => Number.NaN;
    train(session);
    await session.next('failed');
    behaviour.lossOf = (index) => index;
    train(session, LONG_PLAN);
    await session.next('epoch');
    session.send({ type: 'pause' });
    session.send({ type: 'reset', network: 'default' });
    await session.next('network', ({ info }) => info.origin === 'default');
    await idle();
  }
  expectTidy(session);
});
