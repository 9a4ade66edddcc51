import type { AppState } from '../../../app/state';
import type { Translator } from '../../shared/i18n/t';
import { durationText } from '../duration';
import type { TrainingStatus } from '../status';
import { resultText } from './result-text';
import type { RunTranslator } from './use-run-messages';

type Training = AppState['training'];

/** How fast a run is, or what it waits for, or how long it took. @param page the page's own messages, for times */
export function paceText(
  status: TrainingStatus,
  { run, waiting }: Training,
  { t, number }: RunTranslator,
  page: Translator,
): string {
  if (status === 'invalid') return '';
  if (run?.result) {
    const { steps, totalSteps, seconds } = run.result;
    const time = durationText(seconds, page);
    return status === 'stopped' ? `${t('step', { step: steps, total: totalSteps })} · ${time}` : time;
  }
  if (waiting && (status === 'preparing' || status === 'epoch')) return t('waiting');
  const progress = run?.progress;
  if (!progress) return '';
  if (status === 'paused') return t('step', { step: progress.step, total: progress.totalSteps });
  if (status !== 'epoch') return '';
  const { samplesPerSecond, secondsLeft } = progress;
  const words: string[] = [];
  if (samplesPerSecond !== null) words.push(t('speed', { n: number(samplesPerSecond, 0) }));
  if (secondsLeft !== null) words.push(t('left', { time: durationText(Math.round(secondsLeft), page) }));
  return words.join(' · ');
}

/** What a run fetches or lacks, or how it ended. */
export function noteText({ run, phase }: Training, data: AppState['data'], i18n: RunTranslator): string {
  if (run === null) return '';
  if (run.result) return resultText(run.result, i18n);
  const wanted = Math.min(data.train?.total ?? Number.POSITIVE_INFINITY, run.plan.trainingSize);
  const arrived = data.train?.samples ?? 0;
  switch (phase) {
    case 'training':
      return fetchText('fetching', data.train, wanted, i18n);
    case 'evaluating':
      return fetchText('fetchingTest', data.test, data.test?.total ?? 0, i18n);
    case 'paused':
      return run.restored ? i18n.t('restored') : '';
    case 'stalled':
      return i18n.t(arrived < wanted ? 'missing' : 'missingTest');
    default:
      return '';
  }
}

/** What has arrived of the digits that are wanted. The bytes tell that something comes while no digit is complete. */
function fetchText(
  key: 'fetching' | 'fetchingTest',
  data: AppState['data']['test'],
  total: number,
  { t, number }: RunTranslator,
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
