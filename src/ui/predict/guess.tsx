import type { AppState } from '../../app/state';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../shared/button';
import { useI18n } from '../shared/i18n/use-i18n';
import { LiveRegion } from '../shared/live-region';
import { Either } from './either';
import { certaintyOf, type Reading } from './reading';
import { readingNews } from './reading-news';
import { shareText } from './share-text';

type GuessProps = { readonly reading: Reading | null };

/** The reading in large, and for screen readers, or what it is waiting for. */
export function Guess({ reading }: GuessProps) {
  const { commands } = useApp();
  const i18n = useI18n();
  const waiting = useAppState(waitingFor);
  const reloadable = useAppState(canReload);
  return (
    <div className="guess">
      {reading ? (
        <Told reading={reading} />
      ) : (
        <>
          <p className="guess-wait">{i18n.t(waiting)}</p>
          {reloadable && <Button onPress={commands.retry}>{i18n.t('guess.loadAgain')}</Button>}
        </>
      )}
      <LiveRegion news={reading && readingNews(reading, i18n)} />
    </div>
  );
}

function Told({ reading }: { readonly reading: Reading }) {
  const i18n = useI18n();
  const { t, percent } = i18n;
  const { verdict, probabilities } = reading;
  switch (verdict.kind) {
    case 'not-a-digit':
      return (
        <div className="guess-refused">
          <p className="guess-no">{t('guess.refused')}</p>
          <p className="guess-as">{t(`guess.as.${verdict.as}`)}</p>
        </div>
      );
    case 'unsure':
      return (
        <>
          <p className="guess-words">{t('guess.unsure')}</p>
          <p className="guess-digit guess-either">
            <Either {...verdict} />
          </p>
          <p className="guess-share">
            {[verdict.first, verdict.second].map((digit) => percent(probabilities[digit]!, 0)).join(' · ')}
          </p>
        </>
      );
    case 'digit':
      return (
        <>
          <p className="guess-words">{t(`guess.${certaintyOf(reading)}`)}</p>
          <p className="guess-digit">{verdict.digit}</p>
          <p className="guess-share">{shareText(probabilities[verdict.digit]!, i18n)}</p>
        </>
      );
    default:
      return verdict satisfies never;
  }
}

/** Why there is no reading. */
function waitingFor({ network, networkMissing, engine, pad }: AppState) {
  if (network !== null) return pad.preparation.kind === 'blank' ? 'guess.blank' : 'guess.reading';
  if (networkMissing || engine.status === 'dead') return 'reader.none';
  return engine.status === 'resting' ? 'guess.blank' : 'guess.loading';
}

/** A dead engine has to be restarted first, which its problem offers. */
function canReload({ network, networkMissing, engine }: AppState): boolean {
  return network === null && networkMissing && engine.status !== 'dead';
}
