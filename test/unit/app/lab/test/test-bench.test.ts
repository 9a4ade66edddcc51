import { describe, expect, it } from 'vitest';
import { GALLERY_PAGE, resultSummary } from '../../../../../src/app/lab/test/state';
import { createTestBench } from '../../../../../src/app/lab/test/test-bench';
import type { Event } from '../../../../../src/protocol/messages';
import type { TrainingResult } from '../../../../../src/protocol/training';
import { type Reading, readingsOf } from '../../../core/metrics/readings-sample';
import { browsed, INFO, killWorkers, openLab } from '../browse/lab-under-test';

/** Digit 0 is read right, 1 is thought to be a 7, 2 is surely thought to be a 7. */
const SAMPLE: readonly Reading[] = [
  [0, { 0: 0.9, 1: 0.1 }],
  [1, { 1: 0.4, 7: 0.6 }],
  [2, { 2: 0.1, 7: 0.9 }],
];

const tested = (id: number, readings: readonly Reading[] = SAMPLE): Event => ({
  type: 'tested',
  id,
  info: INFO,
  loss: 0.5,
  ...readingsOf(...readings),
});

const RESULT: TrainingResult = {
  test: { loss: 0, accuracy: 1, wrong: 0, count: 3 },
  end: 'completed',
  bestEpoch: null,
  steps: 1,
  totalSteps: 1,
  epochs: 1,
  seconds: 1,
  temperature: null,
};

const POINT = { epoch: 1, loss: 1, accuracy: 0.5 };
const STEP: Event = {
  type: 'progress',
  progress: {
    points: [POINT],
    epoch: 0,
    epochs: 1,
    step: 1,
    totalSteps: 2,
    learningRate: 0.1,
    samplesPerSecond: null,
    secondsLeft: null,
  },
};

function openBench() {
  const lab = openLab();
  const bench = createTestBench(lab.app);
  const tests = () => lab.asked('test');
  const pictures = () => lab.asked('browse');
  const state = bench.store.getSnapshot;
  /** A test is made from beginning to end. */
  const makeTest = (readings?: readonly Reading[]) => {
    bench.test();
    lab.say(tested(tests().at(-1)!.id, readings));
  };
  return { ...lab, lab, bench, tests, pictures, state, makeTest, summary: () => resultSummary(state()) };
}

describe('testing the network', () => {
  it('happens when it is asked for, and not twice at once', () => {
    const { bench, tests, state } = openBench();
    bench.open();
    expect(tests()).toEqual([]);
    expect(state().pending).toBe(false);
    bench.test();
    bench.test();
    expect(tests()).toMatchObject([{ digits: 'mnist' }]);
    expect(state().pending).toBe(true);
  });

  it('keeps what came of it', () => {
    const { makeTest, state, summary } = openBench();
    expect(summary()).toBeNull();
    makeTest();
    expect(state()).toMatchObject({ pending: false, problem: null });
    expect(summary()).toMatchObject({ count: 3, correct: 1, info: INFO, stale: false });
    const { report } = state().outcome!;
    expect(report.mistakes).toEqual([2, 1]);
    expect([...report.predicted]).toEqual([0, 7, 7]);
    expect(report.matrix[2]![7]).toBe(1);
    expect(report.scores[0]).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(report.reliability.bins.at(-1)?.count).toBe(0); // 0.9 belongs to the bin below
  });

  it.each<[string, Event]>([
    ['another network reads', { type: 'network', info: INFO }],
    ['a step was taken', STEP],
    ['a run went back', { type: 'resumed', at: { plan: {} as never, steps: 0, epochs: 0, epoch: 0 } }],
    ['an earlier epoch was restored', { type: 'finished', result: { ...RESULT, bestEpoch: 2 } }],
    ['it was calibrated', { type: 'finished', result: { ...RESULT, temperature: 1.2 } }],
  ])('knows that its result is stale once %s', (_, event) => {
    const { makeTest, say, summary } = openBench();
    makeTest();
    expect(summary()?.stale).toBe(false);
    say(event);
    expect(summary()?.stale).toBe(true);
    makeTest();
    expect(summary()?.stale).toBe(false);
  });

  it.each<[string, Event]>([
    [
      'a drawing is read',
      { type: 'predicted', id: 0, probabilities: new Float32Array(10), refused: null, step: 0 },
    ],
    ['a run ends where it was', { type: 'finished', result: RESULT }],
    [
      'data arrive',
      { type: 'data', progress: { set: 'test', loadedBytes: 1, totalBytes: 1, samples: 1, total: 1 } },
    ],
  ])('stays fresh while %s', (_, event) => {
    const { makeTest, say, summary } = openBench();
    makeTest();
    say(event);
    expect(summary()?.stale).toBe(false);
  });

  it('is stale from the start if the network learnt on while it was read', () => {
    const { bench, tests, say, summary } = openBench();
    bench.test();
    say(STEP, tested(tests()[0]!.id));
    expect(summary()?.stale).toBe(true);
  });

  it('says why it came to nothing, and keeps the result before', () => {
    const { bench, makeTest, tests, say, state, summary } = openBench();
    makeTest();
    bench.test();
    say({ type: 'refused', id: tests()[1]!.id, error: { kind: 'busy' } });
    expect(state()).toMatchObject({ pending: false, problem: { kind: 'busy' } });
    expect(summary()?.count).toBe(3);
    bench.test();
    expect(state()).toMatchObject({ pending: true, problem: null });
  });

  it('fails with its worker, and at once where none lives', () => {
    const { lab, bench, port, state } = openBench();
    bench.test();
    port().raises('error');
    expect(state()).toMatchObject({ pending: false, problem: { kind: 'workerDied' } });
    killWorkers(lab);
    bench.test();
    expect(state()).toMatchObject({ pending: false, problem: { kind: 'workerDied' } });
  });

  it('pays no heed to answers to others', () => {
    const { bench, tests, say, state } = openBench();
    bench.test();
    const { id } = tests()[0]!;
    say(tested(id + 1), { type: 'refused', id: id + 1, error: { kind: 'busy' } });
    expect(state().pending).toBe(true);
  });
});

