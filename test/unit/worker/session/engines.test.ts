import { describe, expect, it } from 'vitest';
import type { Request } from '../../../../src/protocol/messages';
import { measurementKey } from '../../../../src/worker/session/measure';
import type { SessionEnvironment } from '../../../../src/worker/session/session';
import { createFakeSession, type FakeSession, LONG_PLAN, onlyNetwork, PLAN, START } from './fake-session';

const GPU: Partial<SessionEnvironment> = {
  gpuRenderer: () => ({ renderer: 'Real 9000', software: false }),
};
const SOFTWARE: Partial<SessionEnvironment> = {
  gpuRenderer: () => ({ renderer: 'SwiftShader', software: true }),
};
const KEY = measurementKey(PLAN);

async function started(
  environment: Partial<SessionEnvironment>,
  start: Partial<Extract<Request, { type: 'start' }>> = {},
): Promise<FakeSession> {
  const session = createFakeSession(environment);
  session.send({ ...START, ...start });
  await session.phase('idle');
  return session;
}

/** Which engine the run goes on, and why. */
async function trained(session: FakeSession, plan = PLAN) {
  const before = session.of('engine').length;
  session.send({ type: 'train', plan, mode: 'run', own: null });
  await session.next('progress');
  return session.of('engine').slice(before).at(-1)!.report;
}

/** The milliseconds that a step takes on the GPUs to come. */
function withGpuStep(session: FakeSession, stepTime: number): void {
  const list = session.gpus as unknown as { push: (gpu: FakeSession['gpus'][number]) => number };
  const push = list.push.bind(session.gpus);
  list.push = (gpu) => {
    gpu.behaviour.stepTime = stepTime;
    return push(gpu);
  };
}

describe('the engine of a run', () => {
  it('is the CPU where there is no GPU', async () => {
    const session = await started({});
    expect(await trained(session)).toEqual({
      engine: 'wasm',
      variant: 'simd',
      reason: { kind: 'only' },
      failures: [{ engine: 'webgl', reason: 'unavailable', message: '' }],
    });
    expect(session.gpus).toEqual([]);
  });

  it('is the CPU where the GPU is software, which is not even started', async () => {
    const session = await started(SOFTWARE);
    expect(await trained(session)).toMatchObject({
      engine: 'wasm',
      reason: { kind: 'softwareGpu', renderer: 'SwiftShader' },
      failures: [],
    });
    expect(session.gpus).toEqual([]);
    expect(session.of('measured')).toEqual([]);
  });

  it.each([
    [1, 'webgl'],
    [40, 'wasm'],
  ] as const)('is the faster, measured: %i ms a step on the GPU makes it %s', async (stepTime, engine) => {
    const session = await started(GPU);
    withGpuStep(session, stepTime);
    const report = await trained(session);
    const speeds = { wasm: 1000, webgl: 10_000 / stepTime };
    expect(report).toMatchObject({ engine, reason: { kind: 'measured', speeds, remembered: false } });
    expect(session.of('measured')).toEqual([{ type: 'measured', plan: KEY, speeds }]);
  });

  it('is timed on networks of their own, which are given back', async () => {
    const session = await started(GPU);
    withGpuStep(session, 1);
    session.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
    await session.next('finished');
    expect(session.of('finished')[0]!.result.steps).toBe(8);
    expect(session.engine.alive).toEqual([]);
    expect(session.gpus[0]!.alive.length).toBe(1);
    for (const { trainings } of [...session.engine.networks, ...session.gpus[0]!.networks])
      for (const { disposals } of trainings) expect(disposals).toBe(1);
  });

  it('is remembered: by this session, and by those after it', async () => {
    const session = await started(GPU);
    withGpuStep(session, 1);
    await trained(session, PLAN);
    await session.phase('idle');
    expect(await trained(session, PLAN)).toMatchObject({ reason: { remembered: true } });
    expect(session.of('measured').length).toBe(1);

    const measurements = { [KEY]: { wasm: 5, webgl: 2 } };
    const next = await started(GPU, { measurements });
    expect(await trained(next)).toMatchObject({
      engine: 'wasm',
      reason: { kind: 'measured', speeds: measurements[KEY], remembered: true },
    });
    expect(next.gpus).toEqual([]);
  });

  it('is measured anew for another kind of plan, but not for another seed or rate', async () => {
    const session = await started(GPU, { measurements: { [KEY]: { wasm: 5, webgl: 2 } } });
    await trained(session, { ...PLAN, seed: 9, optimizer: { ...PLAN.optimizer, learningRate: 0.1 } });
    expect(session.of('measured')).toEqual([]);
    await session.phase('idle');
    await trained(session, { ...PLAN, batchSize: 20 });
    expect(session.of('measured').length).toBe(1);
  });

  it('is the other where one fails to start, or at being timed', async () => {
    const unstartable = await started({
      ...GPU,
      startEngine: async (name) => {
        if (name === 'webgl') throw new Error('no float textures');
        return createFakeSession().engine;
      },
    });
    expect(await trained(unstartable)).toMatchObject({
      engine: 'wasm',
      reason: { kind: 'only' },
      failures: [{ engine: 'webgl', reason: 'error', message: 'no float textures' }],
    });
    const broken = await started(GPU);
    const list = broken.gpus as unknown as { push: (gpu: FakeSession['gpus'][number]) => number };
    const push = list.push.bind(broken.gpus);
    list.push = (gpu) => {
      gpu.behaviour.onStep = () => {
        throw new Error('shader');
      };
      return push(gpu);
    };
    expect(await trained(broken)).toMatchObject({
      engine: 'wasm',
      failures: [{ engine: 'webgl', reason: 'error', message: 'shader' }],
    });
    expect(broken.gpus[0]!.disposed).toBe(true);
  });
});

