import './draw.css';
import { useI18n } from '../shared/i18n/use-i18n';
import { Panel } from '../shared/panel';
import { Pad } from './pad';
import { PhotoPlace } from './photo-place';
import { Samples } from './samples';
import { Toolbar } from './toolbar';
import { useShortcuts } from './use-shortcuts';

export function DrawPanel() {
  const { t } = useI18n();
  useShortcuts();
  return (
    <Panel name="draw" heading={t('draw.heading')}>
      <Pad />
      <Toolbar />
      <div className="sources">
        <Samples />
        <PhotoPlace />
      </div>
    </Panel>
  );
}
