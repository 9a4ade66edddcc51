import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_WAITING } from '../../../../src/app/host/bridge';
import { PROGRESS_MS } from '../../../../src/app/host/reports';
import type { Prediction } from '../../../../src/core/host/messages';
import { sampleDigit } from '../../../../src/core/ink/samples';
import { DEFAULT_PLAN, PRESETS } from '../../../../src/core/model/presets';
import type { Event } from '../../../../src/protocol/messages';
import type { Phase } from '../../../../src/protocol/training';
import { READY, says } from '../framed-app';
import { drag } from '../pad-actions';
import { bridged, HOST, settled } from './bridge-under-test';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

const phase = (next: Phase): Event => ({ type: 'phase', phase: next });
const predicted = (id: number, digit: number): Event => ({
  type: 'predicted',
  id,
  probabilities: Float32Array.from({ length: 10 }, (_, each) => (each === digit ? 0.91 : 0.01)),
  refused: null,
  step: 0,
});
const progress = (step: number): Event => ({
  type: 'progress',
  progress: {
    points: [{ epoch: step / 100, loss: 1 / step, accuracy: 0.5 }],
    epoch: 0,
    epochs: 2,
    step,
    totalSteps: 200,
    learningRate: 0.001,
    samplesPerSecond: null,
    secondsLeft: 3,
  },
});
const STROKES = sampleDigit(3).map(({ points }) => points.map(({ x, y }) => ({ x, y })));

/** A bridge to a page whose engine runs. */
function awake() {
  const set = bridged();
  set.app.wake();
  says(set.ports, ...READY);
  return set;
}

