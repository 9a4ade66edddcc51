import './share-place.css';
import { useAppState } from './shared/app-context';
import { ErrorBoundary } from './shared/error-boundary';
import { useI18n } from './shared/i18n/use-i18n';
import { Panel } from './shared/panel';
import { useLate } from './shared/use-late';

const loadShare = () => import('./share/share');

/** Where what is shared and taken away goes; like the lab, it comes after the engine. */
export function SharePlace() {
  const { t } = useI18n();
  const started = useAppState((state) => state.training.phase !== 'starting');
  const resting = useAppState((state) => state.engine.status === 'resting');
  const { Part: Share, failed } = useLate(loadShare, started);
  return (
    <Panel name="share" heading={t('share.heading')}>
      {Share && (
        <ErrorBoundary fallback={<p role="alert">{t('page.crashed')}</p>}>
          <Share />
        </ErrorBoundary>
      )}
      {!Share && !failed && resting && <p className="share-wait">{t('engine.resting')}</p>}
      {failed && <p role="alert">{t('part.failed')}</p>}
    </Panel>
  );
}
