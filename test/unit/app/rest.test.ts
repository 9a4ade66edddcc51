import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../../src/app/app';
import { createRest, type Rest, SAVING_MS, UNSEEN_MS } from '../../../src/app/rest';
import { DEFAULT_PLAN, denseNetwork } from '../../../src/core/model/presets';
import type { Event } from '../../../src/protocol/messages';
import type { Phase, SavedNetwork } from '../../../src/protocol/training';
import type { FakePort } from './fake-port';
import { framedApp, READY, says } from './framed-app';
import { drag, inkAt } from './pad-actions';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

function setUp(): { readonly app: App; readonly ports: FakePort[]; readonly rest: Rest } {
  const { app, ports } = framedApp();
  const rest = createRest(app, {
    later: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  return { app, ports, rest };
}

/** A page that is seen and used, and whose engine runs. */
function awake() {
  const set = setUp();
  set.rest.seen(true);
  set.rest.used();
  says(set.ports, ...READY);
  return set;
}

const status = (app: App) => app.store.getSnapshot().engine.status;
const phase = (next: Phase): Event => ({ type: 'phase', phase: next });
const run = (steps: number): SavedNetwork => ({
  network: denseNetwork(),
  origin: 'training',
  weights: [Float32Array.of(1)],
  run: {
    plan: DEFAULT_PLAN,
    steps,
    epochs: 0,
    epoch: 0.1,
    slots: [],
    epochTotals: { loss: 0, correct: 0, count: 0 },
    stretchTotals: { loss: 0, correct: 0, count: 0 },
    workingTime: 1,
    rateChanges: [],
    stopping: { best: null, bestEpoch: null, wait: 0 },
    bestWeights: null,
    own: null,
    paused: true,
  },
});
const checkpoint = (saved: SavedNetwork): Event => ({ type: 'checkpoint', saved });

describe('the engine of a page in a frame', () => {
  it('starts when the page is seen and used, whichever comes first', () => {
    for (const order of [
      ['seen', 'used'],
      ['used', 'seen'],
    ]) {
      const { app, ports, rest } = setUp();
      expect(status(app)).toBe('resting');
      for (const what of order) {
        expect(ports.length).toBe(0);
        if (what === 'seen') rest.seen(true);
        else rest.used();
      }
      expect(ports.length).toBe(1);
      expect(status(app)).toBe('starting');
    }
  });

  it('starts with the first stroke, which is read as soon as it can be', () => {
    const { app, ports, rest } = setUp();
    rest.seen(true);
    for (const action of drag([60, 40], [160, 240])) app.store.dispatch(action);
    expect(ports.length).toBe(1);
    says(ports, ...READY);
    expect(ports[0]!.receivedOf('predict').length).toBe(1);
  });

  it('does not start for a drawing that nobody makes now', () => {
    const { app, ports, rest } = setUp();
    rest.seen(true);
    const points = [inkAt(60, 40), inkAt(160, 240)];
    app.store.dispatch({ type: 'strokesShown', strokes: [{ points, width: 20 }] });
    expect(ports.length).toBe(0);
    rest.used();
    says(ports, ...READY);
    expect(ports[0]!.receivedOf('predict').length).toBe(1);
  });

  it('rests when the page was out of sight for a while, and is back when it is seen again', () => {
    const { app, ports, rest } = awake();
    rest.seen(false);
    vi.advanceTimersByTime(UNSEEN_MS - 1);
    expect(ports[0]!.terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(ports[0]!.terminated).toBe(true);
    expect(status(app)).toBe('resting');
    expect(app.store.getSnapshot().network).not.toBeNull();
    expect(vi.getTimerCount()).toBe(0);
    rest.seen(true);
    expect(ports.length).toBe(2);
    expect(status(app)).toBe('restarting');
    says(ports, ...READY);
    expect(status(app)).toBe('ready');
  });

  it('goes on where one scrolls past and back', () => {
    const { ports, rest } = awake();
    for (let times = 0; times < 5; times++) {
      rest.seen(false);
      vi.advanceTimersByTime(UNSEEN_MS - 1);
      rest.seen(true);
    }
    vi.advanceTimersByTime(10 * UNSEEN_MS);
    expect(ports.map(({ terminated }) => terminated)).toEqual([false]);
  });

  it('waits for the end of a run, and what it has learnt reads after the rest', () => {
    const { app, ports, rest } = awake();
    app.commands.train();
    says(ports, phase('training'));
    rest.seen(false);
    vi.advanceTimersByTime(100 * UNSEEN_MS);
    expect(ports[0]!.terminated).toBe(false);
    const learnt = { ...run(9), run: null };
    says(ports, checkpoint(learnt), phase('idle'));
    vi.advanceTimersByTime(UNSEEN_MS);
    expect(ports[0]!.terminated).toBe(true);
    rest.seen(true);
    expect(ports[1]!.receivedOf('start')[0]!.restore).toEqual(learnt);
  });

  it('rests with a paused run once that is saved, and has it paused again', () => {
    const { app, ports, rest } = awake();
    app.commands.train();
    says(ports, phase('training'), checkpoint(run(3)), phase('paused'));
    rest.seen(false);
    vi.advanceTimersByTime(UNSEEN_MS);
    expect(ports[0]!.receivedOf('save').length).toBe(1);
    expect(ports[0]!.terminated).toBe(false);
    says(ports, checkpoint(run(4)));
    expect(ports[0]!.terminated).toBe(true);
    rest.seen(true);
    expect(ports[1]!.receivedOf('start')[0]!.restore).toEqual(run(4));
    expect(app.store.getSnapshot().training.run).not.toBeNull();
  });

  it('rests with the last checkpoint where none comes', () => {
    const { app, ports, rest } = awake();
    app.commands.train();
    says(ports, checkpoint(run(3)), phase('paused'));
    rest.seen(false);
    vi.advanceTimersByTime(UNSEEN_MS + SAVING_MS);
    expect(ports[0]!.terminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays when somebody comes back while a run is being saved', () => {
    const { app, ports, rest } = awake();
    app.commands.train();
    says(ports, checkpoint(run(3)), phase('paused'));
    rest.seen(false);
    vi.advanceTimersByTime(UNSEEN_MS);
    rest.seen(true);
    says(ports, checkpoint(run(4)));
    vi.advanceTimersByTime(SAVING_MS);
    expect(ports[0]!.terminated).toBe(false);
  });

  it('stays while a part of the page waits for an answer', () => {
    const { app, ports, rest } = awake();
    const id = app.worker.nextId();
    app.worker.send({ type: 'test', id, digits: 'mnist' });
    rest.seen(false);
    vi.advanceTimersByTime(5 * UNSEEN_MS);
    expect(ports[0]!.terminated).toBe(false);
    says(ports, { type: 'refused', id, error: { kind: 'busy' } }, phase('paused'), phase('idle'));
    vi.advanceTimersByTime(UNSEEN_MS);
    expect(ports[0]!.terminated).toBe(true);
  });

  it('runs for whoever needs it though nobody sees it, for a while', () => {
    const { ports, rest } = setUp();
    rest.needed();
    expect(ports.length).toBe(1);
    says(ports, ...READY);
    vi.advanceTimersByTime(UNSEEN_MS - 1);
    rest.needed();
    vi.advanceTimersByTime(UNSEEN_MS - 1);
    expect(ports[0]!.terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(ports[0]!.terminated).toBe(true);
  });

  it('is woken by a request, which it hears after its start', () => {
    const { app, ports } = setUp();
    app.commands.chooseEngine('wasm');
    expect(ports[0]!.received.map(({ type }) => type)).toEqual(['start', 'chooseEngine']);
  });

  it('has forgotten what it learnt if it is woken by a reset', () => {
    const { app, ports, rest } = awake();
    says(ports, checkpoint({ ...run(9), run: null }));
    rest.seen(false);
    vi.advanceTimersByTime(UNSEEN_MS);
    app.commands.reset();
    expect(ports[1]!.receivedOf('start')[0]!.restore).toBeNull();
  });

  it('does nothing more once that is over', () => {
    const { ports, rest } = awake();
    rest.seen(false);
    rest.dispose();
    vi.advanceTimersByTime(2 * UNSEEN_MS);
    expect(ports[0]!.terminated).toBe(false);
  });
});

it('a page of its own has its engine from the start', () => {
  expect(framedApp({ asleep: false }).ports.length).toBe(1);
});
