import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '../../../src/app/actions';
import { type App, type AppEnvironment, createApp } from '../../../src/app/app';
import { DEFAULT_CONFIG, type PageConfig, type ReadConfig } from '../../../src/app/config/config';
import type { KeptStorage } from '../../../src/app/kept';
import { DEFAULT_PLAN, denseNetwork } from '../../../src/core/model/presets';
import type { Event } from '../../../src/protocol/messages';
import type { NetworkOrigin, Phase, TrainingProgress, TrainingResult } from '../../../src/protocol/training';
import { type FakePort, fakeSpawn } from './fake-port';
import { drag, inkAt } from './pad-actions';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

function setUp(options: Partial<AppEnvironment> = {}) {
  const { ports, spawn } = fakeSpawn();
  const app = createApp({
    spawn,
    baseUrl: 'https://school.example/inkling/index.html?lesson=2',
    storage: null,
    languages: ['en'],
    version: '1',
    ...options,
  });
  return { app, ports, port: ports[0]! };
}

/** What a URL says that asks for so much. */
const asking = (config: Partial<PageConfig>): ReadConfig => ({
  config: { ...DEFAULT_CONFIG, ...config },
  problems: [],
  plan: null,
});

/** A storage that keeps what it is given. */
function storageWith(entries: Record<string, string> = {}): KeptStorage {
  const kept = new Map(Object.entries(entries));
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const network = (origin: NetworkOrigin): Event => ({
  type: 'network',
  info: { network: denseNetwork(), origin },
});
const phase = (next: Phase): Event => ({ type: 'phase', phase: next });
const predicted = (id: number, step = 0): Event => ({
  type: 'predicted',
  id,
  probabilities: new Float32Array(10),
  refused: null,
  step,
});
const POINT = { epoch: 1, loss: 1, accuracy: 0.5 };
const PROGRESS: TrainingProgress = {
  points: [POINT],
  epoch: 0,
  epochs: 1,
  step: 1,
  totalSteps: 2,
  learningRate: 0.001,
  samplesPerSecond: 1,
  secondsLeft: 1,
};

const RESULT: TrainingResult = {
  test: { loss: 1, accuracy: 0.5, wrong: 1, count: 2 },
  end: 'completed',
  bestEpoch: null,
  steps: 2,
  totalSteps: 2,
  epochs: 1,
  seconds: 1,
  temperature: 1.2,
};

function perform({ store }: App, ...actions: readonly Action[]): void {
  for (const action of actions) store.dispatch(action);
}
/** The ids that were sent to be read. */
const idsRead = (port: FakePort) => port.receivedOf('predict').map(({ id }) => id);
/** What was asked of the worker, but for its start and for drawings to be read. */
const asked = (port: FakePort) =>
  port.received.map(({ type }) => type).filter((type) => type !== 'start' && type !== 'predict');
/** The state of a page that is ready to train. */
function ready(port: FakePort): void {
  const report = { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] } as const;
  port.says({ type: 'engine', report });
  port.says(network('default'));
  port.says(phase('idle'));
}

