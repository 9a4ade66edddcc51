import { type App, createApp } from '../../../../src/app/app';
import { type Database, memoryDatabase } from '../../../../src/app/database/database';
import { createKeeper, type Keeper } from '../../../../src/app/keep/keeper';
import type { Slots } from '../../../../src/app/keep/slot';
import type { RunState } from '../../../../src/app/state';
import type { Event } from '../../../../src/protocol/messages';
import type { SavedNetwork, SavedRun } from '../../../../src/protocol/training';
import { type FakePort, fakeSpawn } from '../fake-port';
import { PLAN, progress, result, WEIGHTS } from '../lab/runs/support';

export const SLOT = '#0';

export type KeeperUnderTest = {
  readonly app: App;
  readonly keeper: Keeper;
  readonly port: () => FakePort;
  readonly say: (...events: Event[]) => void;
  /** milliseconds */
  readonly wait: (time: number) => void;
  /** the page is hidden */
  readonly hide: () => void;
  /** Until all that was asked of the database is done. */
  readonly settled: () => Promise<void>;
  /** The page is gone, without a word to it. */
  readonly kill: () => void;
};

export const oneSlot: Slots = { claim: async () => SLOT, ifFree: (_slot, work) => work() };

export const settled = async () => {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
};

/** A page over a worker that says what the test has it say. */
export async function openPage(
  database: Database | Promise<Database> = memoryDatabase(),
  { slots = oneSlot, before }: { readonly slots?: Slots; readonly before?: (app: App) => void } = {},
): Promise<KeeperUnderTest> {
  const { spawn, ports } = fakeSpawn();
  let ids = 0;
  const app = createApp({
    spawn,
    baseUrl: 'https://example.org/',
    storage: null,
    languages: ['en'],
    version: 'test',
    newId: () => `run${ids++}`,
  });
  const first = app.store.getSnapshot();
  before?.(app);
  let time = 1_000_000;
  const hiding = new Set<() => void>();
  const keeper = createKeeper(app, {
    database: Promise.resolve(database),
    slots,
    life: {
      onHide: (listener) => {
        hiding.add(listener);
        return () => hiding.delete(listener);
      },
    },
    first,
    now: () => time,
  });
  await settled();
  return {
    app,
    keeper,
    port: () => ports.at(-1)!,
    say: (...events) => {
      for (const event of events) ports.at(-1)!.says(event);
    },
    wait: (by) => {
      time += by;
    },
    hide: () => {
      for (const listener of hiding) listener();
    },
    settled,
    kill: () => {
      keeper.dispose();
      app.dispose();
    },
  };
}

/** What a worker says once it can read. */
export const READY: readonly Event[] = [
  {
    type: 'engine',
    report: { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] },
  },
  { type: 'network', info: { network: PLAN.network, origin: 'default' } },
  { type: 'phase', phase: 'idle' },
];

export const PLAN_OF_TWO = { ...PLAN, epochs: 2 };

/** A checkpoint of a run of that plan, as the worker tells it. @param run null: it is over */
export function saved(run: Partial<SavedRun> | null, weights = WEIGHTS): SavedNetwork {
  return {
    network: PLAN.network,
    origin: 'training',
    weights,
    run: run && {
      plan: PLAN_OF_TWO,
      steps: 10,
      epochs: 0,
      epoch: 0.1,
      slots: [...WEIGHTS, ...WEIGHTS],
      epochTotals: { loss: 1, correct: 2, count: 3 },
      stretchTotals: { loss: 0, correct: 0, count: 0 },
      workingTime: 1500,
      rateChanges: [],
      stopping: { best: null, bestEpoch: null, wait: 0 },
      bestWeights: null,
      own: null,
      paused: false,
      ...run,
    },
  };
}

export const checkpointOf = (run: Partial<SavedRun> | null, weights = WEIGHTS): Event => ({
  type: 'checkpoint',
  saved: saved(run, weights),
});

/** A run as the page shows it. */
export function runOnShow(changes: Partial<RunState> = {}): RunState {
  const told = progress(10);
  if (told.type !== 'progress') throw new Error('progress is progress');
  return {
    id: 'earlier',
    restored: false,
    plan: PLAN_OF_TWO,
    progress: told.progress,
    curve: { points: told.progress.points, stride: 1, pending: [] },
    epochs: [],
    result: null,
    ...changes,
  };
}

export { PLAN, progress, result, WEIGHTS };
