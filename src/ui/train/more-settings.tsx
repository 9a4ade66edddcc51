import type { ComponentType } from 'react';
import { ErrorBoundary } from '../shared/error-boundary';
import { useI18n } from '../shared/i18n/use-i18n';
import { useLate } from '../shared/use-late';

type LoadEditor = () => Promise<{ readonly default: ComponentType }>;

const loadEditor: LoadEditor = () => import('../lab/plan/plan-editor');

/**
 * The editor of the whole plan, fetched when it is first wanted. Opening it again tries again where that failed (in
 * vain in Chromium, which keeps for good that a script did not arrive: there the page has to be loaded anew).
 */
export function MoreSettings({ load = loadEditor }: { readonly load?: LoadEditor }) {
  const { t } = useI18n();
  const { Part: Editor, failed } = useLate(load, true);
  const failure = <p role="alert">{t('part.failed')}</p>;
  return (
    <div className="more-settings">
      {Editor && (
        <ErrorBoundary fallback={failure}>
          <Editor />
        </ErrorBoundary>
      )}
      {failed && failure}
    </div>
  );
}