describe('an app', () => {
  it('has its worker find data and network beside the page', () => {
    const { port } = setUp();
    expect(port.received).toEqual([
      {
        type: 'start',
        dataUrl: 'https://school.example/inkling/data/mnist/manifest.json',
        modelsUrl: 'https://school.example/inkling/models/',
        network: 'default',
        engine: 'auto',
        failures: [],
        measurements: {},
        restore: null,
      },
    ]);
  });

  it('begins with what is remembered, and remembers what is chosen', () => {
    const storage = storageWith({
      'inkling.preferences': '{"language":"zh","theme":"dark","network":"cnn"}',
    });
    const { app } = setUp({ storage });
    expect(app.store.getSnapshot().preferences).toEqual({ language: 'zh', theme: 'dark', network: 'cnn' });
    app.commands.choosePreferences({ language: 'en', theme: 'light' });
    const preferences = { language: 'en', theme: 'light', network: 'cnn' } as const;
    expect(app.store.getSnapshot().preferences).toEqual(preferences);
    expect(setUp({ storage }).app.store.getSnapshot().preferences).toEqual(preferences);
  });

  it('begins with what its URL asks for, which is not remembered unless it is chosen', () => {
    const storage = storageWith({
      'inkling.preferences': '{"language":"zh","theme":"dark","network":"cnn"}',
    });
    const plan = { ...DEFAULT_PLAN, seed: 9 };
    const url = { ...asking({ language: 'en', theme: 'light', network: 'default' }), plan };
    const { app, port } = setUp({ storage, url });
    expect(app.store.getSnapshot()).toMatchObject({
      preferences: { language: 'en', theme: 'light', network: 'default' },
      training: { draft: plan },
    });
    expect(port.receivedOf('start')[0]!.network).toBe('default');
    app.commands.choosePreferences({ theme: 'system' });
    expect(app.store.getSnapshot().preferences).toEqual({
      language: 'en',
      theme: 'system',
      network: 'default',
    });
    const remembered = { language: 'zh', theme: 'system', network: 'cnn' };
    expect(setUp({ storage }).app.store.getSnapshot().preferences).toEqual(remembered);
  });

  it('does nothing more when disposed', () => {
    const { app, port } = setUp();
    perform(app, ...drag([60, 40], [60, 240]));
    app.dispose();
    perform(app, ...drag([160, 40], [160, 240])); // a port that is terminated would throw
    port.says(predicted(0));
    expect(port.terminated).toBe(true);
    expect(app.store.getSnapshot().reading.answer).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('drawing', () => {
  it('has the drawing read, with only the newest waiting for its turn', () => {
    const { app, port } = setUp();
    perform(app, ...drag([60, 40], [60, 140], [60, 240]));
    expect(idsRead(port)).toEqual([0]);
    perform(app, ...drag([160, 40], [160, 240]));
    expect(idsRead(port)).toEqual([0]);
    port.says(predicted(0));
    expect(idsRead(port)).toEqual([0, 1]);
    const { preparation } = app.store.getSnapshot().pad;
    if (preparation.kind === 'blank') throw new Error('the pad is blank');
    expect([...port.receivedOf('predict')[1]!.pixels]).toEqual([...preparation.pixels]);
    expect(preparation.pixels.length).toBe(784);
    port.says(predicted(1));
    expect(idsRead(port)).toEqual([0, 1]);
    expect(app.store.getSnapshot().reading.answer?.id).toBe(1);
  });

  it('asks nothing for what changes no ink', () => {
    const { app, port } = setUp();
    perform(app, { type: 'sampleLoaded', digit: 3 });
    port.says(predicted(0));
    perform(app, { type: 'toolChosen', tool: 'eraser' }, { type: 'penWidthChosen', width: 9 });
    port.says({ type: 'pong' });
    port.says(phase('idle'));
    expect(idsRead(port)).toEqual([0]);
  });

  it('shows no answer on a pad that was cleared, not even to a drawing that had to wait', () => {
    const { app, port } = setUp();
    perform(app, { type: 'penDown', point: inkAt(60, 40) });
    perform(app, { type: 'penMoved', points: [inkAt(60, 240)] }); // waits for the answer to the dot
    perform(app, { type: 'cleared' });
    port.says(predicted(0));
    for (const id of idsRead(port)) port.says(predicted(id));
    expect(app.store.getSnapshot().pad.preparation.kind).toBe('blank');
    expect(app.store.getSnapshot().reading.answer).toBeNull();
    expect(idsRead(port)).toEqual([0]);
  });

  it('is read again after the pad was cleared', () => {
    const { app, port } = setUp();
    perform(app, ...drag([60, 40], [60, 240]), { type: 'cleared' }, ...drag([90, 40], [90, 240]));
    port.says(predicted(0));
    expect(app.store.getSnapshot().reading.answer).toBeNull();
    port.says(predicted(1));
    expect(app.store.getSnapshot().reading.answer?.id).toBe(1);
  });

  it('goes on after a reading that failed', () => {
    const { app, port } = setUp();
    perform(app, { type: 'sampleLoaded', digit: 3 });
    port.says({ type: 'failed', error: { kind: 'internal', message: 'out of memory' } });
    expect(idsRead(port)).toEqual([0]); // not at once: it would fail again, and again
    perform(app, { type: 'sampleLoaded', digit: 4 });
    expect(idsRead(port)).toEqual([0, 1]);
  });
});

describe('a network that changed', () => {
  it.each<Event>([
    network('training'),
    network('default'),
    { type: 'progress', progress: PROGRESS },
    { type: 'epoch', result: { epoch: 0, training: POINT, validation: null } },
    { type: 'finished', result: RESULT },
  ])('has the drawing read again after $type', (event) => {
    const { app, port } = setUp();
    perform(app, { type: 'sampleLoaded', digit: 3 });
    port.says(predicted(0));
    port.says(event);
    expect(idsRead(port)).toEqual([0, 1]);
    port.says(event);
    port.says(event);
    expect(idsRead(port)).toEqual([0, 1]); // one under way is enough
    port.says(predicted(1));
    expect(idsRead(port)).toEqual([0, 1, 2]);
  });

  it('reads nothing on an empty pad', () => {
    const { port } = setUp();
    port.says(network('default'));
    port.says({ type: 'progress', progress: PROGRESS });
    expect(idsRead(port)).toEqual([]);
  });
});

describe('commands', () => {
  it('train sends the plan of the form, and shows its run', () => {
    const { app, port } = setUp();
    ready(port);
    const plan = { ...DEFAULT_PLAN, epochs: 2 };
    perform(app, { type: 'planEdited', plan });
    app.commands.train();
    expect(port.receivedOf('train')).toEqual([{ type: 'train', plan, mode: 'run', own: null }]);
    expect(app.store.getSnapshot().training).toMatchObject({ phase: 'training', run: { plan } });
  });

  it.each(['train', 'step'] as const)('%s does nothing with a plan that is invalid', (command) => {
    const { app, port } = setUp();
    ready(port);
    perform(app, { type: 'planEdited', plan: { ...DEFAULT_PLAN, batchSize: 0 } });
    const before = app.store.getSnapshot();
    app.commands[command]();
    expect(asked(port)).toEqual([]);
    expect(app.store.getSnapshot()).toBe(before);
  });

  it('step begins a run of one step, and goes on with a paused one', () => {
    const { app, port } = setUp();
    ready(port);
    app.commands.step();
    expect(port.receivedOf('train')).toEqual([
      { type: 'train', plan: DEFAULT_PLAN, mode: 'step', own: null },
    ]);
    app.commands.step();
    expect(asked(port)).toEqual(['train', 'step']);
  });

  it.each<Phase>(['starting', 'training', 'evaluating', 'stalled'])(
    'train and step begin no run while the worker would refuse it: %s',
    (now) => {
      const { app, port } = setUp();
      ready(port);
      app.commands.train();
      port.says({ type: 'progress', progress: PROGRESS });
      port.says(phase(now));
      const before = app.store.getSnapshot();
      app.commands.train();
      app.commands.step();
      expect(asked(port)).toEqual(['train']);
      expect(app.store.getSnapshot()).toBe(before);
    },
  );

  it.each(['pause', 'resume', 'stop', 'retry'] as const)('%s is passed on', (command) => {
    const { app, port } = setUp();
    app.commands[command]();
    expect(asked(port)).toEqual([command]);
  });

  it('reset goes back to a network that comes with the page, and the next visit begins with it', () => {
    const storage = storageWith({ 'inkling.preferences': '{"theme":"dark"}' });
    const { app, ports } = setUp({ storage });
    ready(ports[0]!);
    app.commands.reset('cnn');
    expect(ports[0]!.receivedOf('reset')).toEqual([{ type: 'reset', network: 'cnn' }]);
    expect(app.store.getSnapshot().preferences).toMatchObject({ theme: 'dark', network: 'cnn' });
    ports[0]!.raises('error');
    const next = setUp({ storage });
    for (const port of [ports[1]!, next.port]) expect(port.receivedOf('start')[0]!.network).toBe('cnn');
    next.app.commands.reset();
    expect(next.port.receivedOf('reset')).toEqual([{ type: 'reset', network: 'default' }]);
    expect(setUp({ storage }).port.receivedOf('start')[0]!.network).toBe('default');
  });

  it('reset forgets the run at once', () => {
    const { app, port } = setUp();
    ready(port);
    app.commands.train();
    app.commands.reset();
    expect(asked(port)).toEqual(['train', 'reset']);
    expect(app.store.getSnapshot().training.run).toBeNull();
    port.says({ type: 'progress', progress: PROGRESS });
    expect(app.store.getSnapshot().training.run).toBeNull();
  });
});

describe('the engine', () => {
  const started = (port: FakePort) => port.receivedOf('start')[0]!;
  const MEASURED: Event = { type: 'measured', plan: 'a plan', speeds: { webgl: 1900, wasm: 85_000 } };

  it('is what a person chose: now, after a death, and on the next visit', () => {
    const storage = storageWith();
    const { app, ports } = setUp({ storage });
    expect(started(ports[0]!).engine).toBe('auto');
    app.commands.chooseEngine('wasm');
    expect(ports[0]!.receivedOf('chooseEngine')).toEqual([{ type: 'chooseEngine', engine: 'wasm' }]);
    expect(app.store.getSnapshot().engine.choice).toBe('wasm');
    ports[0]!.raises('error');
    expect(started(ports[1]!).engine).toBe('wasm');
    const next = setUp({ storage });
    expect(started(next.port).engine).toBe('wasm');
    expect(next.app.store.getSnapshot().engine.choice).toBe('wasm');
  });

  it('is what the URL says, which is not remembered', () => {
    const storage = storageWith();
    setUp({ storage }).app.commands.chooseEngine('wasm');
    expect(started(setUp({ storage, url: asking({ engine: 'webgl' }) }).port).engine).toBe('webgl');
    expect(started(setUp({ storage, url: asking({ engine: 'auto' }) }).port).engine).toBe('auto');
    expect(started(setUp({ storage, url: asking({}) }).port).engine).toBe('wasm');
    expect(started(setUp({ storage }).port).engine).toBe('wasm');
  });

  it('is measured once on a device', () => {
    const storage = storageWith();
    const { port, ports } = setUp({ storage });
    port.says(MEASURED);
    port.raises('error');
    const remembered = { 'a plan': { webgl: 1900, wasm: 85_000 } };
    expect(started(ports[1]!).measurements).toEqual(remembered);
    expect(started(setUp({ storage }).port).measurements).toEqual(remembered);
  });

  it('is measured anew by another version of the page, which keeps the choice', () => {
    const storage = storageWith();
    const { app, port } = setUp({ storage });
    port.says(MEASURED);
    app.commands.chooseEngine('webgl');
    expect(started(setUp({ storage, version: '2' }).port)).toMatchObject({
      engine: 'webgl',
      measurements: {},
    });
  });

  it('keeps its measurements when a person chooses, and the choice when it is measured', () => {
    const storage = storageWith();
    const { app, port } = setUp({ storage });
    port.says(MEASURED);
    app.commands.chooseEngine('webgl');
    port.says({ ...MEASURED, plan: 'another' } as Event);
    const { engine, measurements } = started(setUp({ storage }).port);
    expect(engine).toBe('webgl');
    expect(Object.keys(measurements)).toEqual(['a plan', 'another']);
  });
});

describe('a worker that dies', () => {
  it('is replaced, and the drawing is read by the next one', () => {
    const { app, ports } = setUp();
    perform(app, { type: 'sampleLoaded', digit: 5 });
    ports[0]!.raises('error');
    expect(app.store.getSnapshot()).toMatchObject({
      engine: { status: 'restarting' },
      training: { phase: 'starting' },
      problem: { kind: 'workerDied' },
    });
    ready(ports[1]!);
    expect(idsRead(ports[1]!)).toEqual([1]);
    ports[1]!.says(predicted(1));
    expect(app.store.getSnapshot().reading.answer?.id).toBe(1);
    expect(app.store.getSnapshot().engine.status).toBe('ready');
  });

  it('three times is given up until somebody restarts it', () => {
    const { app, ports } = setUp();
    perform(app, { type: 'sampleLoaded', digit: 5 });
    for (const death of [0, 1, 2]) ports[death]!.raises('error');
    expect(ports.length).toBe(3);
    expect(app.store.getSnapshot().engine.status).toBe('dead');
    app.commands.restart();
    expect(ports.length).toBe(4);
    expect(app.store.getSnapshot()).toMatchObject({ engine: { status: 'restarting' }, problem: null });
    ready(ports[3]!);
    expect(idsRead(ports[3]!).length).toBe(1);
  });
});
