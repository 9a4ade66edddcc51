import type { AppState, EngineState } from '../../app/state';
import type { Translator } from './i18n/t';

type Problem = NonNullable<AppState['problem']>;

export type ProblemText = {
  readonly title: string;
  /** what was kept, and what to try */
  readonly body: string;
  /** the command that may put it right */
  readonly remedy: 'retry' | 'restart' | null;
};

/** A problem in words. What became of the engine since decides how a lost worker is spoken of. */
export function problemText(problem: Problem, engine: EngineState['status'], { t }: Translator): ProblemText {
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

function variant(problem: Problem, engine: EngineState['status']) {
  switch (problem.kind) {
    case 'data':
      return `data.${problem.problem}` as const;
    case 'model':
      return `model.${problem.problem}` as const;
    case 'contextLost':
    case 'workerDied':
      return `${problem.kind}.${engine === 'starting' ? 'restarting' : engine}` as const;
    default:
      return problem.kind;
  }
}

function remedy({ kind }: Problem, engine: EngineState['status']): ProblemText['remedy'] {
  if (engine === 'dead' || kind === 'backend') return 'restart';
  return kind === 'data' || kind === 'model' ? 'retry' : null;
}
