import type { AppState, RunState } from '../../app/state';
import { useAppState } from '../shared/app-context';
import type { Translator } from '../shared/i18n/t';
import { useI18n } from '../shared/i18n/use-i18n';
import { LiveRegion } from '../shared/live-region';
import { durationText } from './duration';
import { resultText } from './result-text';
import { runNews } from './run-news';
import { shareDone, type TrainingStatus, trainingStatus } from './status';

/** Where the run is, how fast, and how it ended. */
export function RunStatus() {
  const i18n = useI18n();
  const { t, percent } = i18n;
  const training = useAppState((state) => state.training);
  const data = useAppState((state) => state.data);
  const status = trainingStatus(training);
  const dead = useAppState((state) => state.engine.status === 'dead');
  const done = shareDone(training.run);
  const words = dead ? t('engine.dead') : statusText(status, training.run, i18n);
  return (
    <div className="run-status">
      <p className="run-line">
        <strong>{words}</strong>
        <span>{paceText(status, training, i18n)}</span>
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
      <p className="run-note">{noteText(training, data, i18n)}</p>
      <LiveRegion news={runNews(training, words, i18n)} />
    </div>
  );
}

function statusText(status: TrainingStatus, run: RunState | null, { t }: Translator): string {
  if (status !== 'epoch' && status !== 'paused') return t(`status.${status}`);
  const { epoch = 0, epochs = 0 } = run?.progress ?? {};
  return t(`status.${status}`, { epoch: epoch + 1, epochs });
}

function paceText(status: TrainingStatus, { run, waiting }: AppState['training'], i18n: Translator): string {
  const { t, number } = i18n;
  if (status === 'invalid') return '';
  if (run?.result) {
    const { steps, totalSteps, seconds } = run.result;
    const time = durationText(seconds, i18n);
    return status === 'stopped' ? `${t('status.step', { step: steps, total: totalSteps })} · ${time}` : time;
  }
  if (waiting && (status === 'preparing' || status === 'epoch')) return t('status.waiting');
  const progress = run?.progress;
  if (!progress) return '';
  if (status === 'paused') return t('status.step', { step: progress.step, total: progress.totalSteps });
  if (status !== 'epoch') return '';
  const { samplesPerSecond, secondsLeft } = progress;
  const words: string[] = [];
  if (samplesPerSecond !== null) words.push(t('status.speed', { n: number(samplesPerSecond, 0) }));
  if (secondsLeft !== null)
    words.push(t('status.left', { time: durationText(Math.round(secondsLeft), i18n) }));
  return words.join(' · ');
}

function noteText({ run, phase }: AppState['training'], data: AppState['data'], i18n: Translator): string {
  if (run === null) return '';
  if (run.result) return resultText(run.result, i18n);
  const wanted = Math.min(data.train?.total ?? Number.POSITIVE_INFINITY, run.plan.trainingSize);
  const arrived = data.train?.samples ?? 0;
  switch (phase) {
    case 'training':
      return fetchText('status.fetching', data.train, wanted, i18n);
    case 'evaluating':
      return fetchText('status.fetchingTest', data.test, data.test?.total ?? 0, i18n);
    case 'stalled':
      return i18n.t(arrived < wanted ? 'status.missing' : 'status.missingTest');
    default:
      return '';
  }
}

/** What has arrived of the digits that are wanted. The bytes tell that something comes while no digit is complete. */
function fetchText(
  key: 'status.fetching' | 'status.fetchingTest',
  data: AppState['data']['test'],
  total: number,
  { t, number }: Translator,
): string {
  if (data === null || data.samples >= total) return '';
  const megabytes = (bytes: number) => number(bytes / 1e6, 1, 'fixed');
  return t(key, {
    samples: data.samples,
    total,
    loaded: megabytes(data.loadedBytes),
    whole: megabytes(data.totalBytes),
  });
}
