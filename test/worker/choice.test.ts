import { afterEach, expect, test } from 'vitest';
import type { TrainingPlan } from '../../src/core/model/plan';
import type { EngineMeasurements } from '../../src/protocol/engine';
import { MNIST_PLAN } from '../unit/core/model/mnist-plan';
import HardwareWorker from './support/hardware-worker?worker';
import { type StartOptions, startWorker, type WorkerClient } from './support/worker-client';

const PLAN: TrainingPlan = { ...MNIST_PLAN, trainingSize: 2000, epochs: 2 };

let worker: WorkerClient;

afterEach(() => worker.terminate());

/** Trains with the choice left to the worker; what it says of the engine at the end. */
async function trainedOn(options: StartOptions) {
  worker = startWorker('auto', options);
  await worker.next('phase', ({ phase }) => phase === 'idle');
  worker.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
  const { result } = await worker.next('finished');
  expect(result.test.accuracy).toBeGreaterThan(0.7);
  return worker.all.flatMap((event) => (event.type === 'engine' ? [event.report] : [])).at(-1)!;
}

test('a software GPU is known for what it is, and not even started', async () => {
  const report = await trainedOn({});
  expect(report).toMatchObject({ engine: 'wasm', reason: { kind: 'softwareGpu' } });
  expect(worker.all.some((event) => event.type === 'trying' && event.engine === 'webgl')).toBe(false);
});

test('what calls itself a real GPU is timed with the very plan, and the faster engine trains', async () => {
  const spawn = () => new HardwareWorker();
  const report = await trainedOn({ spawn });
  const measured = worker.all.find((event) => event.type === 'measured');
  if (measured?.type !== 'measured') throw new Error('nothing was measured');
  const { wasm = 0, webgl = 0 } = measured.speeds;
  expect(webgl).toBeGreaterThan(0);
  // Nothing here but the CPU computes, whatever it calls itself.
  expect(wasm).toBeGreaterThan(webgl);
  expect(report).toMatchObject({
    engine: 'wasm',
    reason: { kind: 'measured', speeds: measured.speeds, remembered: false },
  });
  worker.terminate();

  // On the next visit it is remembered, whichever it was.
  const measurements: EngineMeasurements = { [measured.plan]: { wasm: 1, webgl: 2 } };
  expect(await trainedOn({ spawn, measurements })).toMatchObject({
    engine: 'webgl',
    reason: { kind: 'measured', speeds: { wasm: 1, webgl: 2 }, remembered: true },
  });
});
