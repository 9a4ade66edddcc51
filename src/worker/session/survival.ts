import { type InklingError, toInklingError } from '../../protocol/errors';
import type { Event } from '../../protocol/messages';
import type { Engine } from '../engine/engine';
import { EngineLost } from '../engine/failures';
import type { Chosen, Engines } from './engines';
import type { Replacement } from './predictor';
import type { Reading, Subject } from './reading';
import { giveUpTrainer, placeRun, positionOf, type Run, savedNetwork } from './run';

/** The engines of a session. */
export type Stage = {
  /** null before the start */
  engines: Engines | null;
  /** the engine that runs everywhere, for what has no better place */
  first: Engine | null;
};

export type SurvivalEnvironment = {
  readonly stage: Stage;
  readonly reading: Reading;
  readonly post: (event: Event) => void;
  /** the run that is under way */
  readonly run: () => Run | null;
};

/** What happens when an engine fails: reading and run go on elsewhere. */
export type Survival = {
  /** After a failure at reading: whether another engine has taken over, or will. */
  readonly readOn: (thrown: unknown) => Replacement;
  /** An engine failed: what stood there reads on elsewhere at once. A run notices by itself at its next step. */
  readonly lost: (engine: Engine, thrown: unknown) => void;
  /** Puts a run whose engine failed back to its checkpoint, on an engine that works; false if there is none. */
  readonly recover: (run: Run, thrown: unknown) => Promise<boolean>;
  /** The run is over, and not well: its last checkpoint reads from now on. */
  readonly fallBack: (run: Run) => void;
  /** Puts a run on an engine, where it reads from then on. */
  readonly put: (run: Run, chosen: Chosen) => void;
};

export function createSurvival({ stage, reading, post, run: current }: SurvivalEnvironment): Survival {
  const broken = new WeakSet<Engine>();
  const fail = (error: InklingError) => post({ type: 'failed', error });

  function put(run: Run, { engine, report }: Chosen): void {
    const steps = () => (run.trainer?.tally() ?? run.checkpoint.tally).steps;
    reading.follow(engine, placeRun(run, engine), steps);
    post({ type: 'engine', report });
  }

  function lost(engine: Engine, thrown: unknown): void {
    if (broken.has(engine) || stage.first === null) return;
    broken.add(engine);
    if (reading.engine() !== engine) return;
    if (engine !== stage.first) reading.move(stage.first);
    if (current() === null) void moveReading(stage.engines!, engine, thrown);
  }

  async function moveReading(engines: Engines, failed: Engine, thrown: unknown): Promise<void> {
    const next = await engines.afterFailure(failed, thrown);
    if (next === null) {
      fail({ kind: 'engine', failures: [engines.explain(failed, thrown)] });
      return;
    }
    if (failed === stage.first) stage.first = next.engine;
    if (current() !== null) return;
    if (reading.engine() !== next.engine) reading.move(next.engine);
    post({ type: 'engine', report: next.report });
    fail({ kind: 'engineFailed', failure: engines.explain(failed, thrown), next: next.engine.name });
  }

  return {
    put,
    lost,
    readOn: (thrown) => {
      const failed = reading.engine();
      if (failed === null || stage.first === null) return 'none';
      if (failed === stage.first && !(thrown instanceof EngineLost)) return 'none';
      const { first } = stage;
      lost(failed, thrown);
      return failed === first ? 'later' : 'now';
    },
    recover: async (run, thrown) => {
      const failed = run.place?.engine;
      const engines = stage.engines!;
      const error = toInklingError(thrown);
      if (failed === undefined || (error.kind === 'diverged' && failed === stage.first)) return false;
      broken.add(failed);
      giveUpTrainer(run);
      if (stage.first !== null && stage.first !== failed && reading.engine() === failed)
        reading.move(stage.first);
      const next = await engines.afterFailure(failed, thrown);
      if (next === null) return false;
      if (failed === stage.first && !engines.running().includes(failed)) stage.first = next.engine;
      if (current() !== run) return true;
      put(run, next);
      post({ type: 'resumed', at: positionOf(run, run.checkpoint.tally) });
      fail({ kind: 'engineFailed', failure: engines.explain(failed, thrown), next: next.engine.name });
      return true;
    },
    fallBack: (run) => {
      giveUpTrainer(run);
      const { weights } = run.checkpoint.state;
      reading.use(stage.first!, { ...subjectOf(run), known: () => ({ weights, steps: 0 }) });
      post({ type: 'checkpoint', saved: { ...savedNetwork(run, false), run: null } });
    },
  };
}

/** What reads while a run is under way: its network, or its last checkpoint elsewhere. */
export function subjectOf(run: Run): Subject {
  return {
    network: run.plan.network,
    origin: 'training',
    known: () => ({ weights: run.checkpoint.state.weights, steps: run.checkpoint.tally.steps }),
  };
}
