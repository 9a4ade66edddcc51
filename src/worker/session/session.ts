import type { Digits } from '../../core/data/digits';
import { checkPlan } from '../../core/model/check/plan';
import { type Weights, weightsFit } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { TrainingPlan } from '../../core/model/plan';
import { DEFAULT_PLAN } from '../../core/model/presets';
import type { EngineChoice } from '../../protocol/engine';
import { type InklingError, toInklingError } from '../../protocol/errors';
import type { Event, Request } from '../../protocol/messages';
import type { DataProgress } from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import type { Engine } from '../engine/engine';
import { EngineLost } from '../engine/failures';
import { createDataOpener } from './data-opener';
import { type DriverEnvironment, drive } from './driver';
import { type Chosen, createEngines, type Engines, type EnginesEnvironment } from './engines';
import { createInquiries } from './inquiries';
import { totalMemory } from './memory';
import type { Replacement } from './predictor';
import { createReading, type Subject } from './reading';
import {
  changeLearningRate,
  createRun,
  giveUpTrainer,
  placeRun,
  positionOf,
  type Run,
  restoreRun,
  savedNetwork,
} from './run';
import { nextState, oneStep, phaseOf, type RunCommand, type RunState, type SessionState } from './state';
import { unlessAborted } from './unless-aborted';

export type StartRequest = Extract<Request, { readonly type: 'start' }>;

/** What the session stands on. */
export type SessionEnvironment = EnginesEnvironment & {
  readonly post: (event: Event) => void;
  readonly openData: (url: string, onProgress: (progress: DataProgress) => void) => Promise<Dataset>;
  readonly loadNetwork: (
    url: string,
  ) => Promise<{ readonly network: NetworkSpec; readonly weights: Weights }>;
};

/**
 * One page's worth of work: a network that reads, and at most one run that trains it. Returns what handles the page's
 * requests; everything else goes out through `post`.
 */
