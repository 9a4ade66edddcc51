import { describe, expect, it } from 'vitest';
import { overLimit } from '../../../../../src/app/lab/runs/limits';
import { curvesOf, runNames } from '../../../../../src/app/lab/runs/names';
import { readRecord } from '../../../../../src/app/lab/runs/read-record';
import { FIRST_ORDER, nextOrder, RUN_COLUMNS, sortRuns } from '../../../../../src/app/lab/runs/sort';
import { PRESETS } from '../../../../../src/core/model/presets';
import { result, runRecord } from './support';

describe('the names of runs', () => {
  it('are those of network and optimiser, and no two are the same', () => {
    const records = [
      runRecord('c', { startedAt: 3 }),
      runRecord('a', { startedAt: 1 }),
      runRecord('b', { startedAt: 2, name: '784-10 Adam (2)' }),
      runRecord('d', { startedAt: 4, plan: PRESETS.cnn }),
    ];
    const names = runNames(records);
    expect(Object.fromEntries(names)).toEqual({
      a: '784-10 Adam',
      b: '784-10 Adam (2)',
      c: '784-10 Adam (3)',
      d: '784-conv32-pool2-conv64-pool2-64-10 Adam',
    });
    expect(curvesOf(records, names)[0]).toEqual({ name: '784-10 Adam (3)', training: [], epochs: [] });
  });
});

describe('the order of runs', () => {
  const tested = (accuracy: number) =>
    result({ test: { accuracy, loss: 1 - accuracy, wrong: 1, count: 10 } });
  const records = [
    runRecord('low', { startedAt: 1, result: tested(0.5), name: 'run 10' }),
    runRecord('none', { startedAt: 2, name: 'run 9' }),
    runRecord('high', { startedAt: 3, result: tested(0.9), plan: PRESETS['dense-128'], name: 'run 2' }),
    runRecord('diverged', { startedAt: 4, result: tested(Number.NaN), status: 'diverged', engine: null }),
  ];
  const sorted = (column: (typeof RUN_COLUMNS)[number], descending: boolean, of = records) =>
    sortRuns(of, { column, descending }, runNames(of)).map(({ id }) => id);

  it('puts runs without a value last, either way', () => {
    expect(sorted('accuracy', true)).toEqual(['high', 'low', 'diverged', 'none']);
    expect(sorted('accuracy', false)).toEqual(['low', 'high', 'diverged', 'none']);
    expect(sorted('engine', false).at(-1)).toBe('diverged');
  });

  it('is that of numbers in names, and of parameters, not of their digits', () => {
    expect(sorted('name', false)).toEqual(['diverged', 'high', 'none', 'low']);
    expect(sorted('parameters', true)[0]).toBe('high');
  });

  it('puts pinned runs first', () => {
    expect(sorted('accuracy', true, [...records, runRecord('pinned', { pinned: true })])[0]).toBe('pinned');
  });

  it.each(RUN_COLUMNS)('by %s holds every run', (column) => {
    expect(sorted(column, true).toSorted()).toEqual(records.map(({ id }) => id).toSorted());
  });

  it('turns round when its column is pressed again; the best comes first', () => {
    expect(nextOrder(FIRST_ORDER, 'startedAt')).toEqual({ column: 'startedAt', descending: false });
    expect(nextOrder(FIRST_ORDER, 'accuracy')).toEqual({ column: 'accuracy', descending: true });
    expect(nextOrder(FIRST_ORDER, 'loss')).toEqual({ column: 'loss', descending: false });
  });
});

describe('the limits', () => {
  it('leave a run that is under way alone', () => {
    const records = Array.from({ length: 52 }, (_, index) =>
      runRecord(`r${index}`, { startedAt: index, status: index === 0 ? 'running' : 'completed' }),
    );
    const all = new Set(records.map(({ id }) => id));
    expect(overLimit(records, all)).toEqual({ runs: [], weights: ['r1'] });
    expect(overLimit(records, new Set(['r3']))).toEqual({ runs: [], weights: [] });
  });
});

describe('a record that is read again', () => {
  const point = { epoch: 1, loss: Number.POSITIVE_INFINITY, accuracy: 0.5 };
  const sound = runRecord('a', {
    curve: { points: [point], stride: 1, pending: [] },
    epochs: [{ epoch: 0, training: point, validation: null }],
    result: result(),
  });

  it('is what it was', () => {
    expect(readRecord(structuredClone(sound))).toEqual(sound);
    const calibrated = { ...sound, result: result({ temperature: 1.25 }) };
    expect(readRecord(structuredClone(calibrated))).toEqual(calibrated);
  });

  it('was not calibrated if it says nothing of it, as before there was such a thing', () => {
    const { temperature: _, ...older } = result();
    expect(readRecord({ ...sound, result: older })).toEqual(sound);
  });

  it('had no handwriting styles if its plan says nothing of them, as before there were any', () => {
    const { styleShare: _, ...plan } = sound.plan;
    expect(readRecord({ ...sound, plan })?.plan).toEqual({ ...plan, styleShare: 0 });
  });

  it.each([
    null,
    7,
    {},
    { ...sound, id: 7 },
    { ...sound, plan: { ...sound.plan, batchSize: -1 } },
    { ...sound, curve: { points: [null] } },
    { ...sound, curve: null },
    { ...sound, epochs: [{ epoch: 0 }] },
    { ...sound, status: 'asleep' },
    { ...sound, result: {} },
    { ...sound, result: result({ temperature: 'warm' as never }) },
  ])('is none if it is damaged: %j', (kept) => expect(readRecord(kept)).toBeNull());
});
