import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClientOptions, createClient } from '../../../src/app/client';
import { TICKS_UNTIL_DEAD } from '../../../src/app/heartbeat';
import { DEFAULT_PLAN, denseNetwork } from '../../../src/core/model/presets';
import type { EngineName } from '../../../src/protocol/engine';
import type { InklingError } from '../../../src/protocol/errors';
import type { Event } from '../../../src/protocol/messages';
import type { NetworkOrigin, Phase, SavedNetwork } from '../../../src/protocol/training';
import { fakeSpawn } from './fake-port';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

const START = {
  dataUrl: 'https://x/d',
  modelsUrl: 'https://x/m/',
  network: 'default',
  engine: 'auto',
  measurements: {},
} as const;
const PREDICTED: Event = {
  type: 'predicted',
  id: 0,
  probabilities: new Float32Array(10),
  refused: null,
  step: 0,
};
const SAVED: SavedNetwork = {
  network: denseNetwork(),
  origin: 'training',
  weights: [Float32Array.of(1, 2), Float32Array.of(3)],
  run: {
    plan: DEFAULT_PLAN,
    steps: 40,
    epochs: 0,
    epoch: 0.5,
    slots: [Float32Array.of(4, 5)],
    epochTotals: { loss: 9, correct: 1000, count: 1280 },
    stretchTotals: { loss: 9, correct: 1000, count: 1280 },
    workingTime: 700,
    rateChanges: [],
    stopping: { best: null, bestEpoch: null, wait: 0 },
    bestWeights: null,
    own: null,
    paused: false,
  },
};
const engine = (name: EngineName): Event => ({
  type: 'engine',
  report: { engine: name, variant: null, reason: { kind: 'asked' }, failures: [] },
});
const phase = (next: Phase): Event => ({ type: 'phase', phase: next });

function setUp() {
  const { ports, spawn } = fakeSpawn();
  const onEvent = vi.fn<ClientOptions['onEvent']>();
  const onLost = vi.fn<ClientOptions['onLost']>();
  const client = createClient({ spawn, start: () => START, onEvent, onLost });
  return { ports, onEvent, onLost, client };
}
const network = (origin: NetworkOrigin): Event => ({
  type: 'network',
  info: { network: denseNetwork(), origin },
});

