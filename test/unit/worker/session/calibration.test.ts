import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKernels } from '../../../../scripts/lib/kernels';
import type { Digits } from '../../../../src/core/data/digits';
import { predictedDigits } from '../../../../src/core/metrics/readings';
import { calibrated } from '../../../../src/core/model/calibrate';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import { startCpuEngine } from '../../../../src/worker/engine/cpu/start';
import type { Engine, EngineNetwork } from '../../../../src/worker/engine/engine';
import { EngineLost } from '../../../../src/worker/engine/failures';
import { calibrate } from '../../../../src/worker/session/calibration';
import { createRun, giveUpTrainer, placeRun, pullRun } from '../../../../src/worker/session/run';
import { createFakeDataset, createFakeSet } from './fake-data';
import {
  createFakeSession,
  type FakeSession,
  LONG_PLAN,
  onlyNetwork,
  PLAN,
  readySession,
  START,
} from './fake-session';
import { learnableDigits, wholeDataset } from './whole-data';

/** 600 to train on, 600 held back. */
const HALVES = { trainingSize: 1200, validationSplit: 0.5 };
/** Every eleventh label is wrong, so that no network is right in being sure of itself. */
const DIGITS: Digits = {
  ...learnableDigits(1200),
  labels: Uint8Array.from({ length: 1200 }, (_, index) => (index + Number(index % 11 === 0)) % 10),
};
const dataset = wholeDataset(DIGITS, learnableDigits(100, 2));

/** What a generator returns, and after how many yields. */
async function finish<T>(work: AsyncGenerator<void, T, void>): Promise<{ result: T; yields: number }> {
  for (let yields = 0; ; yields++) {
    const next = await work.next();
    if (next.done) return { result: next.value, yields };
  }
}

describe('a network that is calibrated', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startCpuEngine(readKernels);
  });
  afterAll(() => engine.dispose());

  const readAll = (network: EngineNetwork) =>
    network.predict(Float32Array.from(DIGITS.images, (value) => value / 255));
  const lossOf = async (network: EngineNetwork) => (await network.evaluate(DIGITS, 600, 1200)).loss / 600;

  it('reads the same digits, and held-back ones with less loss', async () => {
    const plan: TrainingPlan = { ...PLAN, ...HALVES, styleShare: 0, epochs: 8 };
    const run = createRun(plan);
    const network = placeRun(run, engine);
    while (!(await pullRun(run, dataset, 'run', () => 0)).done);
    const sure = calibrated(PLAN.network, await network.weights(), 0.3)!;
    network.setWeights(sure);
    const [before, lossBefore] = [await readAll(network), await lossOf(network)];
    const { result, yields } = await finish(calibrate(network, plan, dataset.train));
    expect(yields).toBe(3);
    expect(result!.temperature).toBeGreaterThan(1);
    expect(result!.temperature).toBeLessThan(4); // within the limits
    expect(result!.weights).toEqual(calibrated(PLAN.network, sure, result!.temperature));
    expect(await network.weights()).toEqual(result!.weights);
    const { labels } = DIGITS;
    expect(predictedDigits({ labels, probabilities: await readAll(network) })).toEqual(
      predictedDigits({ labels, probabilities: before }),
    );
    expect(await lossOf(network)).toBeLessThan(lossBefore);
    const again = await finish(calibrate(network, plan, dataset.train));
    expect(again.result!.temperature).toBeCloseTo(1, 3);

    const doubtful = calibrated(PLAN.network, sure, 40)!;
    network.setWeights(doubtful);
    const unchanged = await finish(calibrate(network, plan, dataset.train));
    expect(unchanged.result).toEqual({ temperature: 1, weights: doubtful });

    // The same network for pixels as MNIST has them.
    const [kernel, bias] = sure;
    const bytes = engine.build({ ...PLAN.network, normalized: false }, [
      kernel!.map((value) => value / 255),
      bias!,
    ]);
    const { temperature } = (await finish(calibrate(bytes, plan, dataset.train))).result!;
    expect(temperature).toBeCloseTo(result!.temperature, 3);
    bytes.dispose();
    giveUpTrainer(run);
    network.dispose();
  });

  it('stays as it is where too few digits are held back, or are there', async () => {
    const network = engine.build(PLAN.network, initialWeights(PLAN.network, 1));
    const before = await network.weights();
    const arriving = Object.create(dataset.train, { available: { value: 1199 } });
    for (const work of [
      calibrate(network, { ...HALVES, validationSplit: 0 }, dataset.train),
      calibrate(network, { ...HALVES, validationSplit: 0.4 }, dataset.train),
      calibrate(network, HALVES, arriving),
    ])
      expect(await finish(work)).toEqual({ result: null, yields: 0 });
    expect(await network.weights()).toEqual(before);
    network.dispose();
  });
});

describe("a run's end", () => {
  const plan: TrainingPlan = { ...PLAN, ...HALVES, styleShare: 0, batchSize: 100, epochs: 1 };
  const ready = (data = dataset) => readySession({ openData: async () => data });
  const train = (session: FakeSession, asked = plan) =>
    session.send({ type: 'train', plan: asked, mode: 'run', own: null });

  it('calibrates the network before its test, and keeps it so', async () => {
    const session = await ready();
    train(session);
    const { result } = await session.next('finished');
    expect(result.temperature).toBeGreaterThan(1);
    const { saved } = session.of('checkpoint').at(-1)!;
    expect(saved.run).toBeNull();
    const before = session.of('checkpoint').at(-2)!.saved.weights;
    expect(saved.weights).toEqual(calibrated(plan.network, before, result.temperature!));
    expect(await onlyNetwork(session).weights()).toEqual(saved.weights);
    expect((await session.reads()).probabilities[1]).toBe(saved.weights[1]![0]);
  });

  it('calibrates once, also where the GPU is lost after the test', async () => {
    const session = createFakeSession({ openData: async () => dataset });
    session.send({ ...START, engine: 'webgl' });
    await session.until(() => session.gpus.length === 1);
    train(session);
    await session.phase('evaluating');
    const gpu = session.gpus[0]!;
    gpu.behaviour.beforeState = () => {
      gpu.lose();
      throw new EngineLost('gone');
    };
    const { result } = await session.next('finished');
    expect(session.gpus).toHaveLength(2);
    expect(result.temperature).toBeGreaterThan(1);
    const [, bias] = session.of('checkpoint').at(-1)!.saved.weights;
    // Its first bias is the number of its steps.
    expect(bias![0]).toBeCloseTo(result.steps / result.temperature!, 4);
  });

  it('leaves the network as it is where a run was stopped before its held-back digits were there', async () => {
    const arriving = { ...createFakeDataset(createFakeSet(1200, 100), createFakeSet(100)) };
    const session = await readySession({ openData: async () => arriving });
    train(session, { ...LONG_PLAN, ...HALVES, styleShare: 0 });
    await session.next('progress');
    session.send({ type: 'stop' });
    const { result } = await session.next('finished');
    expect(result).toMatchObject({ end: 'stopped', temperature: null });
  });

  it('calibrates a run that was stopped after they were', async () => {
    const session = await ready();
    train(session, { ...plan, epochs: 1000 });
    await session.next('epoch');
    session.send({ type: 'stop' });
    const { result } = await session.next('finished');
    expect(result.end).toBe('stopped');
    expect(result.temperature).not.toBeNull();
  });
});