export function createSession(environment: SessionEnvironment): (request: Request) => void {
  const { post, now, breathe } = environment;
  const reading = createReading(post, readOn);
  const data = createDataOpener(environment.openData, (progress) => post({ type: 'data', progress }), now);
  const openData = (signal: AbortSignal) => data.open(start!.dataUrl, signal);
  const inquiries = createInquiries({
    post,
    openData,
    breathe,
    reader: () => {
      const reader = reading.reader();
      if (reader === null) return null;
      const { network, origin } = reader.subject;
      return { network: reader.network, info: { network, origin } };
    },
    quiet: () => state.name === 'idle' || state.name === 'paused',
  });
  let state: SessionState = { name: 'starting' };
  let start: StartRequest | null = null;
  let engines: Engines | null = null;
  /** the engine that runs everywhere, for what has no better place */
  let first: Engine | null = null;
  const broken = new WeakSet<Engine>();
  let driving: Promise<void> = Promise.resolve();
  let defaultNetwork: ReturnType<SessionEnvironment['loadNetwork']> | null = null;

  function enter(next: SessionState): void {
    const told = phaseOf(state);
    const ranBefore = 'run' in state;
    state = next;
    if (phaseOf(next) !== told) post({ type: 'phase', phase: phaseOf(next) });
    // A run that was stopped before its engine had started, or that had to leave it, leaves the reading elsewhere.
    if (
      ranBefore &&
      next.name === 'idle' &&
      engines?.fixed() === 'webgl' &&
      reading.engine()?.name === 'wasm'
    )
      void settle();
  }

  function fail(error: InklingError): void {
    post({ type: 'failed', error });
  }

  const isCurrent = (run: Run) => 'run' in state && state.run === run;

  async function begin(request: StartRequest): Promise<void> {
    if (start !== null) return;
    start = request;
    post({ type: 'phase', phase: 'starting' });
    const { restore, engine, failures, measurements, modelUrl } = request;
    const loading = restore === null ? loadDefault(modelUrl) : Promise.resolve(restore);
    loading.catch(() => {}); // awaited below, but maybe never if there is no engine
    engines = createEngines(environment, {
      choice: engine,
      failures,
      measurements,
      onLost: (lost) => lostEngine(lost, new EngineLost('the context was lost')),
      onTry: (tried) => post({ type: 'trying', engine: tried }),
      onMeasured: (plan, speeds) => post({ type: 'measured', plan, speeds }),
    });
    try {
      const chosen = await engines.first();
      first = chosen.engine;
      post({ type: 'engine', report: chosen.report });
      const { network, weights } = await loading;
      const origin = restore?.origin ?? 'default';
      reading.use(first, { network, origin, known: () => ({ weights, steps: 0 }) });
    } catch (thrown) {
      fail(toInklingError(thrown));
    }
    if (first === null) return;
    const run = restore?.run ? restoreRun(restore.weights, restore.run) : null;
    if (run !== null) takeUp(run, restore!.run!.paused);
    else {
      enter({ name: 'idle' });
      if (engine === 'webgl') void settle();
    }
  }

  /** Goes on with the run of a worker that died. */
  function takeUp(run: Run, paused: boolean): void {
    reading.use(first!, subjectOf(run));
    post({ type: 'resumed', at: positionOf(run, run.checkpoint.tally) });
    if (paused) enter({ name: 'paused', run });
    else go({ name: 'training', run });
  }

  function choose(choice: EngineChoice): void {
    engines?.choose(choice);
    const reader = reading.engine();
    if (engines === null || reader === null || state.name !== 'idle') return;
    // Another may take its time to start: until then it is not this one that was asked for.
    post({ type: 'engine', report: engines.here(reader).report });
    void settle();
  }

  /** Outside a run, the network reads where the person wants it to; until that engine has started, where it is. */
  async function settle(): Promise<void> {
    try {
      const chosen = await engines!.forReading();
      if (state.name !== 'idle') return;
      if (reading.engine() !== chosen.engine) reading.move(chosen.engine);
      post({ type: 'engine', report: chosen.report });
    } catch (thrown) {
      fail(toInklingError(thrown));
    }
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
    if (start === null || engines === null || first === null || state.name === 'starting') return;
    const run = 'run' in state ? state.run : null;
    enter({ name: 'starting' });
    run?.stop.abort();
    run?.leave.abort();
    await driving;
    if (run !== null) giveUpTrainer(run);
    try {
      const { network, weights } = await loadDefault(start.modelUrl);
      reading.use(first, { network, origin: 'default', known: () => ({ weights, steps: 0 }) });
    } catch (thrown) {
      fail(toInklingError(thrown)); // the network that was trained reads on
    }
    enter({ name: 'idle' });
    void settle();
  }

  /** Has a network read that the page had kept. */
  function load({ id, network, weights }: Extract<Request, { type: 'load' }>): void {
    const error = state.name === 'idle' ? whatIsWrongWith(network, weights) : ({ kind: 'busy' } as const);
    if (first === null || error !== null) {
      post({ type: 'refused', id, error: error ?? { kind: 'busy' } });
      return;
    }
    reading.use(first, { network, origin: 'kept', known: () => ({ weights, steps: 0 }) });
    post({ type: 'checkpoint', saved: { network, origin: 'kept', weights, run: null } });
    void settle();
  }

  function train(candidate: TrainingPlan, mode: 'run' | 'step', own: Digits | null): void {
    if (first === null || state.name !== 'idle') return;
    const reader = (own && reading.reader()?.subject) ?? null;
    const start = reader && { network: reader.network, weights: reader.known().weights };
    const check = checkPlan(start ? { ...candidate, network: start.network } : candidate);
    if (!check.ok) {
      fail({ kind: 'plan', problems: check.problems });
      return;
    }
    const run = createRun(check.plan, start, own);
    reading.use(first, subjectOf(run));
    post({ type: 'checkpoint', saved: savedNetwork(run, false) });
    go(mode === 'run' ? { name: 'training', run } : oneStep(run));
  }

  function setLearningRate(rate: number): void {
    if (!('run' in state)) return;
    changeLearningRate(state.run, rate);
    // No other checkpoint comes in a pause, and the rate shall survive the worker.
    if (state.name === 'paused') post({ type: 'checkpoint', saved: savedNetwork(state.run, true) });
  }

  function command(asked: RunCommand): void {
    if (!('run' in state)) {
      // Without a run there is one thing to try again: the default network.
      if (asked === 'retry' && reading.engine() === null) void reset();
      return;
    }
    const next = nextState(state, asked);
    if (next === null) return;
    if (asked === 'retry') data.opened()?.retry();
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

  /** Puts a run on an engine, where it reads from then on. */
  function put(run: Run, { engine, report }: Chosen): void {
    const steps = () => (run.trainer?.tally() ?? run.checkpoint.tally).steps;
    reading.follow(engine, placeRun(run, engine), steps);
    post({ type: 'engine', report });
  }

  async function place(run: Run, { train }: Dataset): Promise<void> {
    // A run that is stopped before its first step needs no more than a place to be tested in.
    if (state.name === 'evaluating') return put(run, await engines!.first());
    const wanted = Math.min(train.shardCounts[0]!, run.plan.trainingSize);
    if (train.available < wanted) post({ type: 'waiting' });
    await train.until(wanted, run.stop.signal);
    const { stop, leave } = run;
    const chosen = await unlessAborted(
      unlessAborted(engines!.forPlan(run.plan, train), stop.signal),
      leave.signal,
    );
    if (isCurrent(run)) put(run, chosen);
  }

  /** After a failure at reading: whether another engine has taken over, or will. */
  function readOn(thrown: unknown): Replacement {
    const failed = reading.engine();
    if (failed === null || first === null) return 'none';
    if (failed === first && !(thrown instanceof EngineLost)) return 'none';
    lostEngine(failed, thrown);
    return failed === first ? 'later' : 'now';
  }

  /** An engine failed: what stood there reads on elsewhere at once. A run notices by itself at its next step. */
  function lostEngine(lost: Engine, thrown: unknown): void {
    if (broken.has(lost) || first === null) return;
    broken.add(lost);
    if (reading.engine() !== lost) return;
    if (lost !== first) reading.move(first);
    if ('run' in state) return;
    void engines!.afterFailure(lost, thrown).then((next) => {
      if (next === null) return fail({ kind: 'engine', failures: [engines!.explain(lost, thrown)] });
      if (lost === first) first = next.engine;
      if ('run' in state) return;
      if (reading.engine() !== next.engine) reading.move(next.engine);
      post({ type: 'engine', report: next.report });
      const failure = engines!.explain(lost, thrown);
      fail({ kind: 'engineFailed', failure, next: next.engine.name });
    });
  }

  /** Puts a run whose engine failed back to its checkpoint, on an engine that works. */
  async function recover(run: Run, thrown: unknown): Promise<boolean> {
    const failed = run.place?.engine;
    const error = toInklingError(thrown);
    if (failed === undefined || (error.kind === 'diverged' && failed === first)) return false;
    broken.add(failed);
    giveUpTrainer(run);
    if (first !== null && first !== failed && reading.engine() === failed) reading.move(first);
    const next = await engines!.afterFailure(failed, thrown);
    if (next === null) return false;
    if (failed === first && !engines!.running().includes(failed)) first = next.engine;
    if (!isCurrent(run)) return true;
    put(run, next);
    post({ type: 'resumed', at: positionOf(run, run.checkpoint.tally) });
    fail({ kind: 'engineFailed', failure: engines!.explain(failed, thrown), next: next.engine.name });
    return true;
  }

  function fallBack(run: Run): void {
    giveUpTrainer(run);
    const { weights } = run.checkpoint.state;
    reading.use(first!, { ...subjectOf(run), known: () => ({ weights, steps: 0 }) });
    post({ type: 'checkpoint', saved: { ...savedNetwork(run, false), run: null } });
  }

  const driverEnvironment: DriverEnvironment = {
    state: () => state,
    enter,
    post,
    now,
    breathe,
    openData,
    place,
    recover,
    proved: () => engines?.proved(),
    fallBack,
  };

  return (request) => {
    switch (request.type) {
      case 'start':
        void begin(request);
        return;
      case 'chooseEngine':
        choose(request.engine);
        return;
      case 'predict':
        reading.ask(request.id, request.pixels);
        return;
      case 'train':
        train(request.plan, request.mode, request.own);
        return;
      case 'setLearningRate':
        setLearningRate(request.learningRate);
        return;
      case 'load':
        load(request);
        return;
      case 'test':
        inquiries.test(request);
        return;
      case 'browse':
        inquiries.browse(request);
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
        if (engines !== null && first !== null)
          post({ type: 'inspected', memory: totalMemory(engines.running()) });
        return;
      default:
        return request satisfies never;
    }
  };
}

/** Why these numbers are no network that can read; null if they are. */
function whatIsWrongWith(network: NetworkSpec, weights: Weights): InklingError | null {
  const check = checkPlan({ ...DEFAULT_PLAN, network });
  if (!check.ok) return { kind: 'plan', problems: check.problems };
  return weightsFit(network, weights) ? null : { kind: 'model', problem: 'corrupt' };
}

/** What reads while a run is under way: its network, or its last checkpoint elsewhere. */
function subjectOf(run: Run): Subject {
  return {
    network: run.plan.network,
    origin: 'training',
    known: () => ({ weights: run.checkpoint.state.weights, steps: run.checkpoint.tally.steps }),
  };
}