describe('a client', () => {
  it('starts a worker, and tells it first of all what to start with', () => {
    const { ports, client } = setUp();
    client.send({ type: 'ping' });
    expect(ports.length).toBe(1);
    expect(ports[0]!.received).toEqual([
      { type: 'start', ...START, failures: [], restore: null },
      { type: 'ping' },
    ]);
  });

  it('hands the pixels of a drawing over, and clones the rest', () => {
    const { ports, client } = setUp();
    const pixels = new Float32Array(784).fill(0.5);
    client.send({ type: 'predict', id: 3, pixels });
    expect(pixels.length).toBe(0);
    expect(ports[0]!.receivedOf('predict')).toMatchObject([{ id: 3, pixels: { 0: 0.5, length: 784 } }]);
  });

  it('passes events on', () => {
    const { ports, onEvent } = setUp();
    ports[0]!.says(PREDICTED);
    ports[0]!.says({ type: 'phase', phase: 'idle' });
    expect(onEvent.mock.calls.map(([event]) => event.type)).toEqual(['predicted', 'phase']);
  });

  it.each([undefined, null, 'pong', { type: 'other' }, { source: 'react-devtools' }, { type: 'start' }])(
    'takes no notice of %o, which is nobody’s event',
    (message) => {
      const { ports, onEvent, onLost } = setUp();
      ports[0]!.says(message);
      vi.advanceTimersByTime(60_000); // it is no sign of life either, so nothing is counted yet
      expect(onEvent).not.toHaveBeenCalled();
      expect(onLost).not.toHaveBeenCalled();
      expect(ports[0]!.receivedOf('ping')).toEqual([]);
    },
  );

  it('is over when disposed', () => {
    const { ports, client, onEvent, onLost } = setUp();
    ports[0]!.says(PREDICTED);
    client.dispose();
    expect(ports[0]!.terminated).toBe(true);
    client.send({ type: 'ping' }); // the port would throw
    ports[0]!.says(PREDICTED);
    ports[0]!.raises('error');
    vi.advanceTimersByTime(60_000);
    expect(ports.length).toBe(1);
    expect(onEvent).toHaveBeenCalledTimes(1);
    expect(onLost).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what a worker had learnt', () => {
  const restored = (events: readonly Event[]) => {
    const { ports } = setUp();
    for (const event of events) ports[0]!.says(event);
    ports[0]!.raises('error');
    return ports[1]!.receivedOf('start')[0]!.restore;
  };

  it('is restored in the next one, its run included', () => {
    const newer = { ...SAVED, weights: [Float32Array.of(9)] };
    expect(restored([{ type: 'checkpoint', saved: SAVED }])).toEqual(SAVED);
    expect(restored([{ type: 'checkpoint', saved: { ...SAVED, run: null } }])?.run).toBeNull();
    expect(
      restored([
        { type: 'checkpoint', saved: SAVED },
        { type: 'checkpoint', saved: newer },
      ]),
    ).toEqual(newer);
  });

  it('is restored in the one after the next, too, but for the run', () => {
    const { ports } = setUp();
    ports[0]!.says({ type: 'checkpoint', saved: SAVED });
    ports[0]!.raises('error');
    ports[1]!.raises('error');
    expect(ports[2]!.receivedOf('start')[0]!.restore).toEqual({ ...SAVED, run: null });
  });

  it('is forgotten when the default network reads again', () => {
    for (const origin of ['default', 'cnn'] as const)
      expect(restored([{ type: 'checkpoint', saved: SAVED }, network(origin)])).toBeNull();
    expect(restored([{ type: 'checkpoint', saved: SAVED }, network('training')])).toEqual(SAVED);
  });
});

describe('a worker that dies', () => {
  it.each(['error', 'messageerror'] as const)('by %s is ended, reported and replaced', (type) => {
    const { ports, onLost, client } = setUp();
    ports[0]!.raises(type);
    expect(ports[0]!.terminated).toBe(true);
    expect(onLost.mock.calls).toEqual([[{ kind: 'workerDied' }, true]]);
    expect(ports.length).toBe(2);
    client.send({ type: 'pause' });
    expect(ports[1]!.received.map(({ type }) => type)).toEqual(['start', 'pause']);
  });

  it.each<InklingError>([
    { kind: 'internal', message: 'x' },
    {
      kind: 'engineFailed',
      failure: { engine: 'webgl', reason: 'lost', message: '' },
      next: 'wasm',
    },
  ])('of something that the worker itself gets over is not dead: $kind', (error) => {
    const { ports, onLost, onEvent } = setUp();
    ports[0]!.says({ type: 'failed', error });
    expect(onEvent).toHaveBeenCalledOnce();
    expect(onLost).not.toHaveBeenCalled();
    expect(ports[0]!.terminated).toBe(false);
  });

  it('silently is missed by its heartbeat', () => {
    const { ports, onLost } = setUp();
    ports[0]!.says(PREDICTED);
    vi.advanceTimersByTime(TICKS_UNTIL_DEAD * 1000);
    expect(ports[0]!.receivedOf('ping').length).toBe(TICKS_UNTIL_DEAD);
    expect(onLost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onLost.mock.calls).toEqual([[{ kind: 'workerDied' }, true]]);
    expect(ports.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  it('is kept alive by its answers', () => {
    const { ports, onLost } = setUp();
    ports[0]!.says({ type: 'pong' });
    for (let round = 0; round < 10; round++) {
      vi.advanceTimersByTime((TICKS_UNTIL_DEAD - 1) * 1000);
      ports[0]!.says({ type: 'pong' });
    }
    expect(onLost).not.toHaveBeenCalled();
  });

  it('has no last words', () => {
    const { ports, onEvent, onLost } = setUp();
    ports[0]!.raises('error');
    ports[0]!.says(PREDICTED);
    ports[0]!.says({ type: 'checkpoint', saved: SAVED });
    ports[0]!.says(engine('webgl'));
    ports[0]!.raises('error');
    expect(onEvent).not.toHaveBeenCalled();
    expect(onLost).toHaveBeenCalledOnce();
    expect(ports.length).toBe(2);
    ports[1]!.raises('error');
    expect(ports[2]!.receivedOf('start')[0]!.restore).toBeNull();
  });
});

describe('the worker after one that died', () => {
  const STALLED = [{ engine: 'webgl', reason: 'stalled', message: '' }];
  const failuresAfter = (...events: readonly Event[]) => {
    const { ports } = setUp();
    for (const event of events) ports[0]!.says(event);
    ports[0]!.raises('error');
    return ports[1]!.receivedOf('start')[0]!.failures;
  };

  it('leaves the GPU alone if that was at work', () => {
    expect(failuresAfter(engine('wasm'), engine('webgl'))).toEqual(STALLED);
  });

  it('may use the GPU if that was not', () => {
    expect(failuresAfter()).toEqual([]);
    expect(failuresAfter(engine('wasm'), phase('idle'))).toEqual([]);
    expect(failuresAfter(engine('webgl'), engine('wasm'))).toEqual([]);
  });

  it('leaves the GPU alone if that was being started or timed', () => {
    const trying = (name: EngineName): Event => ({ type: 'trying', engine: name });
    expect(failuresAfter(engine('wasm'), trying('webgl'))).toEqual(STALLED);
    expect(failuresAfter(engine('wasm'), trying('webgl'), trying('wasm'))).toEqual([]);
    expect(failuresAfter(engine('wasm'), trying('webgl'), engine('wasm'))).toEqual([]);
  });

  it('may use the GPU if that is all there is', () => {
    const failures = [{ engine: 'wasm', reason: 'error', message: 'blocked' }] as const;
    const report = { engine: 'webgl', variant: null, reason: { kind: 'only' }, failures } as const;
    expect(failuresAfter({ type: 'engine', report })).toEqual([]);
  });

  it('and all after it leave the GPU alone, until a person starts one', () => {
    const { ports, client } = setUp();
    ports[0]!.says(engine('webgl'));
    ports[0]!.raises('error');
    ports[1]!.says(engine('wasm'));
    ports[1]!.raises('error');
    expect(ports[2]!.receivedOf('start')[0]!.failures).toEqual(STALLED);
    client.restart();
    expect(ports[3]!.receivedOf('start')[0]!.failures).toEqual([]);
  });

  it('is told what holds when it starts', () => {
    const { ports, spawn } = fakeSpawn();
    let choice: 'auto' | 'wasm' = 'auto';
    const start = () => ({ ...START, engine: choice });
    createClient({ spawn, start, onEvent: () => {}, onLost: () => {} });
    choice = 'wasm';
    ports[0]!.raises('error');
    expect(ports.map((port) => port.receivedOf('start')[0]!.engine)).toEqual(['auto', 'wasm']);
  });
});

describe('what was asked of a run while its worker was dying', () => {
  const dying = () => {
    const set = setUp();
    set.ports[0]!.says({ type: 'checkpoint', saved: SAVED });
    return set;
  };

  it.each(['stop', 'pause'] as const)('is asked again of the next one: %s', (type) => {
    const { ports, client } = dying();
    client.send({ type });
    ports[0]!.raises('error');
    ports[1]!.says(phase('starting'));
    expect(ports[1]!.receivedOf(type)).toEqual([]);
    ports[1]!.says(phase('training'));
    expect(ports[1]!.receivedOf(type)).toEqual([{ type }]);
  });

  it('is not asked again once the worker has answered', () => {
    const { ports, client } = dying();
    client.send({ type: 'pause' });
    ports[0]!.says(phase('paused'));
    ports[0]!.raises('error');
    ports[1]!.says(phase('paused'));
    expect(ports[1]!.receivedOf('pause')).toEqual([]);
  });

  it('leaves nothing to go on with if it was a reset', () => {
    const { ports, client } = dying();
    client.send({ type: 'reset', network: 'default' });
    ports[0]!.raises('error');
    expect(ports[1]!.receivedOf('start')[0]!.restore).toBeNull();
  });
});

describe('workers that die one after another', () => {
  it('are given up after the third', () => {
    const { ports, onLost, client } = setUp();
    for (const death of [0, 1, 2]) ports[death]!.raises('error');
    expect(onLost.mock.calls.map(([, restarting]) => restarting)).toEqual([true, true, false]);
    expect(ports.length).toBe(3);
    expect(vi.getTimerCount()).toBe(0);
    client.send({ type: 'ping' }); // the port would throw
  });

  it('are not given up while each reads a digit', () => {
    const { ports, onLost } = setUp();
    for (let death = 0; death < 10; death++) {
      ports[death]!.says(PREDICTED);
      ports[death]!.raises('error');
    }
    expect(onLost.mock.calls.every(([, restarting]) => restarting)).toBe(true);
  });

  it('of a run that gets no further, though each reads, leave that run to the third of them', () => {
    const { ports, onLost } = setUp();
    const run = { ...SAVED.run!, steps: 7 };
    ports[0]!.says({ type: 'checkpoint', saved: { ...SAVED, run } });
    ports[0]!.raises('error');
    expect(ports[1]!.receivedOf('start')[0]!.restore?.run).toEqual(run);
    ports[1]!.says(PREDICTED);
    ports[1]!.raises('error');
    expect(ports[2]!.receivedOf('start')[0]!.restore).toEqual({ ...SAVED, run: null });
    ports[2]!.says(PREDICTED);
    ports[2]!.raises('error');
    expect(onLost.mock.calls.every(([, restarting]) => restarting)).toBe(true);
  });

  it('of a run that goes on between them take it up each time', () => {
    const { ports } = setUp();
    for (let death = 0; death < 10; death++) {
      const run = { ...SAVED.run!, steps: 7 + death };
      ports[death]!.says({ type: 'checkpoint', saved: { ...SAVED, run } });
      ports[death]!.raises('error');
      expect(ports[death + 1]!.receivedOf('start')[0]!.restore?.run).toEqual(run);
    }
  });

  it('are started again on demand, as often as at first', () => {
    const { ports, onLost, client } = setUp();
    ports[0]!.says({ type: 'checkpoint', saved: SAVED });
    for (const death of [0, 1, 2]) ports[death]!.raises('error');
    client.restart();
    expect(ports.length).toBe(4);
    expect(ports[3]!.receivedOf('start')[0]!.restore).toEqual({ ...SAVED, run: null });
    onLost.mockClear();
    for (const death of [3, 4, 5]) ports[death]!.raises('error');
    expect(onLost.mock.calls.map(([, restarting]) => restarting)).toEqual([true, true, false]);
  });
});

it('restart ends the worker that lives', () => {
  const { ports, client } = setUp();
  client.restart();
  expect(ports.map(({ terminated }) => terminated)).toEqual([true, false]);
  expect(vi.getTimerCount()).toBe(1);
});
