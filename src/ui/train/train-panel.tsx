import './train.css';
import { useI18n } from '../shared/i18n/use-i18n';
import { Panel } from '../shared/panel';
import { Controls } from './controls';
import { CurvesPlace } from './curves-place';
import { EpochTable } from './epoch-table';
import { PlanForm } from './plan-form';
import { RunStatus } from './run-status';

export function TrainPanel() {
  const { t } = useI18n();
  return (
    <Panel name="train" heading={t('train.heading')}>
      <PlanForm />
      <Controls />
      <RunStatus />
      <CurvesPlace />
      <EpochTable />
    </Panel>
  );
}
