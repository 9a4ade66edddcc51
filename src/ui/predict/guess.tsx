import type { AppState } from '../../app/state';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { LiveRegion } from '../shared/live-region';
import { readingOf } from './certainty';

/** The reading in large, and for screen readers, or what it is waiting for. */
export function Guess() {
  const { t, percent } = useI18n();
  const blank = useAppState((state) => state.pad.preparation.kind === 'blank');
  const waiting = useAppState(waitingFor);
  const answer = useAppState((state) => state.reading.answer);
  const reading = blank || answer === null ? null : readingOf(answer.probabilities);
  const share = reading === null ? '' : percent(reading.probability, 1);
  const news = reading && {
    topic: `${reading.digit} ${reading.certainty}`,
    sentence: t(`guess.spoken.${reading.certainty}`, { digit: reading.digit, percent: share }),
  };
  return (
    <div className="guess">
      {reading ? (
        <>
          <p className="guess-words">{t(`guess.${reading.certainty}`)}</p>
          <p className="guess-digit" data-certainty={reading.certainty}>
            {reading.digit}
          </p>
          <p className="guess-share">{share}</p>
        </>
      ) : (
        <p className="guess-wait">{t(waiting)}</p>
      )}
      <LiveRegion news={news} />
    </div>
  );
}

/** Why there is no reading. */
function waitingFor({ network, problem, engine, pad }: AppState) {
  if (network !== null) return pad.preparation.kind === 'blank' ? 'guess.blank' : 'guess.reading';
  const hopeless = engine.status === 'dead' || problem?.kind === 'model' || problem?.kind === 'backend';
  return hopeless ? 'reader.none' : 'guess.loading';
}
