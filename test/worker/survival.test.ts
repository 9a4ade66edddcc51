import { afterEach, describe, expect, test } from 'vitest';
import { prepareDigit } from '../../src/core/ink/prepare';
import { sampleDigit } from '../../src/core/ink/samples';
import type { TrainingPlan } from '../../src/core/model/plan';
import { denseNetwork } from '../../src/core/model/presets';
import { MNIST_PLAN } from '../unit/core/model/mnist-plan';
import LosableWorker from './support/losable-worker?worker';
import { readyWorker, startWorker, type WorkerClient } from './support/worker-client';

const PLAN: TrainingPlan = { ...MNIST_PLAN, network: denseNetwork(32), trainingSize: 1000, epochs: 3 };
const LONG_PLAN: TrainingPlan = { ...PLAN, epochs: 1000 };

let worker: WorkerClient & { readonly lose: () => void };

afterEach(() => worker.terminate());

/** A worker on a GPU that can be taken away; not waited for. */
function start(): typeof worker {
  const port = new LosableWorker();
  return { ...startWorker('webgl', { spawn: () => port }), lose: () => port.postMessage('lose') };
}

async function onGpu(): Promise<typeof worker> {
  const port = new LosableWorker();
  return { ...(await readyWorker('webgl', { spawn: () => port })), lose: () => port.postMessage('lose') };
}

const countOf = (type: string) => worker.all.filter((event) => event.type === type).length;

async function expectReading(id: number): Promise<void> {
  const preparation = prepareDigit(sampleDigit(3));
  if (preparation.kind === 'blank') throw new Error('a sample without ink');
  worker.send({ type: 'predict', id, pixels: new Float32Array(preparation.pixels) });
  const { probabilities } = await worker.next('predicted', (answer) => answer.id === id);
  expect(probabilities.reduce((sum, p) => sum + p)).toBeCloseTo(1, 4);
}

test('twenty losses of the GPU in a row, in one run, lose nothing', async () => {
  worker = await onGpu();
  worker.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
  let kept = 0;
  for (let losses = 0; losses < 20; losses++) {
    const { saved } = await worker.next('checkpoint', ({ saved }) => (saved.run?.steps ?? 0) > kept);
    kept = saved.run!.steps;
    worker.lose();
    const { at } = await worker.next('resumed');
    expect(at.steps).toBeGreaterThanOrEqual(kept); // another checkpoint may have been on its way
    kept = at.steps;
  }
  await worker.next('epoch');
  expect(worker.all.filter((event) => event.type === 'engine').at(-1)).toMatchObject({
    report: { engine: 'webgl' },
  });
  worker.send({ type: 'stop' });
  const { result } = await worker.next('finished');
  expect(result.steps).toBeGreaterThan(kept);
  expect(result.test.accuracy).toBeGreaterThan(0.8);
  expect(countOf('resumed')).toBe(20);
});

describe('a GPU that is lost', () => {
  test('while it is being started leaves the page reading and training', async () => {
    worker = start();
    await worker.next('engine');
    worker.lose();
    await expectReading(1);
    worker.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
    expect((await worker.next('finished')).result.test.accuracy).toBeGreaterThan(0.6);
  });

  test('while nothing is trained is told, and reading goes on', async () => {
    worker = await onGpu();
    worker.lose();
    await expectReading(1);
    const { error } = await worker.next('failed');
    expect(error).toMatchObject({ kind: 'engineFailed', failure: { engine: 'webgl', reason: 'lost' } });
    await expectReading(2);
  });

  test('in the first steps, while programs are compiled, costs nothing', async () => {
    worker = await onGpu();
    worker.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
    worker.lose();
    const { result } = await worker.next('finished');
    expect(result).toMatchObject({ steps: 87, totalSteps: 87 });
    expect(result.test.accuracy).toBeGreaterThan(0.6);
  });

  test('under a paused run lets it be read and resumed', async () => {
    worker = await onGpu();
    worker.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await worker.next('epoch');
    worker.send({ type: 'pause' });
    const { saved } = await worker.next('checkpoint', ({ saved }) => saved.run?.paused === true);
    worker.lose();
    await expectReading(1);
    worker.send({ type: 'resume' });
    const { at } = await worker.next('resumed');
    expect(at.steps).toBe(saved.run!.steps);
    await worker.next('epoch');
  });

  test('while the test digits are read has them read again', async () => {
    worker = await onGpu();
    worker.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await worker.next('checkpoint', ({ saved }) => saved.run?.epochs === 1);
    worker.send({ type: 'stop' });
    await worker.next('phase', ({ phase }) => phase === 'evaluating');
    worker.lose();
    const { result } = await worker.next('finished');
    expect(result.test.count).toBe(10_000);
    expect(result.test.accuracy).toBeGreaterThan(0.5);
    await expectReading(1);
  });
});

test('a run goes on in the next worker where the one before it left it', async () => {
  worker = await onGpu();
  worker.send({ type: 'train', plan: { ...PLAN, epochs: 20 }, mode: 'run', own: null });
  await worker.next('epoch', ({ result }) => result.epoch === 2);
  const { saved } = await worker.next('checkpoint');
  worker.terminate();
  const port = new LosableWorker();
  worker = {
    ...startWorker('webgl', { spawn: () => port, restore: saved }),
    lose: () => port.postMessage('lose'),
  };
  expect((await worker.next('resumed')).at.steps).toBe(saved.run!.steps);
  const { result } = await worker.next('finished');
  expect(result).toMatchObject({ steps: 580, totalSteps: 580, epochs: 20 });
  const epochs = worker.all.flatMap((event) => (event.type === 'epoch' ? [event.result.epoch] : []));
  const first = saved.run!.epochs;
  expect(first).toBeGreaterThan(2);
  expect(epochs).toEqual(Array.from({ length: 20 - first }, (_, index) => first + index));
});
