import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/app/actions';
import { reduce } from '../../../src/app/reducer';
import {
  type AppState,
  CURVE_POINTS,
  freshRun,
  validationCurve,
  visibleStrokes,
} from '../../../src/app/state';
import { DIGITS, sampleDigit } from '../../../src/core/ink/samples';
import type { Refusal } from '../../../src/core/metrics/likeness';
import { DEFAULT_PLAN, denseNetwork } from '../../../src/core/model/presets';
import type { EngineReport } from '../../../src/protocol/engine';
import type { InklingError } from '../../../src/protocol/errors';
import type { Event } from '../../../src/protocol/messages';
import type {
  EpochResult,
  Phase,
  RunPosition,
  TrainingProgress,
  TrainingResult,
} from '../../../src/protocol/training';
import { drag, FRESH, inkAt, stateAfter } from './pad-actions';

const says = (event: Event): Action => ({ type: 'event', event });
const inPhase = (phase: Phase) => says({ type: 'phase', phase });
const failed = (error: InklingError) => says({ type: 'failed', error });
const predicted = (id: number, step = 0, refused: Refusal | null = null) =>
  says({ type: 'predicted', id, probabilities: new Float32Array(10).fill(0.1), refused, step });

const LINE = drag([60, 40], [60, 140], [60, 240]);
const FAR_LINE = drag([220, 40], [220, 240]);
const THIRD_LINE = drag([140, 40], [140, 240]);
const ERASER: Action = { type: 'toolChosen', tool: 'eraser' };
const UNDO: Action = { type: 'undone' };

const strokesOf = (state: AppState) => state.pad.history.present;

describe('the pen', () => {
  it('leaves a stroke when it is lifted, and shows it before', () => {
    const drawing = stateAfter(LINE.slice(0, 2));
    expect(strokesOf(drawing)).toEqual([]);
    expect(visibleStrokes(drawing.pad).length).toBe(1);
    expect(drawing.pad.preparation.kind).toBe('digit');
    const drawn = stateAfter(LINE);
    expect(strokesOf(drawn)).toEqual([
      { points: [inkAt(60, 40), inkAt(60, 140), inkAt(60, 240)], width: FRESH.pad.penWidth },
    ]);
    expect(drawn.pad.gesture).toBeNull();
  });

  it('makes a dot where it only touches', () => {
    const dot = stateAfter(drag([100, 100]));
    expect(strokesOf(dot)[0]!.points).toEqual([inkAt(100, 100)]);
    expect(dot.pad.preparation.kind).toBe('digit');
  });

  it('draws at the width that was chosen, from the next stroke on', () => {
    const [down, ...rest] = LINE;
    const state = stateAfter([down!, { type: 'penWidthChosen', width: 7 }, ...rest, ...FAR_LINE]);
    expect(strokesOf(state).map(({ width }) => width)).toEqual([FRESH.pad.penWidth, 7]);
  });

  it('does nothing that was not begun', () => {
    const lines = stateAfter(LINE);
    for (const action of [{ type: 'penMoved', points: [inkAt(1, 1)] }, { type: 'penUp' }] as const) {
      expect(reduce(lines, action)).toBe(lines);
    }
  });

  it('takes all the points that came at once', () => {
    const points = [inkAt(10, 20), inkAt(10, 30), inkAt(10, 40)];
    const state = stateAfter([
      { type: 'penDown', point: inkAt(10, 10) },
      { type: 'penMoved', points },
    ]);
    expect(visibleStrokes(state.pad)[0]!.points).toEqual([inkAt(10, 10), ...points]);
  });

  it.each<Action>([{ type: 'undone' }, { type: 'cleared' }, { type: 'sampleLoaded', digit: 3 }])(
    'loses the stroke that it is drawing when the drawing is %o',
    (edit) => {
      const state = stateAfter([...LINE, ...FAR_LINE.slice(0, 2), edit, { type: 'penUp' }]);
      expect(state).toEqual({ ...stateAfter([...LINE, edit]), reading: state.reading });
      expect(state.pad.gesture).toBeNull();
    },
  );
});

