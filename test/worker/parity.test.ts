import { expect, test } from 'vitest';
import type { NetworkSpec } from '../../src/core/model/network';
import type { OptimizerSpec } from '../../src/core/model/optimizer';
import { OPTIMIZER_DEFAULTS } from '../../src/core/model/optimizer';
import type { TrainingPlan } from '../../src/core/model/plan';
import { denseNetwork } from '../../src/core/model/presets';
import type { EngineName } from '../../src/protocol/engine';
import type { TestResult } from '../../src/protocol/training';
import { MNIST_PLAN } from '../unit/core/model/mnist-plan';
import { readyWorker } from './support/worker-client';

/** The losses of the first steps of a plan, one by one. */
async function firstLosses(engine: EngineName, plan: TrainingPlan, steps: number): Promise<number[]> {
  const worker = await readyWorker(engine);
  try {
    const losses: number[] = [];
    worker.send({ type: 'train', plan, mode: 'step', own: null });
    while (losses.length < steps) {
      losses.push((await worker.next('progress')).progress.points[0]!.loss);
      await worker.next('checkpoint', ({ saved }) => saved.run?.paused === true);
      worker.send({ type: 'step' });
    }
    return losses;
  } finally {
    worker.terminate();
  }
}

async function testAfter(engine: EngineName, plan: TrainingPlan): Promise<TestResult> {
  const worker = await readyWorker(engine);
  try {
    worker.send({ type: 'train', plan, mode: 'run', own: null });
    return (await worker.next('finished')).result.test;
  } finally {
    worker.terminate();
  }
}

const MIXED: NetworkSpec = {
  layers: [
    { type: 'AveragePooling2D', poolSize: 2 },
    { type: 'Dropout', rate: 0.1 },
    { type: 'Flatten' },
    { type: 'Dense', units: 32, activation: 'tanh' },
    { type: 'BatchNormalization', momentum: 0.99, epsilon: 0.001 },
    { type: 'Activation', activation: 'leaky_relu' },
    { type: 'Dropout', rate: 0.3 },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};

test.each<[string, NetworkSpec, OptimizerSpec]>([
  ['784-128-10 with Adam', denseNetwork(128), OPTIMIZER_DEFAULTS.Adam],
  [
    '784-64-64-10 with momentum',
    denseNetwork(64, 64),
    { ...OPTIMIZER_DEFAULTS.SGD, momentum: 0.9, nesterov: true },
  ],
  ['dropout and batch normalisation', MIXED, OPTIMIZER_DEFAULTS.SGD],
])('the engines agree on the first 50 losses of %s', async (_, network, optimizer) => {
  const plan: TrainingPlan = {
    ...MNIST_PLAN,
    network,
    optimizer,
    trainingSize: 1000,
    epochs: 2,
  };
  const webgl = await firstLosses('webgl', plan, 50);
  const wasm = await firstLosses('wasm', plan, 50);
  expect(webgl.length).toBe(50);
  for (const [step, loss] of webgl.entries())
    expect(Math.abs(loss - wasm[step]!) / wasm[step]!, `step ${step + 1}`).toBeLessThan(1e-4);
});

test('the engines agree on what an epoch has taught', async () => {
  const plan: TrainingPlan = { ...MNIST_PLAN, trainingSize: 10_000, epochs: 1 };
  const webgl = await testAfter('webgl', plan);
  const wasm = await testAfter('wasm', plan);
  expect(wasm.accuracy).toBeGreaterThan(0.85);
  expect(Math.abs(webgl.accuracy - wasm.accuracy)).toBeLessThan(0.003);
});
