import { type App, createApp } from '../../../../../src/app/app';
import { type Database, memoryDatabase } from '../../../../../src/app/database/database';
import type { RunRecord } from '../../../../../src/app/lab/runs/record';
import { createRuns, type Runs } from '../../../../../src/app/lab/runs/runs';
import { EMPTY_SERIES } from '../../../../../src/core/metrics/series';
import { initialWeights } from '../../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../../src/core/model/presets';
import type { Event } from '../../../../../src/protocol/messages';
import type { SavedNetwork, SavedRun, TrainingResult } from '../../../../../src/protocol/training';
import { MNIST_PLAN } from '../../../core/model/mnist-plan';
import { type FakePort, fakeSpawn } from '../../fake-port';

/** A small network, so that weights are quickly made. */
export const PLAN = { ...MNIST_PLAN, network: denseNetwork() };
export const WEIGHTS = initialWeights(PLAN.network, 1);

export function runRecord(id: string, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    id,
    name: '',
    pinned: false,
    startedAt: 0,
    plan: PLAN,
    engine: 'wasm',
    status: 'completed',
    curve: EMPTY_SERIES,
    epochs: [],
    result: null,
    seconds: 1,
    rateChanges: [],
    ownDigits: 0,
    ...changes,
  };
}

export function result(changes: Partial<TrainingResult> = {}): TrainingResult {
  return {
    test: { loss: 0.1, accuracy: 0.97, wrong: 300, count: 10_000 },
    end: 'completed',
    bestEpoch: null,
    steps: 100,
    totalSteps: 100,
    epochs: 1,
    seconds: 3,
    temperature: null,
    ...changes,
  };
}

export const progress = (step: number): Event => ({
  type: 'progress',
  progress: {
    points: [{ epoch: step / 100, loss: 1 / step, accuracy: 0.9 }],
    epoch: 0,
    epochs: 10,
    step,
    totalSteps: 1000,
    learningRate: 0.001,
    samplesPerSecond: null,
    secondsLeft: null,
  },
});

/** @param run null: as the worker sends it when the run is over */
export const checkpoint = (run: Partial<SavedRun> | null): Event => {
  const saved: SavedNetwork = {
    network: PLAN.network,
    origin: 'training',
    weights: WEIGHTS,
    run: run && {
      plan: PLAN,
      steps: 10,
      epochs: 0,
      epoch: 0.1,
      slots: [],
      epochTotals: { loss: 0, correct: 0, count: 0 },
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
  return { type: 'checkpoint', saved };
};

export const phase = (now: 'idle' | 'training' | 'starting' | 'evaluating'): Event => ({
  type: 'phase',
  phase: now,
});

const ENGINE: Event = {
  type: 'engine',
  report: { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] },
};

/** Runs over the real App, with a worker whose every word the test says. */
export type RunsUnderTest = {
  readonly app: App;
  readonly runs: Runs;
  readonly database: Database;
  readonly ports: readonly FakePort[];
  readonly say: (...events: Event[]) => void;
  /** milliseconds */
  readonly wait: (time: number) => void;
  /** Until all that was asked of the database is done. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
};

export type RunsOptions = {
  readonly database?: Database;
  /** what happens before the lab is loaded */
  readonly before?: (app: App, say: RunsUnderTest['say']) => void;
};

export async function openRuns({
  database = memoryDatabase(),
  before,
}: RunsOptions = {}): Promise<RunsUnderTest> {
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
  const say = (...events: Event[]) => {
    for (const event of events) ports.at(-1)!.says(event);
  };
  say(ENGINE, phase('idle'));
  app.store.dispatch({ type: 'planEdited', plan: PLAN });
  before?.(app, say);
  let time = 1_000_000;
  const runs = createRuns(app, Promise.resolve(database), { now: () => time });
  const settled = async () => {
    // Each call to the database takes a few turns, and they come one after another.
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  };
  await settled();
  return {
    app,
    runs,
    database,
    ports,
    say,
    wait: (by) => {
      time += by;
    },
    settled,
    close: () => {
      runs.dispose();
      app.dispose();
    },
  };
}

/** A database that breaks whenever it shall keep something. */
export function brokenDatabase(name: string): Database {
  const database = memoryDatabase();
  const put = () => Promise.reject(new DOMException('no', name));
  return {
    ...database,
    runs: { ...database.runs, put },
    weights: { ...database.weights, put },
    lasting: true,
  };
}
