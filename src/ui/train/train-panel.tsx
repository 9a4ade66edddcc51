import './train.css';
import { lazy, Suspense } from 'react';
import { useAppState } from '../shared/app-context';
import { ErrorBoundary } from '../shared/error-boundary';
import { useI18n } from '../shared/i18n/use-i18n';
import { Panel } from '../shared/panel';
import { Controls } from './controls';
import { EpochTable } from './epoch-table';
import { PlanForm } from './plan-form';
import { RunStatus } from './run-status';

/** Drawing shall not wait for what draws curves. */
const Curves = lazy(() => import('./curves'));

export function TrainPanel() {
  const { t } = useI18n();
  const empty = useAppState((state) => state.training.run === null);
  return (
    <Panel name="train" heading={t('train.heading')}>
      <PlanForm />
      <Controls />
      <RunStatus />
      <div className="curves-place">
        {empty ? (
          <p className="train-empty">{t('train.empty')}</p>
        ) : (
          <ErrorBoundary fallback={<p className="train-empty">{t('curves.failed')}</p>}>
            <Suspense fallback={null}>
              <Curves />
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
      <EpochTable />
    </Panel>
  );
}
