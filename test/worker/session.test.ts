import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareDigit } from '../../src/core/ink/prepare';
import { DIGITS, type Digit, sampleDigit } from '../../src/core/ink/samples';
import { initialWeights } from '../../src/core/model/initialize';
import type { NetworkSpec } from '../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../src/core/model/optimizer';
import type { TrainingPlan } from '../../src/core/model/plan';
import { denseNetwork } from '../../src/core/model/presets';
import type { EngineName } from '../../src/protocol/engine';
import { MNIST_PLAN } from '../unit/core/model/mnist-plan';
import { readyWorker, startWorker, type WorkerClient } from './support/worker-client';

/** The digits of the first shard alone, so that every backend is done within seconds. */
const SMALL_PLAN: TrainingPlan = {
  ...MNIST_PLAN,
  network: denseNetwork(32),
  trainingSize: 1000,
  epochs: 2,
};

function pixelsOf(digit: Digit): Float32Array<ArrayBuffer> {
  const preparation = prepareDigit(sampleDigit(digit));
  if (preparation.kind === 'blank') throw new Error('a sample without ink');
  return new Float32Array(preparation.pixels);
}

describe.each<EngineName>(['webgl', 'wasm'])('the session on %s', (engine) => {
  let worker: WorkerClient;

  beforeEach(async () => {
    worker = await readyWorker(engine);
  });
  afterEach(() => worker.terminate());

  async function inspect() {
    worker.send({ type: 'inspect' });
    return (await worker.next('inspected')).memory;
  }
  async function trainToTheEnd(plan: TrainingPlan) {
    worker.send({ type: 'train', plan, mode: 'run', own: null });
    const { result } = await worker.next('finished');
    await worker.next('phase', ({ phase }) => phase === 'idle');
    return result;
  }

  test('reads the sample digits with the default network', async () => {
    expect(worker.all.filter(({ type }) => type === 'engine').at(-1)).toMatchObject({
      report: { engine, reason: { kind: 'asked' }, failures: [] },
    });
    for (const digit of DIGITS) {
      worker.send({ type: 'predict', id: digit, pixels: pixelsOf(digit) });
      // One of them may be answered again, when the likeness network comes.
      const { probabilities, step } = await worker.next('predicted', ({ id }) => id === digit);
      expect(step).toBe(0);
      expect(probabilities).toHaveLength(10);
      expect(probabilities.reduce((sum, p) => sum + p)).toBeCloseTo(1, 4);
      expect(probabilities.indexOf(Math.max(...probabilities))).toBe(digit);
    }
  });

  test('answers drawings newest first', async () => {
    for (let id = 0; id < 50; id++) worker.send({ type: 'predict', id, pixels: pixelsOf(3) });
    await worker.next('predicted', ({ id }) => id === 49);
    const ids = worker.all.flatMap((event) => (event.type === 'predicted' ? [event.id] : []));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    // The likeness network may come meanwhile: then the newest is answered a second time.
    expect(ids.length - new Set(ids).size).toBeLessThanOrEqual(1);
    // On a GPU an answer takes longer than a message; elsewhere each may be read as it comes.
    if (engine === 'webgl') expect(ids.length).toBeLessThan(50);
  });

  test('trains, tells of it, reads meanwhile, and tests the result', async () => {
    worker.send({ type: 'train', plan: SMALL_PLAN, mode: 'run', own: null });
    await worker.next('progress');
    worker.send({ type: 'predict', id: 7, pixels: pixelsOf(7) });
    const { step } = await worker.next('predicted', ({ id }) => id === 7);
    expect(step).toBeGreaterThan(0);
    const { result } = await worker.next('finished');
    // 900 digits to train on, in batches of 32.
    expect(result).toMatchObject({ steps: 58, totalSteps: 58, epochs: 2 });
    expect(result.test.count).toBe(10_000);
    expect(result.test.accuracy).toBeGreaterThan(0.6);
    expect(result.test.wrong).toBe(Math.round(10_000 * (1 - result.test.accuracy)));

    const epochs = worker.all.flatMap((event) => (event.type === 'epoch' ? [event.result] : []));
    expect(epochs.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(epochs[1]!.training.loss).toBeLessThan(epochs[0]!.training.loss);
    expect(epochs[1]!.validation!.accuracy).toBeGreaterThan(0.6);
    const progress = worker.all.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
    expect(progress.at(-1)).toMatchObject({ step: 58, totalSteps: 58, epoch: 1, epochs: 2 });
  });

  test('the same plan gives the same run', async () => {
    const first = await trainToTheEnd({ ...SMALL_PLAN, epochs: 1 });
    const again = await trainToTheEnd({ ...SMALL_PLAN, epochs: 1 });
    const other = await trainToTheEnd({ ...SMALL_PLAN, epochs: 1, seed: 2 });
    expect(again.test).toEqual(first.test);
    expect(other.test.loss).not.toBe(first.test.loss);
  });

  test('pauses, takes single steps, resumes, stops', async () => {
    worker.send({ type: 'train', plan: { ...SMALL_PLAN, epochs: 1000 }, mode: 'run', own: null });
    await worker.next('progress');
    worker.send({ type: 'pause' });
    await worker.next('phase', ({ phase }) => phase === 'paused');
    worker.send({ type: 'step' });
    const one = (await worker.next('progress')).progress.step;
    worker.send({ type: 'step' });
    const two = (await worker.next('progress')).progress.step;
    expect(two).toBe(one + 1);
    worker.send({ type: 'resume' });
    await worker.next('phase', ({ phase }) => phase === 'training');
    await worker.next('progress', ({ progress }) => progress.step > two + 1);
    worker.send({ type: 'stop' });
    await worker.next('phase', ({ phase }) => phase === 'evaluating');
    const { result } = await worker.next('finished');
    expect(result.steps).toBeGreaterThan(two);
    expect(result.steps).toBeLessThan(result.totalSteps);
  });

  test('a first step alone, then a reset to the default network', async () => {
    worker.send({ type: 'train', plan: SMALL_PLAN, mode: 'step', own: null });
    const { progress } = await worker.next('progress');
    expect(progress.step).toBe(1);
    worker.send({ type: 'reset', network: 'default' });
    const { info } = await worker.next('network');
    expect(info.origin).toBe('default');
    await worker.next('phase', ({ phase }) => phase === 'idle');
    worker.send({ type: 'predict', id: 1, pixels: pixelsOf(5) });
    const { probabilities } = await worker.next('predicted');
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(5);
  });

  test('a rate far too high ends the run with what happened, and what was good before reads on', async () => {
    // Without a ReLU to die, layers multiply each other's growth until the numbers overflow.
    const network: NetworkSpec = {
      layers: denseNetwork(64, 64).layers.map((layer) =>
        layer.activation === 'relu' ? { ...layer, activation: 'linear' } : layer,
      ),
    };
    const optimizer = { ...OPTIMIZER_DEFAULTS.SGD, learningRate: 10 };
    worker.send({ type: 'train', plan: { ...SMALL_PLAN, network, optimizer }, mode: 'run', own: null });
    // On the GPU such numbers might be the GPU's fault: only when the CPU gets them, too, is it the plan's.
    await worker.next('failed', ({ error }) => error.kind === 'diverged');
    worker.send({ type: 'predict', id: 1, pixels: pixelsOf(5) });
    const { probabilities } = await worker.next('predicted');
    expect([...probabilities].every(Number.isFinite)).toBe(true);
  });

  test('reads with the weights that a worker before it had learnt', async () => {
    worker.terminate();
    const network = denseNetwork(16);
    const weights = initialWeights(network, 5);
    worker = startWorker(engine, { restore: { network, origin: 'training', weights, run: null } });
    const { info } = await worker.next('network');
    expect(info).toEqual({ network, origin: 'training' });
  });

  test('holds no more after a hundred rounds of training and reset than after one', async () => {
    const round = async () => {
      worker.send({ type: 'train', plan: { ...SMALL_PLAN, batchSize: 100 }, mode: 'run', own: null });
      await worker.next('epoch');
      worker.send({ type: 'reset', network: 'default' });
      await worker.next('network', ({ info }) => info.origin === 'default');
      await worker.next('phase', ({ phase }) => phase === 'idle');
      worker.send({ type: 'predict', id: 0, pixels: pixelsOf(3) });
      await worker.next('predicted');
      return inspect();
    };
    const first = await round();
    let last = first;
    for (let more = 1; more < 100; more++) last = await round();
    expect(last).toEqual(first);
  });
});
