import { checkPlan } from '../../core/model/check/plan';
import type { App } from '../app';
import type { AppState } from '../state';
import { hostState } from './figures';
import { done, type Outcome, refused } from './outcome';
import type { PageCommand } from './read-message';
import { readShown, readUnseen } from './read-strokes';
import { stateWhen } from './wait';

type Phase = AppState['training']['phase'];

export type CommandEnvironment = {
  readonly app: App;
  /** Has the engine run, if it rests. */
  readonly needEngine: () => void;
  /** Aborted when nobody waits for outcomes any more: what is under way rejects. */
  readonly signal: AbortSignal;
};

/** A command that is carried out, or refused, at once. */
export type QuickCommand = Extract<
  PageCommand,
  { readonly type: 'hello' | 'getState' | 'setLanguage' | 'setTheme' }
>;
export type SlowCommand = Exclude<PageCommand, QuickCommand>;

export function isQuick(command: PageCommand): command is QuickCommand {
  const { type } = command;
  return type === 'hello' || type === 'getState' || type === 'setLanguage' || type === 'setTheme';
}

/** What is locked or hidden for the person at the page binds no host. */
export function carryOutQuick({ store }: App, command: QuickCommand): Outcome {
  switch (command.type) {
    case 'hello':
    case 'getState':
      return done(hostState(store.getSnapshot()));
    case 'setLanguage':
    case 'setTheme': {
      // Not by the person's command, which would remember it in their place.
      const { type, ...chosen } = command;
      const preferences = { ...store.getSnapshot().preferences, ...chosen };
      store.dispatch({ type: 'preferencesChosen', preferences });
      return done();
    }
    default:
      return command satisfies never;
  }
}

/** Carries a command out as soon as the engine can, or says why not. */
export async function carryOut(environment: CommandEnvironment, command: SlowCommand): Promise<Outcome> {
  const { app, signal } = environment;
  const { store, commands } = app;
  if (command.type === 'clear') {
    store.dispatch({ type: 'cleared' });
    return done();
  }
  if (command.type === 'loadPlan') return loadPlan(environment, command.plan);
  const trouble = await awake(environment);
  if (trouble !== null) return trouble;
  const { training } = store.getSnapshot();
  switch (command.type) {
    case 'train':
      if (training.phase !== 'idle') return refused('busy');
      if (!checkPlan(training.draft).ok) return refused('badPlan');
      commands.train();
      return done();
    case 'pause':
      return inRun(environment, ['training'], commands.pause);
    case 'resume':
      return inRun(environment, ['paused'], commands.resume);
    case 'stop':
      return inRun(environment, ['training', 'paused', 'stalled'], commands.stop);
    case 'reset': {
      commands.reset(command.network ?? store.getSnapshot().preferences.network);
      const { problem } = await stateWhen(app, hasStarted, signal);
      return problem?.kind === 'model' ? refused('noNetwork') : done();
    }
    case 'read':
      return command.show === false
        ? readUnseen(app, command.strokes, signal)
        : readShown(app, command.strokes, signal);
    default:
      return command satisfies never;
  }
}

/** While the engine rests, only with it can be told whether a run on show is under way. */
async function loadPlan(
  environment: CommandEnvironment,
  plan: AppState['training']['draft'],
): Promise<Outcome> {
  const { store } = environment.app;
  const { phase, run } = store.getSnapshot().training;
  if (phase === 'starting' && run !== null && run.result === null) await awake(environment);
  const now = store.getSnapshot().training.phase;
  if (now !== 'idle' && now !== 'starting') return refused('busy');
  store.dispatch({ type: 'planEdited', plan, byHost: true });
  return done();
}

/** Waits until the engine runs and a network reads. */
async function awake({ app, needEngine, signal }: CommandEnvironment): Promise<Outcome | null> {
  needEngine();
  const { engine, network } = await stateWhen(app, hasStarted, signal);
  if (engine.status === 'dead') return refused('noEngine');
  return network === null ? refused('noNetwork') : null;
}

function hasStarted({ engine, training }: AppState): boolean {
  return engine.status === 'dead' || (engine.status === 'ready' && training.phase !== 'starting');
}

/** Asks something of a run in one of these phases, and waits until it is out of it. */
async function inRun(
  { app, signal }: CommandEnvironment,
  phases: readonly Phase[],
  ask: () => void,
): Promise<Outcome> {
  const { phase } = app.store.getSnapshot().training;
  if (!phases.includes(phase)) return refused('noRun');
  ask();
  await stateWhen(app, ({ training }) => training.phase !== phase, signal);
  return done();
}
