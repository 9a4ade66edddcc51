import { createRedraw } from '../../../../src/core/data/augment-redraw';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import { denseNetwork } from '../../../../src/core/model/presets';
import type { Event, Request } from '../../../../src/protocol/messages';
import type { DataProgress } from '../../../../src/protocol/training';
import { createSession, type SessionEnvironment } from '../../../../src/worker/session/session';
import { MNIST_PLAN } from '../../core/model/mnist-plan';
import { createFakeDataset, type FakeDataset } from './fake-data';
import { type Clock, createFakeEngine, type FakeEngine, type FakeNetwork } from './fake-engine';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

/** 40 digits, 36 of them to train on, in 4 steps an epoch. */
export const PLAN: TrainingPlan = {
  ...MNIST_PLAN,
  network: denseNetwork(),
  batchSize: 10,
  epochs: 2,
  trainingSize: 40,
};
/** A run that only ends when it is told to. */
export const LONG_PLAN: TrainingPlan = { ...PLAN, epochs: 1000 };

export const START: Extract<Request, { type: 'start' }> = {
  type: 'start',
  dataUrl: 'https://x/data',
  modelsUrl: 'https://x/models/',
  network: 'default',
  engine: 'auto',
  failures: [],
  measurements: {},
  restore: null,
};

/** A GPU that a test can take away. */
export type FakeGpu = FakeEngine & { readonly lose: () => void };

/** A session whose every breath the test draws: nothing goes on between two calls of `turn`. */
export type FakeSession = {
  readonly send: (request: Request) => void;
  /** the CPU's, which reads first */
  readonly engine: FakeEngine;
  /** the GPU's that were started, the newest last */
  readonly gpus: readonly FakeGpu[];
  readonly dataset: FakeDataset;
  readonly clock: Clock;
  readonly events: readonly Event[];
  readonly of: <T extends Event['type']>(type: T) => EventOf<T>[];
  /** all phases so far */
  readonly phases: () => string[];
  /** Lets the session go on until its next breath, or until it has to wait. */
  readonly turn: () => Promise<void>;
  /** Lets the session go on until something is true; fails if it never is. */
  readonly until: (holds: () => boolean) => Promise<void>;
  /** Lets the session go on until it has posted such an event after this call. */
  readonly next: <T extends Event['type']>(
    type: T,
    matches?: (event: EventOf<T>) => boolean,
  ) => Promise<EventOf<T>>;
  readonly phase: (name: EventOf<'phase'>['phase']) => Promise<unknown>;
  /** what the network that reads says of a drawing */
  readonly reads: () => Promise<EventOf<'predicted'>>;
  /** how the data tells of its progress; there once the data was opened */
  readonly tellProgress: (progress: DataProgress) => void;
};

/** Turns after which a session that has not done what a test waits for never will. */
const PATIENCE = 3000;

export const allDone = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createFakeSession(environment: Partial<SessionEnvironment> = {}): FakeSession {
  const clock: Clock = { now: 0 };
  const engine = createFakeEngine(clock);
  const gpus: FakeGpu[] = [];
  const dataset = createFakeDataset();
  const events: Event[] = [];
  const breaths: (() => void)[] = [];
  let onProgress: ((progress: DataProgress) => void) | null = null;
  let drawings = 0;

  const send = createSession({
    post: (event) => events.push(structuredClone(event)),
    startEngine: async (name, onLost) => {
      if (name === 'wasm') return engine;
      const gpu = Object.assign(createFakeEngine(clock, 'webgl'), { lose: onLost });
      gpus.push(gpu);
      return gpu;
    },
    gpuRenderer: () => null,
    openData: async (_, tell) => {
      onProgress = tell;
      return dataset;
    },
    redraw: createRedraw(),
    loadNetwork: async () => ({ network: PLAN.network, weights: initialWeights(PLAN.network, 99) }),
    loadLikeness: async () => null,
    now: () => clock.now,
    breathe: () => new Promise((resolve) => breaths.push(resolve)),
    ...environment,
  });

  const of = <T extends Event['type']>(type: T) =>
    events.filter((event): event is EventOf<T> => event.type === type);
  const turn = async () => {
    breaths.shift()?.();
    await allDone();
  };
  const until = async (holds: () => boolean) => {
    await allDone();
    for (let turns = 0; !holds(); turns++) {
      if (turns === PATIENCE)
        throw new Error(`It never came to that: ${events.map(({ type }) => type).join(' ')}`);
      await turn();
    }
  };
  const next: FakeSession['next'] = async (type, matches = () => true) => {
    const from = events.length;
    const found = () => events.slice(from).find((event) => event.type === type && matches(event as never));
    await until(() => found() !== undefined);
    return found() as never;
  };
  return {
    send,
    engine,
    gpus,
    dataset,
    clock,
    events,
    of,
    phases: () => of('phase').map(({ phase }) => phase),
    turn,
    until,
    next,
    phase: (name) => next('phase', ({ phase }) => phase === name),
    reads: async () => {
      const id = 1000 + drawings++;
      send({ type: 'predict', id, pixels: new Float32Array(784) });
      return next('predicted', (event) => event.id === id);
    },
    tellProgress: (progress) => onProgress!(progress),
  };
}

/** A session that is idle, with the default network. */
export async function readySession(environment: Partial<SessionEnvironment> = {}): Promise<FakeSession> {
  const session = createFakeSession(environment);
  session.send(START);
  await session.phase('idle');
  return session;
}

/** The one network that has not been given back. */
export function onlyNetwork({ engine }: FakeSession): FakeNetwork {
  if (engine.alive.length !== 1) throw new Error(`${engine.alive.length} networks are alive`);
  return engine.alive[0]!;
}

/** A promise that the test settles. */
export function gate(): {
  readonly promise: Promise<void>;
  readonly open: () => void;
  readonly fail: (reason: unknown) => void;
} {
  let open = () => {};
  let fail: (reason: unknown) => void = () => {};
  const promise = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}
