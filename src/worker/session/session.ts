import type { Redraw } from '../../core/data/augment-redraw';
import type { Digits } from '../../core/data/digits';
import { checkPlan } from '../../core/model/check/plan';
import type { TrainingPlan } from '../../core/model/plan';
import { SHIPPED, type Shipped } from '../../core/model/shipped';
import type { EngineChoice } from '../../protocol/engine';
import { type InklingError, toInklingError } from '../../protocol/errors';
import type { Event, Request } from '../../protocol/messages';
import type { DataProgress } from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import { EngineLost } from '../engine/failures';
import { createDataOpener } from './data-opener';
import { type DriverEnvironment, drive } from './driver';
import { createEngines, type EnginesEnvironment } from './engines';
import { createInquiries } from './inquiries';
import { whatIsWrongWith } from './kept-network';
import { totalMemory } from './memory';
import { createReading, finished } from './reading';
import {
  changeLearningRate,
  createRun,
  giveUpTrainer,
  positionOf,
  type Run,
  restoreRun,
  savedNetwork,
} from './run';
import { createShipped, type ShippedEnvironment } from './shipped';
import { nextState, oneStep, phaseOf, type RunCommand, type RunState, type SessionState } from './state';
import { createSurvival, type Stage, subjectOf } from './survival';
import { unlessAborted } from './unless-aborted';

export type StartRequest = Extract<Request, { readonly type: 'start' }>;

/** What the session stands on. */
export type SessionEnvironment = EnginesEnvironment &
  ShippedEnvironment & {
    readonly post: (event: Event) => void;
    readonly openData: (url: string, onProgress: (progress: DataProgress) => void) => Promise<Dataset>;
    /** draws variants of digits, for runs and for whoever wants to see them */
    readonly redraw: Redraw;
  };

/**
 * One page's worth of work: a network that reads, and at most one run that trains it. Returns what handles the page's
 * requests; everything else goes out through `post`.
 */
