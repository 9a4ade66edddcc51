import type { AppState, RunState } from '../../app/state';
import { checkPlan } from '../../core/model/check/plan';

/** What the training panel says about the run, before it is put into words. */
export type TrainingStatus =
  | 'starting'
  | 'idle'
  | 'invalid'
  | 'preparing'
  | 'epoch'
  | 'paused'
  | 'pausedEarly'
  | 'stalled'
  | 'evaluating'
  | 'finished'
  | 'stopped'
  | 'interrupted';

export function trainingStatus({ phase, run, draft }: AppState['training']): TrainingStatus {
  const started = run?.progress != null;
  switch (phase) {
    case 'starting':
    case 'stalled':
    case 'evaluating':
      return phase;
    case 'training':
      return started ? 'epoch' : 'preparing';
    case 'paused':
      return started ? 'paused' : 'pausedEarly';
    case 'idle':
      if (!checkPlan(draft).ok) return 'invalid';
      if (run === null) return 'idle';
      if (run.result === null) return 'interrupted';
      return run.result.steps < run.result.totalSteps ? 'stopped' : 'finished';
    default:
      return phase satisfies never;
  }
}

/** How much of the run's steps are done, 0..1. */
export function shareDone(run: RunState | null): number {
  const { steps, totalSteps } = run?.result ?? {
    steps: run?.progress?.step ?? 0,
    totalSteps: run?.progress?.totalSteps ?? 0,
  };
  return totalSteps > 0 ? steps / totalSteps : 0;
}

/** Whether a run is under way, so that its plan can't be changed. */
export function isRunning(phase: AppState['training']['phase']): boolean {
  return phase !== 'starting' && phase !== 'idle';
}

/** Whether the plan can't be changed: also while a worker starts that will go on with the run of the one before it. */
export function isLocked({ training: { phase, run }, engine }: AppState): boolean {
  const away = engine.status === 'restarting' || engine.status === 'resting';
  return isRunning(phase) || (away && run !== null && run.result === null);
}