describe('the eraser', () => {
  const drawn = stateAfter([...LINE, ...THIRD_LINE, ...FAR_LINE, ERASER]);

  it('takes whole strokes in one step to be undone', () => {
    const erased = stateAfter(drag([30, 100], [180, 100]), drawn);
    expect(strokesOf(erased)).toEqual([strokesOf(drawn)[2]]);
    expect(strokesOf(reduce(erased, UNDO))).toEqual(strokesOf(drawn));
  });

  it('shows what is left while it is down', () => {
    const [down, moved] = drag([30, 100], [80, 100]);
    const erasing = stateAfter([down!, moved!], drawn);
    expect(visibleStrokes(erasing.pad)).toEqual(strokesOf(drawn).slice(1));
    expect(strokesOf(erasing)).toEqual(strokesOf(drawn));
  });

  it('erases where it first touches', () => {
    expect(strokesOf(stateAfter(drag([60, 100]), drawn)).length).toBe(2);
  });

  it('that touches nothing leaves nothing to undo', () => {
    const state = stateAfter(drag([100, 20], [100, 200]), drawn);
    expect(state.pad.history).toBe(drawn.pad.history);
  });

  it('leaves an empty pad blank, and forgets what was read there', () => {
    const read = stateAfter([{ type: 'asked', id: 0 }, predicted(0), ERASER], stateAfter(LINE));
    const erasing = stateAfter(drag([60, 100]).slice(0, 1), read);
    expect(erasing.pad.preparation).toEqual({ kind: 'blank' });
    expect(erasing.reading.answer).toBeNull();
  });
});

describe('a sample', () => {
  it.each(DIGITS)('%i takes the place of the drawing, and can be undone', (digit) => {
    const state = stateAfter([...LINE, { type: 'sampleLoaded', digit }]);
    expect(strokesOf(state)).toEqual(sampleDigit(digit));
    expect(state.pad.preparation.kind).toBe('digit');
    expect(strokesOf(reduce(state, UNDO))).toEqual(strokesOf(stateAfter(LINE)));
  });
});

describe('undo and redo', () => {
  it('without a step to go leave the state as it is', () => {
    expect(reduce(FRESH, UNDO).pad).toBe(FRESH.pad);
    const drawn = stateAfter(LINE);
    expect(reduce(drawn, { type: 'redone' })).toBe(drawn);
  });

  it('go to and fro', () => {
    const both = stateAfter([...LINE, ...FAR_LINE]);
    expect(stateAfter([UNDO, UNDO, { type: 'redone' }, { type: 'redone' }], both).pad).toEqual(both.pad);
  });

  it('bring a cleared drawing back', () => {
    const state = stateAfter([...LINE, { type: 'cleared' }, UNDO]);
    expect(strokesOf(state)).toEqual(strokesOf(stateAfter(LINE)));
  });
});

