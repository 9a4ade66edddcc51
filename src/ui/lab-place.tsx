import './lab-place.css';
import { useAppState } from './shared/app-context';
import { ErrorBoundary } from './shared/error-boundary';
import { useI18n } from './shared/i18n/use-i18n';
import { useLate } from './shared/use-late';

const loadLab = () => import('./lab/lab');

const TABS = ['runs', 'test', 'mnist', 'own'] as const;

/**
 * Where the lab goes: what one does with networks beyond training them. It comes after the engine, for drawing shall not
 * wait for it, and keeps the page's runs from then on.
 */
export function LabPlace() {
  const { t } = useI18n();
  const started = useAppState((state) => state.training.phase !== 'starting');
  const resting = useAppState((state) => state.engine.status === 'resting');
  const empty = useAppState(({ config }) => TABS.every((tab) => config.controls[tab] === 'hidden'));
  const { Part: Lab, failed } = useLate(loadLab, started && !empty);
  if (empty) return null;
  return (
    <section className="panel lab" aria-labelledby="lab-heading">
      <h2 id="lab-heading">{t('lab.heading')}</h2>
      {Lab && (
        <ErrorBoundary fallback={<p className="lab-wait">{t('lab.crashed')}</p>}>
          <Lab />
        </ErrorBoundary>
      )}
      {!Lab && (
        <p className="lab-wait">{failed ? t('lab.failed') : t(resting ? 'engine.resting' : 'lab.loading')}</p>
      )}
    </section>
  );
}
