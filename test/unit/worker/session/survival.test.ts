import { describe, expect, it } from 'vitest';
import { InklingFailure } from '../../../../src/protocol/errors';
import type { SavedNetwork } from '../../../../src/protocol/training';
import { EngineLost, EngineStalled } from '../../../../src/worker/engine/failures';
import {
  allDone,
  createFakeSession,
  type FakeGpu,
  type FakeSession,
  LONG_PLAN,
  onlyNetwork,
  PLAN,
  START,
} from './fake-session';

/** A session that reads on the GPU, which was asked for. */
async function gpuSession(): Promise<FakeSession> {
  const session = createFakeSession({ gpuRenderer: () => ({ renderer: 'Real 9000', software: false }) });
  session.send({ ...START, engine: 'webgl' });
  await session.until(() => session.of('engine').length === 2);
  return session;
}

async function training(plan = LONG_PLAN): Promise<FakeSession> {
  const session = await gpuSession();
  session.send({ type: 'train', plan, mode: 'run', own: null });
  await session.next('progress');
  return session;
}

const gpuOf = (session: FakeSession): FakeGpu => session.gpus.at(-1)!;

/** The GPU goes: everything that was to come of it is rejected, and it computes no more. */
function lose(gpu: FakeGpu, thrown: Error = new EngineLost('gone')): void {
  const fail = () => {
    throw thrown;
  };
  Object.assign(gpu.behaviour, {
    onStep: fail,
    beforeDone: fail,
    beforeTotals: fail,
    beforeState: fail,
    beforePredict: fail,
  });
  gpu.lose();
}

/** What the run had learnt at its last checkpoint. */
const lastSteps = (session: FakeSession) => session.of('checkpoint').at(-1)!.saved.run?.steps;
const failuresOf = (session: FakeSession) => session.of('failed').map(({ error }) => error);

