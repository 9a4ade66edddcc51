import { useAppState } from './app-context';
import { useI18n } from './i18n/use-i18n';

/** What a teacher asks for, in the teacher's words. */
export function Task() {
  const { t } = useI18n();
  const task = useAppState(({ config }) => config.task);
  if (task === '') return null;
  return (
    <p className="task" role="note" aria-label={t('task.label')} dir="auto">
      {task}
    </p>
  );
}
