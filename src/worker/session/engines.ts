import type { TrainingPlan } from '../../core/model/plan';
import type {
  EngineChoice,
  EngineFailure,
  EngineMeasurements,
  EngineName,
  EngineReason,
  EngineReport,
  EngineSpeeds,
} from '../../protocol/engine';
import { InklingFailure } from '../../protocol/errors';
import { settledWithin } from '../engine/deadline';
import type { Engine } from '../engine/engine';
import { failureOf } from '../engine/failures';
import { type MeasureEnvironment, measurementKey, measureSpeed } from './measure';
import type { TrainingDigits } from './training-digits';

export type EnginesEnvironment = MeasureEnvironment & {
  /**
   * @param onLost called once if the engine is lost after it has started
   * @throws InklingFailure `engine` when it does not run here
   */
  readonly startEngine: (name: EngineName, onLost: () => void) => Promise<Engine>;
  /** What draws, as the browser calls it; null without a GPU interface. Costs little and loads nothing. */
  readonly gpuRenderer: () => { readonly renderer: string; readonly software: boolean } | null;
};

export type EnginesOptions = {
  readonly choice: EngineChoice;
  /** these engines are left alone */
  readonly failures: readonly EngineFailure[];
  readonly measurements: EngineMeasurements;
  readonly onLost: (engine: Engine) => void;
  readonly onTry: (name: EngineName) => void;
  readonly onMeasured: (plan: string, speeds: EngineSpeeds) => void;
};

/** An engine, and why it and not the other. */
export type Chosen = { readonly engine: Engine; readonly report: EngineReport };

/** Starts engines when they are wanted, and chooses between them. */
export type Engines = {
  readonly choose: (choice: EngineChoice) => void;
  /**
   * The engine that reads on every machine and at once: the CPU's, or the GPU's where that does not start.
   *
   * @throws InklingFailure `engine` when neither does
   */
  readonly first: () => Promise<Chosen>;
  /** The engine that reads for the time being, until the one that is wanted has started. */
  readonly here: (engine: Engine) => Chosen;
  /** what was asked for; null for `auto` */
  readonly fixed: () => EngineName | null;
  /** The engine for reading outside a run, where that is not the first. Loads TensorFlow.js only if the GPU is asked for. */
  readonly forReading: () => Promise<Chosen>;
  /** The engine for a run. Times both where that is not known yet. */
  readonly forPlan: (plan: TrainingPlan, digits: TrainingDigits) => Promise<Chosen>;
  /** The engine that goes on after one has failed at work; null when none can. The failed one is given back then. */
  readonly afterFailure: (failed: Engine, thrown: unknown) => Promise<Chosen | null>;
  /** What became of an engine at whose work something was thrown. */
  readonly explain: (failed: Engine, thrown: unknown) => EngineFailure;
  /** A checkpoint was reached: failures before it do not count as in a row with those to come. */
  readonly proved: () => void;
  /** The engines that run. */
  readonly running: () => readonly Engine[];
};

/** An engine that loses its context this often without reaching a checkpoint in between is not started again. */
const LOSSES_IN_A_ROW = 3;
/** An engine that has not started by then, its files fetched and its programs compiled, is taken for one that never will. */
const START_MS = 30_000;
/** Failures in a row, on whichever engine, after which a run is given up. */
const FAILURES_IN_A_ROW = 6;

