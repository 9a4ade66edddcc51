import { useAppState } from '../../shared/app-context';
import { useI18n } from '../../shared/i18n/use-i18n';
import { LiveRegion } from '../../shared/live-region';
import { RunFrame, useRunWords } from '../run-frame';
import { trainingStatus } from '../status';
import { runNews } from './run-news';
import { noteText, paceText } from './run-texts';
import { useRunMessages } from './use-run-messages';

/** Where the run is, how fast, and how it ended. A default export, for it is loaded before the first run. */
export default function RunDetails() {
  const i18n = useRunMessages();
  const page = useI18n();
  const training = useAppState((state) => state.training);
  const data = useAppState((state) => state.data);
  const words = useRunWords();
  return (
    <RunFrame
      pace={paceText(trainingStatus(training), training, i18n, page)}
      note={noteText(training, data, i18n)}
    >
      <LiveRegion news={runNews(training, words, i18n)} />
    </RunFrame>
  );
}