describe('a lost GPU', () => {
  it('costs a run no more than what came after its last checkpoint: it goes on, on the GPU that comes back', async () => {
    const session = await training();
    await session.next('epoch');
    await session.next('progress');
    const kept = lastSteps(session)!;
    lose(gpuOf(session));
    const { at } = await session.next('resumed');
    expect(at).toMatchObject({ steps: kept, epoch: kept / 4 });
    expect(session.gpus.length).toBe(2);
    expect(session.gpus[0]!.disposed).toBe(true);
    const since = session.events.findIndex(({ type }) => type === 'resumed');
    await session.next('progress');
    const first = session.events.slice(since).find((event) => event.type === 'progress')!;
    expect(first.progress.step).toBeGreaterThan(kept);
    expect(first.progress.step).toBeLessThanOrEqual(kept + 4);
    expect(session.phases().at(-1)).toBe('training');
    expect(failuresOf(session)).toEqual([
      {
        kind: 'engineFailed',
        failure: { engine: 'webgl', reason: 'lost', message: expect.any(String) },
        next: 'webgl',
      },
    ]);
  });

  it('leaves no step out and takes none twice of those that count', async () => {
    const session = await training({ ...PLAN, epochs: 3 });
    await session.next('epoch');
    lose(gpuOf(session));
    await session.next('finished');
    const before = session.gpus[0]!.networks.flatMap(({ batches }) => batches);
    const after = session.gpus[1]!.networks.flatMap(({ batches }) => batches);
    const undisturbed = await training({ ...PLAN, epochs: 3 });
    await undisturbed.next('finished');
    const whole = undisturbed.gpus[0]!.networks.flatMap(({ batches }) => batches);
    const resumedAt = session.of('resumed')[0]!.at.steps;
    expect([...before.slice(0, resumedAt), ...after]).toEqual(whole);
    expect(session.of('finished')[0]!.result.steps).toBe(12);
    expect(session.of('finished')[0]!.result.test).toEqual(undisturbed.of('finished')[0]!.result.test);
  });

  it('is read for by the CPU until it is back', async () => {
    let release = () => {};
    const back = new Promise<void>((resolve) => {
      release = resolve;
    });
    const gpus: FakeGpu[] = [];
    const spare = createFakeSession();
    const session = createFakeSession({
      startEngine: async (name, onLost) => {
        if (name === 'wasm') return spare.engine;
        if (gpus.length > 0) await back;
        const gpu = Object.assign(createFakeSession().engine, { name: 'webgl', variant: null, lose: onLost });
        gpus.push(gpu as unknown as FakeGpu);
        return gpu as unknown as FakeGpu;
      },
    });
    session.send({ ...START, engine: 'webgl' });
    await session.until(() => session.of('engine').length === 2);
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await session.next('epoch');
    await session.next('progress');
    const kept = lastSteps(session)!;
    lose(gpus[0]!);
    const { probabilities, step } = await session.reads();
    expect(probabilities[1]).toBe(kept);
    expect(step).toBe(kept);
    release();
    await session.next('progress');
    expect(session.of('failed').length).toBe(1);
  });

  it('in the midst of a reading has that drawing read again', async () => {
    const session = await gpuSession();
    let fail = (_: unknown) => {};
    gpuOf(session).behaviour.beforePredict = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    session.send({ type: 'predict', id: 7, pixels: new Float32Array(784) });
    await allDone();
    const lost = gpuOf(session);
    fail(new EngineLost('gone')); // before the browser has told of it
    await session.until(() => session.of('predicted').some(({ id }) => id === 7));
    lost.lose();
    await session.until(() => session.of('engine').length === 3);
    expect(session.of('engine').at(-1)!.report.engine).toBe('webgl');
    expect(failuresOf(session)).toHaveLength(1);
    expect((await session.reads()).probabilities).toHaveLength(10);
  });

  it('while nothing is trained is started again, and reads on', async () => {
    const session = await gpuSession();
    lose(gpuOf(session));
    await session.next('failed');
    expect(failuresOf(session)).toMatchObject([{ kind: 'engineFailed', next: 'webgl' }]);
    expect(session.gpus.length).toBe(2);
    expect((await session.reads()).probabilities).toHaveLength(10);
    expect(gpuOf(session).alive.length).toBe(1);
  });

  it('under a paused run is found out when it goes on; until then its checkpoint reads', async () => {
    const session = await training();
    session.send({ type: 'pause' });
    await session.until(() => session.of('checkpoint').at(-1)!.saved.run!.paused);
    const steps = lastSteps(session)!;
    lose(gpuOf(session));
    await allDone();
    expect((await session.reads()).probabilities[1]).toBe(steps);
    expect(session.phases().at(-1)).toBe('paused');
    session.send({ type: 'resume' });
    await session.next('progress', ({ progress }) => progress.step > steps);
    expect(session.of('resumed')).toMatchObject([{ at: { steps } }]);
  });

  it('while the test digits are read has them read again', async () => {
    const session = await training();
    session.send({ type: 'stop' });
    expect(session.phases().at(-1)).toBe('evaluating');
    lose(gpuOf(session));
    const network = gpuOf(session).networks.at(-1)!;
    Object.assign(network, {
      evaluate: () => Promise.reject(new EngineLost('gone')),
    });
    const { result } = await session.next('finished');
    expect(result.test.count).toBe(1200);
    expect(result.steps).toBe(session.of('resumed')[0]!.at.steps);
  });

  it('twenty times in a row costs nothing but time', async () => {
    const session = await training();
    for (let losses = 1; losses <= 20; losses++) {
      await session.next('epoch'); // a checkpoint
      await session.next('progress');
      const kept = lastSteps(session)!;
      lose(gpuOf(session));
      const { at } = await session.next('resumed');
      expect(at.steps).toBe(kept);
      expect(session.gpus.length).toBe(losses + 1);
    }
    expect(session.of('engine').at(-1)!.report.engine).toBe('webgl');
    session.send({ type: 'stop' });
    await session.next('finished');
    for (const gpu of session.gpus.slice(0, -1)) expect(gpu.disposed).toBe(true);
    // The curve that the page was told of has no gap.
    const epochs = session.of('epoch').map(({ result }) => result.epoch);
    expect(epochs).toEqual(epochs.map((_, index) => index));
  });

  it('that goes again and again before a checkpoint is given up for the CPU', async () => {
    const session = await training();
    for (let losses = 1; losses <= 3; losses++) {
      lose(gpuOf(session));
      await session.next('resumed');
    }
    expect(session.gpus.length).toBe(3);
    expect(session.of('engine').at(-1)!.report).toMatchObject({
      engine: 'wasm',
      failures: [{ engine: 'webgl', reason: 'lost' }],
    });
    await session.next('epoch');
    expect(session.phases().at(-1)).toBe('training');
  });
});