describe('an answer', () => {
  const asked = (id: number): Action => ({ type: 'asked', id });
  const drawn = stateAfter(LINE);

  it('is shown', () => {
    const { reading } = stateAfter([asked(0), predicted(0, 12, 'letter')], drawn);
    const probabilities = new Float32Array(10).fill(0.1);
    expect(reading.answer).toEqual({ id: 0, probabilities, refused: 'letter', step: 12 });
  });

  it('stays until a newer one comes', () => {
    const state = stateAfter([asked(0), predicted(0), asked(1), ...FAR_LINE], drawn);
    expect(state.reading.answer?.id).toBe(0);
    expect(reduce(state, predicted(1)).reading.answer?.id).toBe(1);
  });

  it('older than the one on show is dropped', () => {
    const state = stateAfter([asked(0), asked(1), predicted(1)], drawn);
    expect(reduce(state, predicted(0))).toBe(state);
  });

  it('to the same drawing that says what it is, or is not after all, is taken', () => {
    const refused = stateAfter([asked(0), predicted(0), predicted(0, 0, 'scribble')], drawn);
    expect(refused.reading.answer?.refused).toBe('scribble');
    expect(reduce(refused, predicted(0)).reading.answer?.refused).toBeNull();
  });

  it('to the same drawing by another network is taken', () => {
    const state = stateAfter([asked(0), predicted(0, 1), predicted(0, 2)], drawn);
    expect(state.reading.answer?.step).toBe(2);
  });

  it('goes with the drawing, and one still on its way is dropped', () => {
    const cleared = stateAfter([asked(0), predicted(0), asked(1), { type: 'cleared' }], drawn);
    expect(cleared.reading.answer).toBeNull();
    for (const late of [predicted(0), predicted(1)]) expect(reduce(cleared, late)).toBe(cleared);
    const again = stateAfter([...LINE, asked(2), predicted(1), predicted(2)], cleared);
    expect(again.reading.answer?.id).toBe(2);
  });

  it('goes when the first stroke is undone', () => {
    expect(stateAfter([asked(0), predicted(0), UNDO], drawn).reading.answer).toBeNull();
  });

  it('outlives what changes no ink', () => {
    const state = stateAfter([asked(0), predicted(0), ERASER, { type: 'penWidthChosen', width: 5 }], drawn);
    expect(state.reading.answer?.id).toBe(0);
  });
});

const PROGRESS: TrainingProgress = {
  points: [{ epoch: 0.5, loss: 1, accuracy: 0.7 }],
  epoch: 0,
  epochs: 10,
  step: 8,
  totalSteps: 16,
  learningRate: 0.001,
  samplesPerSecond: 1000,
  secondsLeft: 3,
};
const REPORT: EngineReport = {
  engine: 'wasm',
  variant: 'simd',
  reason: { kind: 'reading' },
  failures: [],
};
const EPOCH: EpochResult = {
  epoch: 0,
  training: { epoch: 1, loss: 0.9, accuracy: 0.75 },
  validation: { epoch: 1, loss: 0.8, accuracy: 0.8 },
};
const RESULT: TrainingResult = {
  test: { loss: 0.1, accuracy: 0.97, wrong: 300, count: 10_000 },
  end: 'completed',
  bestEpoch: null,
  steps: 16,
  totalSteps: 16,
  epochs: 1,
  seconds: 9,
  temperature: null,
};

describe('a run', () => {
  const started = stateAfter([
    inPhase('idle'),
    { type: 'runStarted', id: 'a', plan: DEFAULT_PLAN, mode: 'run' },
  ]);
  const told = [
    says({ type: 'progress', progress: PROGRESS }),
    says({ type: 'epoch', result: EPOCH }),
    says({ type: 'finished', result: RESULT }),
  ];

  it('begins with nothing', () => {
    expect(started.training).toMatchObject({ phase: 'training', run: freshRun('a', DEFAULT_PLAN) });
  });

  it('of one step begins paused', () => {
    const state = stateAfter([{ type: 'runStarted', id: 'a', plan: DEFAULT_PLAN, mode: 'step' }]);
    expect(state.training.phase).toBe('paused');
  });

  it('collects what the worker tells', () => {
    const { run } = stateAfter(told, started).training;
    expect(run).toEqual({
      id: 'a',
      restored: false,
      plan: DEFAULT_PLAN,
      progress: PROGRESS,
      curve: { points: PROGRESS.points, stride: 1, pending: [] },
      epochs: [EPOCH],
      result: RESULT,
    });
    expect(validationCurve(run!)).toEqual([EPOCH.validation]);
    const unvalidated = says({ type: 'epoch', result: { ...EPOCH, validation: null } });
    expect(validationCurve(stateAfter([unvalidated], started).training.run!)).toEqual([]);
  });

  it('keeps a bounded curve', () => {
    let state = started;
    for (let step = 1; step <= 3 * CURVE_POINTS; step++) {
      const point = { epoch: step, loss: 1, accuracy: 0 };
      state = reduce(state, says({ type: 'progress', progress: { ...PROGRESS, points: [point] } }));
    }
    expect(state.training.run!.curve.points.length).toBeLessThanOrEqual(CURVE_POINTS);
    expect(state.training.run!.curve.points.length).toBeGreaterThan(CURVE_POINTS / 3);
  });

  it('before it takes the place of the last', () => {
    const again = stateAfter(
      [...told, { type: 'runStarted', id: 'a', plan: DEFAULT_PLAN, mode: 'run' }],
      started,
    );
    expect(again.training.run).toEqual(freshRun('a', DEFAULT_PLAN));
  });

  it('that was reset is gone, and late words of it change nothing', () => {
    const reset = stateAfter([...told, { type: 'resetAsked' }], started);
    expect(reset.training.run).toBeNull();
    for (const late of told) expect(reduce(reset, late)).toBe(reset);
  });

  it('is not touched by the form', () => {
    const draft = { ...DEFAULT_PLAN, batchSize: Number.NaN };
    const state = reduce(started, { type: 'planEdited', plan: draft });
    expect(state.training).toEqual({ ...started.training, draft });
  });
});

