import type { ReactNode } from 'react';
import type { RunState } from '../../app/state';
import { useAppState } from '../shared/app-context';
import type { Translator } from '../shared/i18n/t';
import { useI18n } from '../shared/i18n/use-i18n';
import { shareDone, type TrainingStatus, trainingStatus } from './status';

type RunFrameProps = {
  /** beside where the run is */
  readonly pace?: string;
  /** below it */
  readonly note?: string;
  readonly children?: ReactNode;
};

/** Where the run is, in words and as a bar, with room for what else is to be said of it. */
export function RunFrame({ pace, note, children }: RunFrameProps) {
  const { t, percent } = useI18n();
  const done = useAppState((state) => shareDone(state.training.run));
  const words = useRunWords();
  return (
    <div className="run-status">
      <p className="run-line">
        <strong>{words}</strong>
        <span>{pace}</span>
      </p>
      <div
        className="progress"
        role="progressbar"
        aria-label={t('status.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * done)}
        aria-valuetext={`${words}, ${percent(done, 0)}`}
      >
        <div className="progress-fill" style={{ transform: `scaleX(${done})` }} />
      </div>
      <p className="run-note">{note}</p>
      {children}
    </div>
  );
}

/** Where the run is, in words. */
export function useRunWords(): string {
  const i18n = useI18n();
  const training = useAppState((state) => state.training);
  const engine = useAppState((state) => state.engine.status);
  return engine === 'dead' || engine === 'resting'
    ? i18n.t(`engine.${engine}`)
    : statusText(trainingStatus(training), training.run, i18n);
}

function statusText(status: TrainingStatus, run: RunState | null, { t }: Translator): string {
  if (status !== 'epoch' && status !== 'paused') return t(`status.${status}`);
  const { epoch = 0, epochs = 0 } = run?.progress ?? {};
  return t(`status.${status}`, { epoch: epoch + 1, epochs });
}
