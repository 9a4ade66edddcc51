import { useAppState } from './app-context';
import { ENGINE_NAMES } from './engine/engine-names';
import type { EngineReportProps } from './engine/engine-report';
import { useI18n } from './i18n/use-i18n';
import { OfflinePlace } from './update-offer/offline-place';
import { type LateModule, useLate } from './use-late';

const loadReport: () => Promise<LateModule<EngineReportProps>> = () => import('./engine/engine-report');

/** Why which engine computes comes when one does; before that, and where it does not come, there is its name. */
export function Footer() {
  const { status, report } = useAppState((state) => state.engine);
  const { t } = useI18n();
  const { Part: EngineReport } = useLate(loadReport, report !== null);
  const running = status === 'ready' ? report : null;
  return (
    <footer className="footer">
      <p className="engine" data-status={status}>
        <span className="engine-light" aria-hidden="true" />
        {running === null && t(status === 'ready' ? 'engine.starting' : `engine.${status}`)}
        {running !== null && !EngineReport && ENGINE_NAMES[running.engine]}
        {running !== null && EngineReport && <EngineReport report={running} />}
      </p>
      <p className="footer-notes">
        <span>
          {t('footer.private')} <OfflinePlace />
        </span>{' '}
        <span>{t('footer.credit')}</span>
      </p>
    </footer>
  );
}