export function createEngines(environment: EnginesEnvironment, options: EnginesOptions): Engines {
  const { startEngine, gpuRenderer } = environment;
  const running = new Map<EngineName, Promise<Engine>>();
  const started = new Set<Engine>();
  const lostEngines = new WeakSet<Engine>();
  /** why each engine does not run; what is here is not tried again */
  const failures = new Map(options.failures.map((failure) => [failure.engine, failure]));
  /** why each engine was last chosen */
  const reasons = new Map<EngineName, EngineReason>();
  const measurements = new Map(Object.entries(options.measurements));
  let choice = options.choice;
  let failuresInARow = 0;

  /** @throws InklingFailure `engine` */
  function start(name: EngineName): Promise<Engine> {
    const failure = failures.get(name);
    if (failure !== undefined)
      return Promise.reject(new InklingFailure({ kind: 'engine', failures: [failure] }));
    const known = running.get(name);
    if (known !== undefined) return known;
    options.onTry(name);
    let here: Engine | null = null;
    const wanted = startEngine(name, () => {
      forget(name, starting);
      if (here === null) return;
      lostEngines.add(here);
      options.onLost(here);
    });
    const starting = settledWithin(wanted, START_MS).then(
      (engine) => {
        here = engine;
        started.add(engine);
        return engine;
      },
      (thrown) => {
        forget(name, starting);
        failures.set(name, asFailure(name, thrown));
        wanted.then((late) => late.dispose()).catch(() => {}); // too late: nobody waits for it any more
        throw thrown;
      },
    );
    running.set(name, starting);
    return starting;
  }

  function forget(name: EngineName, which: Promise<Engine>): void {
    if (running.get(name) === which) running.delete(name);
  }

  function chosen(engine: Engine, reason: EngineReason, passing: readonly EngineFailure[] = []): Chosen {
    const { name, variant } = engine;
    reasons.set(name, reason);
    const report = { engine: name, variant, reason, failures: [...failures.values(), ...passing] };
    return { engine, report };
  }

  /** The engine that was asked for, or else the other. */
  async function preferring(
    name: EngineName,
    reason: EngineReason,
    passing: readonly EngineFailure[] = [],
  ): Promise<Chosen> {
    try {
      return chosen(await start(name), reason, passing);
    } catch {
      try {
        return chosen(await start(other(name)), { kind: 'only' }, passing);
      } catch {
        throw new InklingFailure({ kind: 'engine', failures: [...failures.values()] });
      }
    }
  }

  /** Times the GPU against the CPU, unless that is known or plain to see. */
  async function fastest(plan: TrainingPlan, digits: TrainingDigits): Promise<Chosen> {
    const gpu = gpuRenderer();
    if (gpu === null) {
      if (!failures.has('webgl'))
        failures.set('webgl', { engine: 'webgl', reason: 'unavailable', message: '' });
      return preferring('wasm', { kind: 'only' });
    }
    if (gpu.software) return preferring('wasm', { kind: 'softwareGpu', renderer: gpu.renderer });
    const key = measurementKey(plan);
    const known = measurements.get(key);
    if (known !== undefined)
      return preferring(faster(known), { kind: 'measured', speeds: known, remembered: true });
    const speeds: { [name in EngineName]?: number } = {};
    const failed: EngineFailure[] = [];
    for (const name of ['wasm', 'webgl'] as const) {
      const engine = await start(name).catch(() => null);
      if (engine === null) continue;
      options.onTry(name);
      try {
        speeds[name] = await measureSpeed(engine, plan, digits, environment);
      } catch (thrown) {
        failed.push(explain(engine, thrown));
        await discard(engine);
      }
    }
    if (speeds.wasm === undefined || speeds.webgl === undefined) {
      return preferring(speeds.webgl === undefined ? 'wasm' : 'webgl', { kind: 'only' }, failed);
    }
    measurements.set(key, speeds);
    options.onMeasured(key, speeds);
    return preferring(faster(speeds), { kind: 'measured', speeds, remembered: false });
  }

  /** After the loss of an engine, all that is tried with it fails in some way of its own. */
  function explain(failed: Engine, thrown: unknown): EngineFailure {
    const failure = failureOf(failed.name, thrown);
    return lostEngines.has(failed) ? { ...failure, reason: 'lost' } : failure;
  }

  /** Gives an engine back: should it be wanted again, it is started anew. */
  async function discard(engine: Engine): Promise<void> {
    const { name } = engine;
    if ((await running.get(name)?.catch(() => null)) === engine) running.delete(name);
    if (!started.delete(engine)) return;
    try {
      engine.dispose();
    } catch {
      // It is broken: what it held cannot be had back.
    }
  }

  return {
    choose: (next) => {
      choice = next;
      // Who asks for an engine that failed wants it tried again.
      if (next !== 'auto') failures.delete(next);
    },
    here: (engine) => chosen(engine, { kind: 'reading' }),
    fixed: () => (choice === 'auto' ? null : choice),
    first: () => preferring('wasm', choice === 'wasm' ? { kind: 'asked' } : { kind: 'reading' }),
    forReading: () =>
      choice === 'auto' ? preferring('wasm', { kind: 'reading' }) : preferring(choice, { kind: 'asked' }),
    forPlan: (plan, digits) =>
      choice === 'auto' ? fastest(plan, digits) : preferring(choice, { kind: 'asked' }),
    afterFailure: async (failed, thrown) => {
      const { name } = failed;
      const failure = explain(failed, thrown);
      failuresInARow += 1;
      if (failuresInARow > FAILURES_IN_A_ROW) return null;
      const again = failure.reason === 'lost' && failuresInARow < LOSSES_IN_A_ROW;
      if (failure.reason === 'lost') await discard(failed);
      try {
        if (again) return await preferring(name, reasons.get(name) ?? { kind: 'only' });
        // A GPU made of the CPU does no better than that.
        if (name === 'wasm' && gpuRenderer()?.software !== false) return null;
        const next = await start(other(name));
        // The plan may be at fault itself, with numbers that grow beyond all bounds, or too large for this engine: the
        // next run may try it again, the GPU's started anew, since nobody knows what state it is in.
        if (failure.reason === 'error' && name === 'webgl') await discard(failed);
        if (failure.reason !== 'stalled' && failure.reason !== 'lost')
          return chosen(next, { kind: 'only' }, [failure]);
        await discard(failed);
        failures.set(name, failure);
        return chosen(next, { kind: 'only' });
      } catch {
        return null;
      }
    },
    explain,
    proved: () => {
      failuresInARow = 0;
    },
    running: () => [...started],
  };
}

function other(name: EngineName): EngineName {
  return name === 'webgl' ? 'wasm' : 'webgl';
}

function faster({ webgl = 0, wasm = 0 }: EngineSpeeds): EngineName {
  return webgl > wasm ? 'webgl' : 'wasm';
}

function asFailure(engine: EngineName, thrown: unknown): EngineFailure {
  const known =
    thrown instanceof InklingFailure && thrown.error.kind === 'engine' ? thrown.error.failures[0] : undefined;
  return known ?? failureOf(engine, thrown);
}
