import type { AppState, EngineState } from '../../app/state';
import { ENGINE_NAMES } from './engine/engine-names';
import type { Translator } from './i18n/t';

type Problem = NonNullable<AppState['problem']>;
type EngineFailed = Extract<Problem, { readonly kind: 'engineFailed' }>;

export type ProblemText = {
  readonly title: string;
  /** what was kept, and what to try */
  readonly body: string;
  /** the command that may put it right */
  readonly remedy: 'retry' | 'restart' | null;
};

/**
 * A problem in words. What became of the engine since decides how a lost worker is spoken of.
 *
 * @param running whether a run is under way
 */
export function problemText(
  problem: Problem,
  engine: EngineState['status'],
  running: boolean,
  i18n: Translator,
): ProblemText {
  if (problem.kind === 'engineFailed') return engineFailedText(problem, running, i18n);
  const { t } = i18n;
  const key = `problem.${variant(problem, engine)}` as const;
  return {
    title: t(`${key}.title`),
    body: t(`${key}.body`, {
      file: problem.kind === 'data' ? problem.file : '',
      epoch: problem.kind === 'diverged' ? problem.epoch + 1 : 0,
      step: problem.kind === 'diverged' ? problem.step : 0,
      message: problem.kind === 'internal' ? problem.message : '',
    }),
    remedy: remedy(problem, engine),
  };
}

function engineFailedText({ failure, next }: EngineFailed, running: boolean, { t }: Translator): ProblemText {
  const { engine, reason } = failure;
  const how = reason === 'unavailable' || reason === 'wrongResult' ? 'error' : reason;
  const goesOn = running ? (how === 'diverged' ? 'divergedRun' : 'run') : 'reading';
  return {
    title: t(`problem.engineFailed.${how}.title`, { engine: ENGINE_NAMES[engine] }),
    body: t(`problem.engineFailed.${goesOn}.body`, { engine: ENGINE_NAMES[next] }),
    remedy: null,
  };
}

function variant(problem: Exclude<Problem, EngineFailed>, engine: EngineState['status']) {
  switch (problem.kind) {
    case 'data':
      return `data.${problem.problem}` as const;
    case 'model':
      return `model.${problem.problem}` as const;
    case 'workerDied':
      // An engine that rests had come back before.
      return `workerDied.${engine === 'starting' ? 'restarting' : engine === 'resting' ? 'ready' : engine}` as const;
    default:
      return problem.kind;
  }
}

function remedy({ kind }: Problem, engine: EngineState['status']): ProblemText['remedy'] {
  if (engine === 'dead' || kind === 'engine') return 'restart';
  return kind === 'data' || kind === 'model' ? 'retry' : null;
}
