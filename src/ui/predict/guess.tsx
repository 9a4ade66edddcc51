import type { AppState } from '../../app/state';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../shared/button';
import { useI18n } from '../shared/i18n/use-i18n';
import { LiveRegion } from '../shared/live-region';
import { readingOf } from './certainty';
import { shareText } from './share-text';

/** The reading in large, and for screen readers, or what it is waiting for. */
export function Guess() {
  const { commands } = useApp();
  const i18n = useI18n();
  const { t } = i18n;
  const blank = useAppState((state) => state.pad.preparation.kind === 'blank');
  const waiting = useAppState(waitingFor);
  const reloadable = useAppState(canReload);
  const answer = useAppState((state) => state.reading.answer);
  const reading = blank || answer === null ? null : readingOf(answer.probabilities);
  const share = reading === null ? '' : shareText(reading.probability, i18n);
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
        <>
          <p className="guess-wait">{t(waiting)}</p>
          {reloadable && <Button onPress={commands.retry}>{t('guess.loadAgain')}</Button>}
        </>
      )}
      <LiveRegion news={news} />
    </div>
  );
}

/** Why there is no reading. */
function waitingFor({ network, networkMissing, engine, pad }: AppState) {
  if (network !== null) return pad.preparation.kind === 'blank' ? 'guess.blank' : 'guess.reading';
  return networkMissing || engine.status === 'dead' ? 'reader.none' : 'guess.loading';
}

/** A dead engine has to be restarted first, which its problem offers. */
function canReload({ network, networkMissing, engine }: AppState): boolean {
  return network === null && networkMissing && engine.status !== 'dead';
}