describe('an engine that was asked for', () => {
  it('reads as soon as it has started; until then the other does', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const gpu = createFakeSession().engine;
    const session = createFakeSession({
      ...SOFTWARE,
      startEngine: async (name) => {
        if (name === 'wasm') return createFakeSession().engine;
        await slow;
        return Object.assign(gpu, { name: 'webgl', variant: null });
      },
    });
    session.send({ ...START, engine: 'webgl' });
    await session.phase('idle');
    expect((await session.reads()).probabilities).toHaveLength(10);
    expect(gpu.networks.length).toBe(0);
    release();
    await session.next('engine');
    expect(session.of('engine').map(({ report }) => report.engine)).toEqual(['wasm', 'webgl']);
    expect(session.of('engine').at(-1)!.report.reason).toEqual({ kind: 'asked' });
    await session.reads();
    expect(gpu.alive.length).toBe(1);
    expect(session.of('network').length).toBe(1); // it is the same network: nothing is told
  });

  it('trains, too, even on a software GPU', async () => {
    const session = await started(SOFTWARE, { engine: 'webgl' });
    expect(await trained(session)).toMatchObject({ engine: 'webgl', reason: { kind: 'asked' } });
  });

  it('that does not start is replaced, and why is told', async () => {
    const session = await started(
      {
        startEngine: async (name) => {
          if (name === 'webgl') throw new Error('blocked');
          return createFakeSession().engine;
        },
      },
      { engine: 'webgl' },
    );
    await session.until(() => session.of('engine').length === 2);
    expect(session.of('engine').at(-1)!.report).toMatchObject({
      engine: 'wasm',
      reason: { kind: 'only' },
      failures: [{ engine: 'webgl', reason: 'error', message: 'blocked' }],
    });
    expect(session.of('failed')).toEqual([]);
  });

  it('but that a worker before this one died of is left alone', async () => {
    const failure = { engine: 'webgl', reason: 'stalled', message: '' } as const;
    const session = await started(GPU, { engine: 'webgl', failures: [failure] });
    expect(await trained(session)).toMatchObject({ engine: 'wasm', failures: [failure] });
    expect(session.gpus).toEqual([]);
  });

  it('can be changed: from the next run on, and for reading at once', async () => {
    const session = await started(GPU);
    session.send({ type: 'chooseEngine', engine: 'webgl' });
    await session.next('engine');
    expect(session.gpus[0]!.alive.length).toBe(1);
    expect(await trained(session, LONG_PLAN)).toMatchObject({ engine: 'webgl' });
    session.send({ type: 'chooseEngine', engine: 'wasm' });
    await session.next('epoch');
    expect(session.gpus[0]!.alive.length).toBe(1); // the run stays where it is
    session.send({ type: 'stop' });
    await session.phase('idle');
    expect(await trained(session)).toMatchObject({ engine: 'wasm', reason: { kind: 'asked' } });
    expect(session.gpus[0]!.alive).toEqual([]);
    expect(onlyNetwork(session)).toBeDefined();
  });
});
