import type { Weights } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import { checkPlan, type TrainingPlan } from '../../core/model/plan';
import type { BackendReport } from '../../protocol/backend';
import { type InklingError, toInklingError } from '../../protocol/errors';
import type { Event, Request } from '../../protocol/messages';
import type { DataProgress, NetworkOrigin, SavedNetwork } from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import type { Engine, EngineNetwork } from '../engine/engine';
import { drive } from './driver';
import { createPredictor } from './predictor';
import { createRun, type Run } from './run';
import { nextState, oneStep, phaseOf, type RunCommand, type RunState, type SessionState } from './state';

export type StartRequest = Extract<Request, { readonly type: 'start' }>;

/** What the session stands on. */
export type SessionEnvironment = {
  readonly post: (event: Event) => void;
  readonly startEngine: (
    order: StartRequest['backends'],
  ) => Promise<{ readonly engine: Engine; readonly report: BackendReport }>;
  readonly openData: (url: string, onProgress: (progress: DataProgress) => void) => Promise<Dataset>;
  readonly loadNetwork: (
    url: string,
  ) => Promise<{ readonly network: NetworkSpec; readonly weights: Weights }>;
  /** milliseconds */
  readonly now: () => number;
  /** lets waiting messages be handled */
  readonly breathe: () => Promise<void>;
};

/** Progress of the download is told at most this often. */
const DATA_PROGRESS_MS = 100;

/**
 * One page's worth of work: a network that reads, and at most one run that trains it. Returns what handles the page's
 * requests; everything else goes out through `post`.
 */
export function createSession(environment: SessionEnvironment): (request: Request) => void {
  const { post, now, breathe } = environment;
  const predictor = createPredictor(post);
  let state: SessionState = { name: 'starting' };
  let start: StartRequest | null = null;
  let engine: Engine | null = null;
  let network: EngineNetwork | null = null;
  let dataset: Dataset | null = null;
  let opening: Promise<Dataset> | null = null;
  let driving: Promise<void> = Promise.resolve();
  let defaultNetwork: ReturnType<SessionEnvironment['loadNetwork']> | null = null;

  function enter(next: SessionState): void {
    const told = phaseOf(state);
    state = next;
    if (phaseOf(next) !== told) post({ type: 'phase', phase: phaseOf(next) });
  }

  function fail(error: InklingError): void {
    post({ type: 'failed', error });
  }

  /** From now on `next` reads; the network before it is given back. */
  function use(next: EngineNetwork, origin: NetworkOrigin, steps: () => number): void {
    network?.dispose();
    network = next;
    predictor.use({ network: next, steps });
    post({ type: 'network', info: { network: next.spec, origin } });
  }

  async function begin(request: StartRequest): Promise<void> {
    if (start !== null) return;
    start = request;
    post({ type: 'phase', phase: 'starting' });
    const loading = initialNetwork(request);
    loading.catch(() => {}); // awaited below, but maybe never if there is no engine
    try {
      const started = await environment.startEngine(request.backends);
      engine = started.engine;
      post({ type: 'ready', backend: started.report });
      const { network: spec, weights, origin } = await loading;
      use(engine.build(spec, weights), origin, () => 0);
    } catch (thrown) {
      fail(toInklingError(thrown));
    }
    if (engine !== null) enter({ name: 'idle' });
  }

  async function initialNetwork({ restore, modelUrl }: StartRequest): Promise<SavedNetwork> {
    return restore ?? { ...(await loadDefault(modelUrl)), origin: 'default' };
  }

  /** Loads the default network once; after a failure, the next call tries again. */
  function loadDefault(url: string): ReturnType<SessionEnvironment['loadNetwork']> {
    defaultNetwork ??= environment.loadNetwork(url).catch((thrown) => {
      defaultNetwork = null;
      throw thrown;
    });
    return defaultNetwork;
  }

  /** Back to the default network, whatever is going on. */
  async function reset(): Promise<void> {
    if (start === null || engine === null || state.name === 'starting') return;
    const run = 'run' in state ? state.run : null;
    enter({ name: 'starting' });
    run?.stop.abort();
    run?.leave.abort();
    await driving;
    try {
      const loaded = await loadDefault(start.modelUrl);
      use(engine.build(loaded.network, loaded.weights), 'default', () => 0);
    } catch (thrown) {
      fail(toInklingError(thrown)); // the network that was trained reads on
    }
    run?.trainer?.dispose();
    enter({ name: 'idle' });
  }

  function train(candidate: TrainingPlan, mode: 'run' | 'step'): void {
    if (engine === null || state.name !== 'idle') return;
    const check = checkPlan(candidate);
    if (!check.ok) {
      fail({ kind: 'plan', problems: check.problems });
      return;
    }
    const run = createRun(engine, check.plan);
    use(run.network, 'training', () => run.trainer?.tally.steps ?? 0);
    post({
      type: 'checkpoint',
      saved: { network: run.plan.network, origin: 'training', weights: run.lastGood },
    });
    go(mode === 'run' ? { name: 'training', run } : oneStep(run));
  }

  function command(asked: RunCommand): void {
    if (!('run' in state)) {
      // Without a run there is one thing to try again: the default network.
      if (asked === 'retry' && network === null) void reset();
      return;
    }
    const next = nextState(state, asked);
    if (next === null) return;
    if (asked === 'retry') dataset?.retry();
    if (asked === 'stop') state.run.stop.abort();
    go(next);
  }

  /** Enters a state and sees to it that its run is driven. A driver that is still at work goes on by itself. */
  function go(next: RunState): void {
    enter(next);
    driving = driving
      .then(() => drive(next.run, driverEnvironment))
      .catch((thrown) => {
        // Not even what was learnt could be put back: the page may at least start anew.
        fail(toInklingError(thrown));
        enter({ name: 'idle' });
      });
  }

  /** Opens the data once; after a failure, the next call tries again. A run that is left does not close it. */
  function openData(): Promise<Dataset> {
    let told = { at: Number.NEGATIVE_INFINITY, arrived: '' };
    opening ??= environment
      .openData(start!.dataUrl, (progress) => {
        // Each shard counts: after the last one that was asked for, nothing more is told.
        const arrived = `${progress.set} ${progress.samples}`;
        if (now() - told.at < DATA_PROGRESS_MS && arrived === told.arrived) return;
        told = { at: now(), arrived };
        post({ type: 'data', progress });
      })
      .then((opened) => {
        dataset = opened;
        return opened;
      })
      .finally(() => {
        opening = null;
      });
    return opening;
  }

  const driverEnvironment = {
    state: () => state,
    enter,
    post,
    now,
    breathe,
    openData: async (signal: AbortSignal) => dataset ?? (await unlessAborted(openData(), signal)),
    fallBack: (run: Run) => use(engine!.build(run.plan.network, run.lastGood), 'training', () => 0),
  };

  return (request) => {
    switch (request.type) {
      case 'start':
        void begin(request);
        return;
      case 'predict':
        predictor.ask(request.id, request.pixels);
        return;
      case 'train':
        train(request.plan, request.mode);
        return;
      case 'pause':
      case 'resume':
      case 'step':
      case 'stop':
      case 'retry':
        command(request.type);
        return;
      case 'reset':
        void reset();
        return;
      case 'ping':
        post({ type: 'pong' });
        return;
      case 'inspect':
        if (engine !== null) post({ type: 'inspected', memory: engine.memory() });
        return;
      default:
        return request satisfies never;
    }
  };
}

/** The promise, unless the signal is aborted first: then its reason. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    promise.then(resolve, reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
