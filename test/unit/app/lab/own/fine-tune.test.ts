import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryDatabase } from '../../../../../src/app/database/database';
import { fineTuningPlan } from '../../../../../src/app/lab/own/fine-tune';
import { checkPlan } from '../../../../../src/core/model/check/plan';
import { CONVOLUTIONAL_NETWORK, DEFAULT_PLAN, denseNetwork } from '../../../../../src/core/model/presets';
import {
  INFO,
  type OwnUnderTest,
  ownDigit,
  READY,
  RESULT,
  settled,
  setUpOwn,
  tested,
} from './own-under-test';

let page: OwnUnderTest;
const tuning = () => page.own.store.getSnapshot().tuning;

/** Twelve 7s that have been read once. */
beforeEach(async () => {
  vi.useFakeTimers();
  const database = { ...memoryDatabase(), lasting: true };
  for (let at = 0; at < 12; at++) await database.own.put(ownDigit(`d${at}`, 7, at));
  page = setUpOwn(database);
  page.say(...READY);
  await settled();
  page.say(tested(page.tests()[0]!));
  await settled();
});
afterEach(() => {
  page.end();
  vi.useRealTimers();
});

const answerNewest = async (...read: Parameters<typeof tested> extends [unknown, ...infer R] ? R : never) => {
  page.say(tested(page.tests().at(-1)!, ...read));
  await settled();
};

/** Up to the run, before which the network has read one of MNIST's ten digits and all of the own ones wrong. */
async function toRun() {
  page.own.fineTune();
  await settled();
  expect(page.tests().at(-1)?.digits).toBe('mnist');
  await answerNewest((label) => (label === 4 ? 9 : label));
  await answerNewest(() => 1);
}

describe('fine-tuning', () => {
  it('tests, learns from half of the digits, tests the others, and shows both', async () => {
    page.own.fineTune();
    expect(tuning().kind).toBe('testingBefore');
    await settled();
    await answerNewest((label) => (label === 4 ? 9 : label));
    const own = page.tests().at(-1)!.digits;
    if (own === 'mnist') throw new Error('MNIST again');
    expect(own.labels).toHaveLength(6);
    await answerNewest(() => 1);
    expect(tuning()).toMatchObject({
      kind: 'learning',
      before: { mnist: { accuracy: 0.9 }, own: { accuracy: 0, count: 6 } },
    });
    const [train] = page.port().receivedOf('train');
    expect(train).toMatchObject({ plan: fineTuningPlan(INFO.network), mode: 'run' });
    // Digits 0, 2, 4 ... are learnt from, and the others were tested on.
    expect([...train!.own!.images.subarray(300, 301)]).toEqual([0]);
    expect([...own.images.subarray(300, 301)]).toEqual([1]);

    page.say(
      { type: 'phase', phase: 'training' },
      { type: 'network', info: { ...INFO, origin: 'training' } },
    );
    page.say({ type: 'finished', result: RESULT }, { type: 'phase', phase: 'idle' });
    await settled();
    expect(tuning().kind).toBe('testingAfter');
    await answerNewest((label, index) => (index === 0 ? 1 : label));
    expect(tuning()).toMatchObject({
      kind: 'done',
      parted: true,
      stopped: false,
      before: { own: { accuracy: 0 } },
      after: { mnist: { accuracy: 0.9, correct: 9, count: 10 }, own: { accuracy: 5 / 6 } },
    });
    // Only now are all digits read by the network that has learnt.
    expect(page.tests().at(-1)?.digits).toMatchObject({ labels: { length: 12 } });
  });

  it('shows what was learnt by a run that was stopped', async () => {
    await toRun();
    page.say({ type: 'finished', result: { ...RESULT, end: 'stopped' } }, { type: 'phase', phase: 'idle' });
    await settled();
    await answerNewest();
    expect(tuning()).toMatchObject({ kind: 'done', stopped: true });
  });

  it('survives a worker that dies, if the run goes on', async () => {
    await toRun();
    page.port().raises('error');
    page.say(...READY.slice(0, 2), { type: 'phase', phase: 'training' });
    await settled();
    expect(tuning().kind).toBe('learning');
    page.say({ type: 'finished', result: RESULT }, { type: 'phase', phase: 'idle' });
    await settled();
    await answerNewest();
    expect(tuning().kind).toBe('done');
  });

  it('breaks off with its run', async () => {
    await toRun();
    page.say(
      { type: 'failed', error: { kind: 'diverged', epoch: 0, step: 1 } },
      { type: 'phase', phase: 'idle' },
    );
    await settled();
    expect(tuning()).toEqual({ kind: 'failed', problem: { kind: 'brokenOff' } });
  });

  it('breaks off when everything is reset', async () => {
    await toRun();
    page.app.commands.reset();
    page.say({ type: 'network', info: INFO }, { type: 'phase', phase: 'idle' });
    await settled();
    expect(tuning()).toEqual({ kind: 'failed', problem: { kind: 'brokenOff' } });
  });

  it('changes nothing where a test fails', async () => {
    page.own.fineTune();
    await settled();
    page.say({ type: 'refused', id: page.tests().at(-1)!.id, error: { kind: 'busy' } });
    await settled();
    expect(tuning()).toEqual({ kind: 'failed', problem: { kind: 'busy' } });
    page.own.fineTune();
    await settled();
    page.port().raises('error');
    await settled();
    expect(tuning()).toEqual({ kind: 'failed', problem: { kind: 'workerDied' } });
    expect(page.port().receivedOf('train')).toEqual([]);
  });

  it('does not teach a network that was not tested', async () => {
    page.own.fineTune();
    await settled();
    await answerNewest();
    page.say({ type: 'network', info: { ...INFO, origin: 'kept' } });
    await answerNewest();
    expect(tuning()).toEqual({ kind: 'failed', problem: { kind: 'changed' } });
    expect(page.port().receivedOf('train')).toEqual([]);
  });

  it('is not begun twice, nor beside a run', async () => {
    page.own.fineTune();
    page.own.fineTune();
    await settled();
    expect(page.tests().filter(({ digits }) => digits === 'mnist')).toHaveLength(1);
    page.end();
    page = setUpOwn();
    page.say(...READY, { type: 'phase', phase: 'training' });
    page.own.fineTune();
    expect(tuning().kind).toBe('none');
  });
});

it('is short, in small steps of one size, and goes on with styles and variants', () => {
  const { styleShare, augmentation } = DEFAULT_PLAN;
  expect(styleShare).toBeGreaterThan(0);
  expect(augmentation).not.toBeNull();
  expect(fineTuningPlan(denseNetwork(128))).toEqual({
    network: denseNetwork(128),
    optimizer: { type: 'Adam', learningRate: 0.0005, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    schedule: { type: 'Constant', warmupEpochs: 0 },
    loss: 'categorical_crossentropy',
    batchSize: 32,
    epochs: 2,
    validationSplit: 0,
    trainingSize: 5000,
    shuffle: true,
    earlyStopping: null,
    styleShare,
    augmentation,
    seed: 1,
  });
});

it.each([denseNetwork(), denseNetwork(512, 256), CONVOLUTIONAL_NETWORK])(
  'the plan holds for %j',
  (network) => {
    expect(checkPlan(fineTuningPlan(network))).toMatchObject({ ok: true });
  },
);
