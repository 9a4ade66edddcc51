import './train.css';
import { useI18n } from '../shared/i18n/use-i18n';
import { Panel } from '../shared/panel';
import { useLate } from '../shared/use-late';

const loadTraining = () => import('./training');

/** Its content comes right after the pad, which shall not wait for it; the room for it is there from the start. */
export function TrainPanel() {
  const { t } = useI18n();
  const { Part: Training, failed } = useLate(loadTraining, true);
  return (
    <Panel name="train" heading={t('train.heading')}>
      {Training && <Training />}
      {failed && <p role="alert">{t('train.failed')}</p>}
    </Panel>
  );
}