describe('a run that goes on from a checkpoint', () => {
  const plan = { ...DEFAULT_PLAN, seed: 7 };
  /** eight steps an epoch */
  const progressAt = (step: number): TrainingProgress => ({
    ...PROGRESS,
    points: [{ epoch: step / 8, loss: 1 / step, accuracy: 0.7 }],
    epoch: Math.floor(step / 8),
    step,
  });
  const told = (step: number) => says({ type: 'progress', progress: progressAt(step) });
  const ended = (epoch: number) => says({ type: 'epoch', result: { ...EPOCH, epoch } });
  const resumed = (steps: number, epochs: number): Action => {
    const at: RunPosition = { plan, steps, epochs, epoch: steps / 8 };
    return says({ type: 'resumed', at });
  };
  const far = stateAfter([
    { type: 'runStarted', id: 'a', plan, mode: 'run' },
    ...[4, 8].map(told),
    ended(0),
    ...[12, 16].map(told),
    ended(1),
    told(20),
    says({ type: 'waiting' }),
  ]);

  it('forgets what came after it', () => {
    const { run, waiting } = reduce(far, resumed(12, 1)).training;
    expect(run?.curve.points.map(({ epoch }) => epoch)).toEqual([0.5, 1, 1.5]);
    expect(run?.epochs.map(({ epoch }) => epoch)).toEqual([0]);
    expect(run?.progress).toMatchObject({ step: 12, epoch: 1, samplesPerSecond: null, secondsLeft: null });
    expect(run?.plan).toBe(plan);
    expect(waiting).toBe(false);
  });

  it('keeps all that came before it', () => {
    const { run } = reduce(far, resumed(20, 2)).training;
    expect(run).toEqual(far.training.run);
  });

  it('between an epoch’s last step and its validation lacks that epoch alone', () => {
    const { run } = reduce(far, resumed(16, 1)).training;
    expect(run?.curve.points.at(-1)?.epoch).toBe(2);
    expect(run?.epochs.length).toBe(1);
    expect(run?.progress).toMatchObject({ step: 16, epoch: 1 });
  });

  it('never gets beyond its last epoch', () => {
    const last = { ...progressAt(20), epochs: 2, step: 17 };
    const state = reduce(far, says({ type: 'progress', progress: last }));
    expect(reduce(state, resumed(16, 2)).training.run?.progress?.epoch).toBe(1);
  });

  it('at its very start begins again', () => {
    expect(reduce(far, resumed(0, 0)).training.run).toEqual(freshRun('a', plan));
  });

  it('has no result any more', () => {
    const finished = reduce(far, says({ type: 'finished', result: RESULT }));
    expect(reduce(finished, resumed(20, 2)).training.run?.result).toBeNull();
  });

  it('is not shown where the page shows none, as after a reset', () => {
    expect(stateAfter([resumed(12, 1)]).training.run).toBeNull();
  });

  it('collects on from there', () => {
    const { run } = stateAfter([resumed(12, 1), told(14), told(16), ended(1)], far).training;
    expect(run?.curve.points.map(({ epoch }) => epoch)).toEqual([0.5, 1, 1.5, 1.75, 2]);
    expect(run?.epochs.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(run?.progress?.step).toBe(16);
  });
});

describe('a problem', () => {
  const OFFLINE: InklingError = { kind: 'data', problem: 'offline', file: 'x.bin' };
  const MODEL: InklingError = { kind: 'model', problem: 'missing' };
  const network = says({ type: 'network', info: { network: denseNetwork(), origin: 'default' } });

  it('is shown until it is dismissed', () => {
    const state = stateAfter([failed(OFFLINE)]);
    expect(state.problem).toBe(OFFLINE);
    expect(reduce(state, { type: 'problemDismissed' }).problem).toBeNull();
  });

  it.each<[string, InklingError, Action, boolean]>([
    ['data', OFFLINE, inPhase('training'), true],
    ['data', OFFLINE, inPhase('evaluating'), true],
    ['data', OFFLINE, inPhase('stalled'), false],
    ['data', OFFLINE, network, false],
    ['model', MODEL, network, true],
    ['model', MODEL, inPhase('idle'), false],
    ['diverged', { kind: 'diverged', epoch: 0, step: 3 }, network, false],
    ['diverged', { kind: 'diverged', epoch: 0, step: 3 }, inPhase('idle'), false],
    ['any', OFFLINE, { type: 'runStarted', id: 'a', plan: DEFAULT_PLAN, mode: 'run' }, true],
    ['any', MODEL, { type: 'resetAsked' }, true],
    ['any', { kind: 'workerDied' }, { type: 'restartAsked' }, true],
  ])('of kind %s, %o, after %o is put right: %s', (_, error, action, gone) => {
    const state = reduce(stateAfter([failed(error)]), action);
    expect(state.problem).toBe(gone ? null : error);
  });

  it('without any engine means that this worker is dead', () => {
    const state = stateAfter([
      { type: 'engineChosen', engine: 'wasm' },
      says({ type: 'engine', report: REPORT }),
      failed({ kind: 'engine', failures: [] }),
    ]);
    expect(state.engine).toEqual({ status: 'dead', report: null, choice: 'wasm' });
    expect(stateAfter([failed(OFFLINE)]).engine).toBe(FRESH.engine);
  });

  it('of an engine that failed at work is told, and takes nothing away', () => {
    const before = stateAfter([
      inPhase('idle'),
      says({ type: 'engine', report: REPORT }),
      { type: 'runStarted', id: 'a', plan: DEFAULT_PLAN, mode: 'run' },
      says({ type: 'progress', progress: PROGRESS }),
    ]);
    const error: InklingError = {
      kind: 'engineFailed',
      failure: { engine: 'webgl', reason: 'lost', message: '' },
      next: 'wasm',
    };
    expect(reduce(before, failed(error))).toEqual({ ...before, problem: error });
  });
});

describe('a worker', () => {
  const ready = stateAfter([says({ type: 'engine', report: REPORT }), inPhase('training')]);

  it('that is ready says on what it runs, and says so anew when that changes', () => {
    expect(ready.engine).toEqual({ status: 'ready', report: REPORT, choice: 'auto' });
    const report: EngineReport = { ...REPORT, engine: 'webgl', variant: null, reason: { kind: 'asked' } };
    expect(reduce(ready, says({ type: 'engine', report })).engine.report).toBe(report);
  });

  it('is asked for an engine, which changes nothing before it answers', () => {
    const asked = reduce(ready, { type: 'engineChosen', engine: 'webgl' });
    expect(asked).toEqual({ ...ready, engine: { ...ready.engine, choice: 'webgl' } });
  });

  it.each([
    [true, 'restarting'],
    [false, 'dead'],
  ] as const)('that is lost, another coming: %s, leaves the engine %s', (restarting, status) => {
    const error: InklingError = { kind: 'workerDied' };
    const state = stateAfter([...LINE, { type: 'workerLost', error, restarting }], ready);
    expect(state.engine.status).toBe(status);
    expect(state.training.phase).toBe('starting');
    expect(state.problem).toBe(error);
    expect(strokesOf(state).length).toBe(1);
  });

  it('that is started again by hand is on its way', () => {
    const lost: Action = { type: 'workerLost', error: { kind: 'workerDied' }, restarting: false };
    const state = stateAfter([lost, { type: 'restartAsked' }], ready);
    expect(state).toMatchObject({ engine: { status: 'restarting' }, problem: null });
    expect(reduce(state, says({ type: 'engine', report: REPORT })).engine.status).toBe('ready');
  });

  it('keeps the run on show when it is lost', () => {
    const running = stateAfter([{ type: 'runStarted', id: 'a', plan: DEFAULT_PLAN, mode: 'run' }], ready);
    const lost = reduce(running, { type: 'workerLost', error: { kind: 'workerDied' }, restarting: true });
    expect(lost.training.run).toBe(running.training.run);
  });

  it('is not read by a network that is no longer there', () => {
    const network: Event = { type: 'network', info: { network: denseNetwork(), origin: 'training' } };
    const read = stateAfter(
      [
        { type: 'sampleLoaded', digit: 3 },
        { type: 'asked', id: 4 },
        says({ type: 'predicted', id: 4, probabilities: new Float32Array(10), refused: null, step: 0 }),
        { type: 'asked', id: 5 },
        says(network),
      ],
      ready,
    );
    expect(read.reading.answer).toBeNull();
    // The old network's last answer is still on its way.
    const late = reduce(
      read,
      says({ type: 'predicted', id: 5, probabilities: new Float32Array(10), refused: null, step: 0 }),
    );
    expect(late.reading.answer).toBeNull();
  });

  it('knows that there is no network, also after the problem was dismissed, until one comes', () => {
    const missing = stateAfter([
      says({ type: 'failed', error: { kind: 'model', problem: 'missing' } }),
      { type: 'problemDismissed' },
    ]);
    expect(missing.networkMissing).toBe(true);
    const network: Event = { type: 'network', info: { network: denseNetwork(), origin: 'default' } };
    expect(reduce(missing, says(network)).networkMissing).toBe(false);
  });

  it('waits for digits until something happens', () => {
    const waiting = stateAfter(
      [{ type: 'runStarted', id: 'a', plan: DEFAULT_PLAN, mode: 'run' }, says({ type: 'waiting' })],
      ready,
    );
    expect(waiting.training.waiting).toBe(true);
    expect(reduce(waiting, says({ type: 'phase', phase: 'paused' })).training.waiting).toBe(false);
    const result = { epoch: 0, training: { epoch: 1, loss: 1, accuracy: 1 }, validation: null };
    expect(reduce(waiting, says({ type: 'epoch', result })).training.waiting).toBe(false);
  });

  it('tells how far the data has come', () => {
    const progress = { set: 'test', loadedBytes: 1, totalBytes: 2, samples: 3, total: 4 } as const;
    expect(stateAfter([says({ type: 'data', progress })]).data).toEqual({ train: null, test: progress });
  });

  it.each<Event>([
    { type: 'pong' },
    { type: 'inspected', memory: { tensors: 0, bytes: 0, gpuBytes: 0 } },
    { type: 'measured', plan: 'x', speeds: { webgl: 1, wasm: 2 } },
    { type: 'checkpoint', saved: { network: denseNetwork(), origin: 'training', weights: [], run: null } },
  ])('says to the client alone: $type', (event) => {
    expect(reduce(ready, says(event))).toBe(ready);
  });
});

it('preferences are chosen', () => {
  const preferences = { language: 'zh', theme: 'dark', network: 'cnn' } as const;
  expect(stateAfter([{ type: 'preferencesChosen', preferences }]).preferences).toBe(preferences);
});
