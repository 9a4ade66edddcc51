import './draw.css';
import { useI18n } from '../shared/i18n/use-i18n';
import { Panel } from '../shared/panel';
import { useControl } from '../shared/use-control';
import { Pad } from './pad';
import { PhotoPlace } from './photo-place';
import { Samples } from './samples';
import { Toolbar } from './toolbar';
import { useShortcuts } from './use-shortcuts';

export function DrawPanel() {
  const { t } = useI18n();
  useShortcuts();
  const samples = useControl('samples');
  const photo = useControl('photo');
  return (
    <Panel name="draw" heading={t('draw.heading')}>
      <Pad />
      <Toolbar />
      {(samples !== 'hidden' || photo !== 'hidden') && (
        <div className="sources">
          {samples !== 'hidden' && <Samples locked={samples === 'locked'} />}
          {photo !== 'hidden' && <PhotoPlace locked={photo === 'locked'} />}
        </div>
      )}
    </Panel>
  );
}
