import type { AppState } from '../../../app/state';
import type { News } from '../../shared/announcer';
import { resultText } from './result-text';
import type { RunTranslator } from './use-run-messages';

/** Epochs may end every second; nobody can listen to that. */
const EPOCH_REST_MS = 15_000;

/** What of a run is worth saying aloud: its turns, each epoch's end, and its result. */
export function runNews(
  { phase, run }: AppState['training'],
  words: string,
  i18n: RunTranslator,
): News | null {
  if (run === null) return null;
  if (run.result) return { topic: 'result', sentence: `${words}: ${resultText(run.result, i18n)}` };
  const last = run.epochs.at(-1);
  if (phase !== 'training' || last === undefined) return { topic: phase, sentence: words };
  const { t, percent } = i18n;
  const values = { epoch: last.epoch + 1, accuracy: percent(last.training.accuracy, 1) };
  return {
    topic: `epoch ${last.epoch}`,
    restMs: EPOCH_REST_MS,
    sentence: last.validation
      ? t('epochValidated', { ...values, validation: percent(last.validation.accuracy, 1) })
      : t('epochDone', values),
  };
}