describe('a host', () => {
  it('is told that it is heard, and how the page stands, without waking anything', () => {
    const { posted, send, toldOf, ports, app } = bridged();
    expect(posted).toEqual([{ message: { inkling: 1, type: 'ready', version: 1 }, target: '*' }]);
    send({ type: 'hello' }, 'h');
    expect(toldOf('done')).toMatchObject([
      { id: 'h', result: { version: 1, engine: 'resting', network: null, plan: DEFAULT_PLAN } },
    ]);
    expect(ports.length).toBe(0);
    expect(app.store.getSnapshot().engine.status).toBe('resting');
  });

  it('that is another is neither heard nor told', async () => {
    const { app, ports, hears, posted } = bridged();
    const before = app.store.getSnapshot();
    for (const type of ['train', 'clear', 'getState', 'hello'])
      hears({ inkling: 1, id: 1, type }, 'https://evil.example');
    hears({ inkling: 1, id: 1, type: 'loadPlan', preset: 'cnn' }, HOST, {});
    await settled();
    expect(app.store.getSnapshot()).toBe(before);
    expect(ports.length).toBe(0);
    expect(posted.filter(({ target }) => target !== HOST && target !== '*')).toEqual([]);
    expect(posted.length).toBe(1); // that it is ready
  });

  it('has a command that needs the engine wait for it', async () => {
    const { app, ports, send, toldOf } = bridged();
    send({ type: 'train' }, 't');
    await settled();
    expect(ports.length).toBe(1);
    expect(toldOf('done')).toEqual([]);
    says(ports, ...READY);
    await settled();
    expect(ports[0]!.receivedOf('train').length).toBe(1);
    expect(toldOf('done')).toEqual([{ inkling: 1, type: 'done', id: 't', result: null }]);
    expect(app.store.getSnapshot().training.phase).toBe('training');
  });

  it('has commands carried out in their order', async () => {
    const { ports, send, toldOf } = bridged();
    send({ type: 'loadPlan', preset: 'softmax' }, '1');
    send({ type: 'train' }, '2');
    send({ type: 'pause' }, '3');
    send({ type: 'resume' }, '4');
    await settled();
    says(ports, ...READY);
    await settled();
    expect(ports[0]!.receivedOf('train')[0]!.plan).toEqual(PRESETS.softmax);
    expect(ports[0]!.receivedOf('resume')).toEqual([]);
    says(ports, phase('training'), phase('paused'));
    await settled();
    says(ports, phase('training'));
    await settled();
    expect(toldOf('done').map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(ports[0]!.receivedOf('resume').length).toBe(1);
  });

  it('is refused in words what cannot be done now', async () => {
    const { app, ports, send, toldOf } = awake();
    send({ type: 'pause' }, '1');
    send({ type: 'train' }, '2');
    await settled();
    says(ports, phase('training'));
    for (const [index, command] of [
      { type: 'train' },
      { type: 'resume' },
      { type: 'loadPlan', preset: 'cnn' },
    ].entries())
      send(command, `r${index}`);
    send({ type: 'nonsense' }, 'n');
    send({ type: 'nonsense' });
    await settled();
    expect(toldOf('refused').map(({ id, reason, message }) => [id, reason, message])).toEqual([
      ['1', 'noRun', 'noRun:'],
      ['n', 'badMessage', 'badMessage:type'],
      [null, 'badMessage', 'badMessage:type'],
      ['r0', 'busy', 'busy:'],
      ['r1', 'noRun', 'noRun:'],
      ['r2', 'busy', 'busy:'],
    ]);
    expect(app.store.getSnapshot().training.draft).toEqual(DEFAULT_PLAN);
  });

  it('is refused what waits behind too much', async () => {
    const { send, toldOf } = bridged();
    for (let each = 0; each < MOST_WAITING + 3; each++) send({ type: 'train' }, String(each));
    await settled();
    expect(toldOf('refused').map(({ reason }) => reason)).toEqual(['tooMany', 'tooMany', 'tooMany']);
  });

  it('sets language and theme for this visit, whatever is locked', () => {
    const { app, send, toldOf } = awake();
    send({ type: 'setLanguage', language: 'zh' }, '1');
    send({ type: 'setTheme', theme: 'dark' }, '2');
    expect(app.store.getSnapshot().preferences).toMatchObject({ language: 'zh', theme: 'dark' });
    expect(toldOf('done').length).toBe(2);
  });

  it('has the engine’s end told to whoever waits for it', async () => {
    const { app, ports, send, toldOf } = bridged();
    send({ type: 'train' }, 't');
    await settled();
    says(ports, { type: 'failed', error: { kind: 'engine', failures: [] } });
    await settled();
    expect(app.store.getSnapshot().engine.status).toBe('dead');
    expect(toldOf('refused')).toMatchObject([{ id: 't', reason: 'noEngine' }]);
    expect(toldOf('error')).toMatchObject([{ kind: 'engine', message: 'in words: engine' }]);
  });

  it('gets nothing more when that is over', async () => {
    const { bridge, app, posted, send } = awake();
    send({ type: 'train' }, 't');
    bridge.dispose();
    const before = posted.length;
    app.commands.reset();
    send({ type: 'hello' }, 'h');
    await settled();
    expect(posted.length).toBe(before);
  });
});

describe('strokes that a host sends', () => {
  it('are put on the pad and read', async () => {
    const { app, ports, send, toldOf } = awake();
    send({ type: 'read', strokes: STROKES }, 'r');
    await settled();
    expect(app.store.getSnapshot().pad.history.present.length).toBe(STROKES.length);
    const [asked] = ports[0]!.receivedOf('predict');
    says(ports, predicted(asked!.id, 3));
    await settled();
    expect(toldOf('prediction')).toMatchObject([{ digit: 3, refused: null }]);
    expect(toldOf('done')).toMatchObject([{ id: 'r', result: { digit: 3 } }]);
    expect((toldOf('done')[0]!.result as Prediction).probabilities.length).toBe(10);
  });

  it('are not answered with what was read of the drawing before', async () => {
    const { app, ports, send, toldOf } = awake();
    for (const action of drag([60, 40], [60, 240])) app.store.dispatch(action);
    send({ type: 'read', strokes: STROKES }, 'r');
    await settled();
    const first = ports[0]!.receivedOf('predict')[0]!;
    says(ports, predicted(first.id, 1));
    await settled();
    expect(toldOf('done')).toEqual([]);
    says(ports, predicted(ports[0]!.receivedOf('predict').at(-1)!.id, 3));
    await settled();
    expect(toldOf('done')).toMatchObject([{ id: 'r', result: { digit: 3 } }]);
  });

  it('that a person draws over, or that hold nothing, are refused', async () => {
    const { app, send, toldOf } = awake();
    send({ type: 'read', strokes: STROKES }, '1');
    await settled();
    for (const action of drag([60, 40], [160, 240])) app.store.dispatch(action);
    await settled();
    send({ type: 'read', strokes: [] }, '2');
    await settled();
    expect(toldOf('refused').map(({ id, reason }) => [id, reason])).toEqual([
      ['1', 'replaced'],
      ['2', 'blank'],
    ]);
  });

  it('are read unseen if the host wants it so', async () => {
    const { app, ports, send, toldOf } = awake();
    const pad = app.store.getSnapshot().pad;
    send({ type: 'read', strokes: STROKES, show: false }, 'r');
    await settled();
    const [test] = ports[0]!.receivedOf('test');
    expect(app.store.getSnapshot().pad).toBe(pad);
    const probabilities = Float32Array.from({ length: 10 }, (_, each) => (each === 3 ? 1 : 0));
    const info = app.store.getSnapshot().network!;
    says(ports, { type: 'tested', id: test!.id, info, labels: Uint8Array.of(0), probabilities, loss: 1 });
    await settled();
    expect(toldOf('done')).toMatchObject([{ id: 'r', result: { digit: 3 } }]);
    expect(toldOf('prediction')).toEqual([]);
  });
});

describe('a run', () => {
  it('is told as it goes on, four times a second at most, and at its end', async () => {
    const { ports, send, toldOf, clock } = awake();
    send({ type: 'train' });
    await settled();
    says(ports, phase('training'));
    for (let step = 1; step <= 100; step++) {
      clock.now = step * 10;
      says(ports, progress(step));
    }
    expect(toldOf('progress').length).toBe(1000 / PROGRESS_MS);
    expect(toldOf('progress')[0]).toMatchObject({ epoch: 1, epochs: 2, step: 1, totalSteps: 200 });
    const training = { epoch: 1, loss: 0.5, accuracy: 0.9 };
    says(ports, { type: 'epoch', result: { epoch: 0, training, validation: null } });
    expect(toldOf('epoch')).toEqual([
      { inkling: 1, type: 'epoch', epoch: 1, loss: 0.5, accuracy: 0.9, validation: null },
    ]);
    says(ports, {
      type: 'finished',
      result: {
        test: { loss: 0.1, accuracy: 0.97, wrong: 300, count: 10_000 },
        end: 'completed',
        bestEpoch: null,
        steps: 200,
        totalSteps: 200,
        epochs: 2,
        seconds: 3,
        temperature: null,
      },
    });
    says(ports, phase('idle'));
    expect(toldOf('finished')).toMatchObject([{ result: { accuracy: 0.97, wrong: 300, end: 'completed' } }]);
    expect(toldOf('state').map(({ phase }) => phase)).toContain('idle');
  });
});