describe('an engine that fails otherwise', () => {
  it.each([
    ['error', new Error('out of memory')],
    ['stalled', new EngineStalled('no answer')],
  ])('(%s) is replaced by the other one', async (reason, thrown) => {
    const session = await training();
    await session.next('epoch');
    const kept = lastSteps(session)!;
    gpuOf(session).behaviour.beforeDone = () => {
      throw thrown;
    };
    const { at } = await session.next('resumed');
    expect(at.steps).toBe(kept);
    expect(failuresOf(session)).toMatchObject([
      { kind: 'engineFailed', failure: { engine: 'webgl', reason }, next: 'wasm' },
    ]);
    await session.next('epoch');
    expect(session.gpus.length).toBe(1);
    expect(session.gpus[0]!.disposed).toBe(true);
    expect((await session.reads()).step).toBeGreaterThan(kept);
  });

  it('as does one that gets numbers that are none, though only once', async () => {
    const session = await training();
    await session.next('epoch');
    const kept = lastSteps(session)!;
    gpuOf(session).behaviour.lossOf = () => Number.NaN;
    expect((await session.next('resumed')).at.steps).toBe(kept);
    expect(failuresOf(session)).toMatchObject([{ failure: { reason: 'diverged' }, next: 'wasm' }]);
    await session.next('epoch');
    session.engine.behaviour.lossOf = () => Number.NaN;
    await session.until(() => session.phases().at(-1) === 'idle');
    await allDone();
    expect(failuresOf(session).at(-1)).toMatchObject({ kind: 'diverged' });
    // The next run is free to try the GPU again: the plan was at fault.
    expect(session.gpus[0]!.disposed).toBe(false);
  });

  it('for want of memory is not given up, though the other takes the run', async () => {
    const session = createFakeSession({ gpuRenderer: () => ({ renderer: 'Real 9000', software: false }) });
    session.send({ ...START, engine: 'wasm' });
    await session.phase('idle');
    session.engine.behaviour.onStep = (steps) => {
      if (steps === 5) throw new InklingFailure({ kind: 'outOfMemory' });
    };
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    expect((await session.next('resumed')).at.steps).toBe(4);
    expect(failuresOf(session)).toMatchObject([{ failure: { reason: 'outOfMemory' }, next: 'webgl' }]);
    await session.next('epoch');
    expect(session.engine.disposed).toBe(false);
    lose(gpuOf(session));
    await session.next('resumed');
    expect((await session.reads()).probabilities).toHaveLength(10);
  });

  it('for want of memory, with no GPU but the CPU itself, ends the run and says so', async () => {
    const session = createFakeSession({ gpuRenderer: () => ({ renderer: 'SwiftShader', software: true }) });
    session.send(START);
    await session.phase('idle');
    session.engine.behaviour.onStep = () => {
      throw new InklingFailure({ kind: 'outOfMemory' });
    };
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await session.next('failed');
    expect(failuresOf(session)).toEqual([{ kind: 'outOfMemory' }]);
    expect(session.gpus).toEqual([]);
    expect((await session.reads()).step).toBe(0);
  });

  it('on both sides ends the run, and its last checkpoint reads', async () => {
    const session = await training();
    await session.next('epoch');
    const kept = lastSteps(session)!;
    const fail = () => {
      throw new Error('out of memory');
    };
    gpuOf(session).behaviour.onStep = fail;
    session.engine.behaviour.onStep = fail;
    // So does each that is started again.
    const list = session.gpus as unknown as { push: (gpu: FakeGpu) => number };
    const push = list.push.bind(session.gpus);
    list.push = (gpu) => {
      gpu.behaviour.onStep = fail;
      return push(gpu);
    };
    await session.until(() => session.phases().at(-1) === 'idle');
    await allDone();
    expect(failuresOf(session).at(-1)).toEqual({ kind: 'internal', message: 'out of memory' });
    expect((await session.reads()).probabilities[1]).toBe(kept);
    expect(session.of('checkpoint').at(-1)!.saved.run).toBeNull();
  });
});