export function createSession(environment: SessionEnvironment): (request: Request) => void {
  const { post, redraw, now, breathe } = environment;
  const stage: Stage = { engines: null, first: null };
  const reading = createReading(post, (thrown) => survival.readOn(thrown));
  const survival = createSurvival({ stage, reading, post, run: () => ('run' in state ? state.run : null) });
  const data = createDataOpener(environment.openData, (progress) => post({ type: 'data', progress }), now);
  const openData = (signal: AbortSignal) => data.open(start!.dataUrl, signal);
  const inquiries = createInquiries({
    post,
    openData,
    redraw,
    breathe,
    reader: reading.reader,
    quiet: () => state.name === 'idle' || state.name === 'paused',
  });
  let state: SessionState = { name: 'starting' };
  let start: StartRequest | null = null;
  let driving: Promise<void> = Promise.resolve();
  const shipped = createShipped(environment, () => start!.modelsUrl);

  function enter(next: SessionState): void {
    const told = phaseOf(state);
    const ranBefore = 'run' in state;
    state = next;
    if (phaseOf(next) !== told) post({ type: 'phase', phase: phaseOf(next) });
    // A run that was stopped before its engine had started, or that had to leave it, leaves the reading elsewhere.
    if (
      ranBefore &&
      next.name === 'idle' &&
      stage.engines?.fixed() === 'webgl' &&
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
    const { restore, engine, failures, measurements } = request;
    const loading =
      restore === null ? shipped.loadSome(request.network) : Promise.resolve({ ...restore, trouble: null });
    loading.catch(() => {}); // awaited below, but maybe never if there is no engine
    stage.engines = createEngines(environment, {
      choice: engine,
      failures,
      measurements,
      onLost: (lost) => survival.lost(lost, new EngineLost('the context was lost')),
      onTry: (tried) => post({ type: 'trying', engine: tried }),
      onMeasured: (plan, speeds) => post({ type: 'measured', plan, speeds }),
    });
    try {
      const chosen = await stage.engines.first();
      stage.first = chosen.engine;
      post({ type: 'engine', report: chosen.report });
      const { network, weights, origin, trouble } = await loading;
      reading.use(stage.first, finished(network, weights, origin));
      if (trouble !== null) fail(trouble);
    } catch (thrown) {
      fail(toInklingError(thrown));
    }
    if (stage.first === null) return;
    void judge();
    const run = restore?.run ? restoreRun(restore.weights, restore.run) : null;
    if (run !== null) takeUp(run, restore!.run!.paused);
    else {
      enter({ name: 'idle' });
      if (engine === 'webgl') void settle();
    }
  }

  /** Has drawings judged, once what that takes is there. Nothing waits for it. */
  async function judge(): Promise<void> {
    const likeness = await shipped.likeness();
    if (likeness !== null) reading.judgeBy(likeness);
  }

  /** Goes on with the run of a worker that died, or of an earlier visit. */
  function takeUp(run: Run, paused: boolean): void {
    reading.use(stage.first!, subjectOf(run));
    post({ type: 'resumed', at: positionOf(run, run.checkpoint.tally) });
    if (paused) enter({ name: 'paused', run });
    else go({ name: 'training', run });
  }

  function choose(choice: EngineChoice): void {
    stage.engines?.choose(choice);
    const reader = reading.engine();
    if (stage.engines === null || reader === null || state.name !== 'idle') return;
    // Another may take its time to start: until then it is not this one that was asked for.
    post({ type: 'engine', report: stage.engines.here(reader).report });
    void settle();
  }

  /** Outside a run, the network reads where the person wants it to; until that engine has started, where it is. */
  async function settle(): Promise<void> {
    try {
      const chosen = await stage.engines!.forReading();
      if (state.name !== 'idle') return;
      if (reading.engine() !== chosen.engine) reading.move(chosen.engine);
      post({ type: 'engine', report: chosen.report });
    } catch (thrown) {
      fail(toInklingError(thrown));
    }
  }

  /** Back to a network that comes with the page, whatever is going on. */
  async function reset(name: Shipped): Promise<void> {
    if (start === null || stage.engines === null || stage.first === null || state.name === 'starting') return;
    const run = 'run' in state ? state.run : null;
    enter({ name: 'starting' });
    run?.stop.abort();
    run?.leave.abort();
    await driving;
    if (run !== null) giveUpTrainer(run);
    try {
      // Where nothing reads yet, any of them is better than none.
      const load = reading.engine() === null ? shipped.loadSome : shipped.load;
      const { network, weights, origin, trouble } = await load(name);
      reading.use(stage.first, finished(network, weights, origin));
      if (trouble !== null) fail(trouble);
    } catch (thrown) {
      fail(toInklingError(thrown)); // the network before it reads on
    }
    void judge();
    enter({ name: 'idle' });
    void settle();
  }

  /** Has a network read that the page had kept, with the run that it was in. */
  function load({ id, network, weights, run: saved }: Extract<Request, { type: 'load' }>): void {
    const error =
      state.name === 'idle' ? whatIsWrongWith(network, weights, saved) : ({ kind: 'busy' } as const);
    if (stage.first === null || error !== null) {
      post({ type: 'refused', id, error: error ?? { kind: 'busy' } });
      return;
    }
    const run = saved && restoreRun(weights, saved);
    if (run !== null) {
      post({ type: 'checkpoint', saved: savedNetwork(run, true) });
      takeUp(run, true);
      return;
    }
    reading.use(stage.first, finished(network, weights, 'kept'));
    post({ type: 'checkpoint', saved: { network, origin: 'kept', weights, run: null } });
    void settle();
  }

  function train(candidate: TrainingPlan, mode: 'run' | 'step', own: Digits | null): void {
    if (stage.first === null || state.name !== 'idle') return;
    const reader = (own && reading.reader()?.subject) ?? null;
    const start = reader && { network: reader.network, weights: reader.known().weights };
    const check = checkPlan(start ? { ...candidate, network: start.network } : candidate);
    if (!check.ok) {
      fail({ kind: 'plan', problems: check.problems });
      return;
    }
    const run = createRun(check.plan, start, own);
    reading.use(stage.first, subjectOf(run));
    post({ type: 'checkpoint', saved: savedNetwork(run, false) });
    go(mode === 'run' ? { name: 'training', run } : oneStep(run));
  }

  function setLearningRate(rate: number): void {
    if (!('run' in state)) return;
    changeLearningRate(state.run, rate);
    // No other checkpoint comes in a pause, and the rate shall survive the worker.
    if (state.name === 'paused') post({ type: 'checkpoint', saved: savedNetwork(state.run, true) });
  }

  /** Tells the page of what is worth keeping; a run that is at work, as soon as it is between two steps. */
  function save(): void {
    if ('run' in state) {
      const { name, run } = state;
      if (name === 'training' || name === 'stepping') run.checkpointAsked = true;
      // In a pause the last checkpoint is the run as it is, and one that is pausing makes one.
      else if (name !== 'pausing') post({ type: 'checkpoint', saved: savedNetwork(run, name === 'paused') });
      return;
    }
    const subject = state.name === 'idle' ? reading.reader()?.subject : undefined;
    if (subject === undefined || SHIPPED.some((name) => name === subject.origin)) return;
    const { network, origin, known } = subject;
    post({ type: 'checkpoint', saved: { network, origin, weights: known().weights, run: null } });
  }

  function command(asked: RunCommand): void {
    if (!('run' in state)) {
      // Without a run there is one thing to try again: the network that was to read first.
      if (asked === 'retry' && start !== null && reading.engine() === null) void reset(start.network);
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

  async function place(run: Run, { train }: Dataset): Promise<void> {
    // A run that is stopped before its first step needs no more than a place to be tested in.
    if (state.name === 'evaluating') return survival.put(run, await stage.engines!.first());
    const wanted = Math.min(train.shardCounts[0]!, run.plan.trainingSize);
    if (train.available < wanted) post({ type: 'waiting' });
    await train.until(wanted, run.stop.signal);
    const { stop, leave } = run;
    const chosen = await unlessAborted(
      unlessAborted(stage.engines!.forPlan(run.plan, train), stop.signal),
      leave.signal,
    );
    if (isCurrent(run)) survival.put(run, chosen);
  }

  const driverEnvironment: DriverEnvironment = {
    state: () => state,
    enter,
    post,
    now,
    breathe,
    openData,
    redraw,
    place,
    recover: survival.recover,
    proved: () => stage.engines?.proved(),
    fallBack: survival.fallBack,
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
      case 'save':
        save();
        return;
      case 'test':
        inquiries.test(request);
        return;
      case 'browse':
        inquiries.browse(request);
        return;
      case 'export':
        inquiries.export(request);
        return;
      case 'pause':
      case 'resume':
      case 'step':
      case 'stop':
      case 'retry':
        command(request.type);
        return;
      case 'reset':
        void reset(request.network);
        return;
      case 'ping':
        post({ type: 'pong' });
        return;
      case 'inspect':
        if (stage.engines !== null && stage.first !== null)
          post({ type: 'inspected', memory: totalMemory(stage.engines.running()) });
        return;
      default:
        return request satisfies never;
    }
  };
}