describe('a run that ends', () => {
  const IDLE: Event = { type: 'phase', phase: 'idle' };
  const ended = (): readonly Event[] => [
    { type: 'phase', phase: 'evaluating' },
    { type: 'finished', result: RESULT },
    IDLE,
  ];

  it('is tested at once if somebody looks, when the worker is through with it', () => {
    const { bench, tests, say } = openBench();
    bench.open();
    const [evaluating, finished] = ended();
    say(evaluating!, finished!);
    expect(tests()).toEqual([]);
    say(IDLE);
    expect(tests()).toHaveLength(1);
    say(IDLE);
    expect(tests()).toHaveLength(1);
  });

  it('is tested when somebody looks later, unless it was before', () => {
    const { bench, tests, say } = openBench();
    say(...ended());
    expect(tests()).toEqual([]);
    bench.open()();
    expect(tests()).toHaveLength(1);
    bench.open();
    expect(tests()).toHaveLength(1);
  });

  it('is not tested once another network reads', () => {
    const { bench, tests, say } = openBench();
    say(...ended(), { type: 'network', info: INFO });
    bench.open();
    expect(tests()).toEqual([]);
  });

  it('is tested after the test that was being made', () => {
    const { bench, tests, say } = openBench();
    bench.open();
    bench.test();
    say(...ended());
    expect(tests()).toHaveLength(1);
    say(tested(tests()[0]!.id));
    expect(tests()).toHaveLength(2);
  });
});

describe('the pictures of a test', () => {
  const many = (count: number): Reading[] => Array.from({ length: count }, () => [3, { 5: 1 }] as const);
  const indicesOf = ({ which }: { which: unknown }) => (which as { indices: readonly number[] }).indices;

  it('are fetched for the mistakes on show, worst first, if somebody looks', () => {
    const { bench, pictures, makeTest, say, state } = openBench();
    makeTest();
    expect(pictures()).toEqual([]);
    bench.open();
    expect(pictures()).toMatchObject([{ set: 'test', which: { indices: [2, 1] }, taught: null }]);
    expect(state().fetching).toBe(true);
    say(browsed(pictures()[0]!.id, [2, 1]));
    expect(state().fetching).toBe(false);
    expect([...state().pictures.keys()]).toEqual([2, 1]);
  });

  it('are fetched once: of a cell, only those that are not there', () => {
    const { bench, pictures, makeTest, say, state } = openBench();
    bench.open();
    makeTest();
    say(browsed(pictures()[0]!.id, [2, 1]));
    bench.select({ kind: 'cell', label: 2, read: 7 });
    expect(pictures()).toHaveLength(1);
    bench.select({ kind: 'cell', label: 0, read: 0 });
    expect(indicesOf(pictures()[1]!)).toEqual([0]);
    bench.select({ kind: 'mistakes' });
    expect(state().fetching).toBe(false);
  });

  it('come page by page', () => {
    const { bench, pictures, makeTest, state } = openBench();
    bench.open();
    makeTest(many(GALLERY_PAGE + 2));
    expect(indicesOf(pictures()[0]!)).toHaveLength(GALLERY_PAGE);
    bench.showPage(5);
    expect(state().page).toBe(1);
    expect(indicesOf(pictures()[1]!)).toEqual([GALLERY_PAGE, GALLERY_PAGE + 1]);
    bench.showPage(-1);
    expect(state().page).toBe(0);
    bench.showPage(1);
    bench.select({ kind: 'cell', label: 3, read: 5 });
    expect(state().page).toBe(0);
  });

  it('can be asked for again after a failure', () => {
    const { bench, pictures, makeTest, say, state } = openBench();
    bench.open();
    makeTest();
    say({
      type: 'refused',
      id: pictures()[0]!.id,
      error: { kind: 'data', problem: 'offline', file: 'test-00.bin' },
    });
    expect(state()).toMatchObject({ fetching: false, pictureProblem: { kind: 'data' } });
    bench.fetchPictures();
    expect(state()).toMatchObject({ fetching: true, pictureProblem: null });
    expect(indicesOf(pictures()[1]!)).toEqual([2, 1]);
  });

  it('stay those of the open cell over another test while there are any', () => {
    const { bench, makeTest, state } = openBench();
    bench.open();
    makeTest();
    bench.select({ kind: 'cell', label: 1, read: 7 });
    makeTest();
    expect(state().selection).toEqual({ kind: 'cell', label: 1, read: 7 });
    makeTest([[1, { 1: 1 }]]);
    expect(state().selection).toEqual({ kind: 'mistakes' });
  });
});