describe('a run that a worker before this one had saved', () => {
  async function savedRun(paused: boolean): Promise<SavedNetwork> {
    const session = createFakeSession();
    session.send(START);
    await session.phase('idle');
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await session.next('epoch');
    if (paused) {
      session.send({ type: 'pause' });
      await session.until(() => session.of('checkpoint').at(-1)!.saved.run!.paused);
    } else await session.next('progress');
    return session.of('checkpoint').at(-1)!.saved;
  }

  it('goes on by itself', async () => {
    const restore = await savedRun(false);
    const session = createFakeSession();
    session.send({ ...START, restore });
    const { at } = await session.next('resumed');
    expect(at.steps).toBe(restore.run!.steps);
    await session.next('epoch');
    expect(session.of('progress')[0]!.progress.step).toBeGreaterThan(restore.run!.steps);
    expect(session.of('epoch')[0]!.result.epoch).toBe(restore.run!.epochs);
    expect((await session.reads()).step).toBeGreaterThan(restore.run!.steps);
  });

  it('stays paused if it was', async () => {
    const restore = await savedRun(true);
    const session = createFakeSession();
    session.send({ ...START, restore });
    await session.phase('paused');
    expect((await session.reads()).probabilities[1]).toBe(restore.run!.steps);
    session.send({ type: 'step' });
    expect((await session.next('progress')).progress.step).toBe(restore.run!.steps + 1);
  });

  it('but is not in order is left, with the network that is', async () => {
    const restore = await savedRun(false);
    const session = createFakeSession();
    session.send({
      ...START,
      restore: { ...restore, run: { ...restore.run!, slots: [new Float32Array(3)] } },
    });
    await session.phase('idle');
    expect(session.of('resumed')).toEqual([]);
    expect((await onlyNetwork(session).weights())[1]![0]).toBe(restore.weights[1]![0]);
  });
});

describe('an engine whose start never ends', () => {
  async function hanging(): Promise<FakeSession> {
    const engine = createFakeSession().engine;
    const session = createFakeSession({
      startEngine: (name) => (name === 'wasm' ? Promise.resolve(engine) : new Promise(() => {})),
    });
    session.send({ ...START, engine: 'webgl' });
    await session.phase('idle');
    session.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
    await allDone();
    return session;
  }

  it('holds up no stop', async () => {
    const session = await hanging();
    session.send({ type: 'stop' });
    expect((await session.next('finished')).result.steps).toBe(0);
  });

  it('holds up no reset', async () => {
    const session = await hanging();
    session.send({ type: 'reset', network: 'default' });
    await session.next('network', ({ info }) => info.origin === 'default');
    await session.until(() => session.phases().at(-1) === 'idle');
  });
});

describe('a GPU that is all there is', () => {
  it('is started again when it is lost with nothing to train, and reads what was drawn', async () => {
    const gpus: FakeGpu[] = [];
    const session = createFakeSession({
      gpuRenderer: () => ({ renderer: 'Real 9000', software: false }),
      startEngine: async (name, onLost) => {
        if (name === 'wasm') throw new Error('blocked');
        const gpu = Object.assign(createFakeSession().engine, { name: 'webgl', variant: null, lose: onLost });
        gpus.push(gpu as unknown as FakeGpu);
        return gpu as unknown as FakeGpu;
      },
    });
    session.send(START);
    await session.phase('idle');
    lose(gpus[0]!);
    expect((await session.reads()).probabilities).toHaveLength(10);
    expect(gpus.length).toBe(2);
    session.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
    await session.next('finished');
  });
});
