import './chart.css';
import { useAppState } from '../shared/app-context';
import { ErrorBoundary } from '../shared/error-boundary';
import { useI18n } from '../shared/i18n/use-i18n';
import { type LateModule, useLate } from '../shared/use-late';

type LoadCurves = () => Promise<LateModule<object>>;

const loadCurves: LoadCurves = () => import('./curves/curves');

/**
 * The curves of the run on show. What draws them comes after the engine, for drawing shall not wait for it, and before
 * the first run; if it could not be fetched then, each turn of a run tries again (in vain in Chromium, which keeps for
 * good that a script did not arrive: there the table below has to do until the page is loaded anew).
 */
export function CurvesPlace({ load = loadCurves }: { readonly load?: LoadCurves }) {
  const { t } = useI18n();
  const empty = useAppState((state) => state.training.run === null);
  const phase = useAppState((state) => state.training.phase);
  const { Part: Curves, failed } = useLate(load, phase !== 'starting' && phase);
  const failure = <p className="train-empty">{t('curves.failed')}</p>;
  return (
    <div className="curves-place">
      {empty && <p className="train-empty">{t('train.empty')}</p>}
      {!empty && Curves && (
        <ErrorBoundary fallback={failure}>
          <Curves />
        </ErrorBoundary>
      )}
      {!empty && failed && failure}
    </div>
  );
}
