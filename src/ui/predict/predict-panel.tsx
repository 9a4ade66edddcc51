import './predict.css';
import { useI18n } from '../shared/i18n/use-i18n';
import { Panel } from '../shared/panel';
import { Bars } from './bars';
import { CORRECT_SLOT } from './correct-slot';
import { Guess } from './guess';
import { PreparationSteps } from './preparation-steps';
import { ReaderLine } from './reader-line';
import { Sees } from './sees';

export function PredictPanel() {
  const { t } = useI18n();
  return (
    <Panel name="predict" heading={t('predict.heading')}>
      <div className="reading">
        <div className="glance">
          <Sees />
          <Guess />
        </div>
        <Bars />
        <ReaderLine />
        <div id={CORRECT_SLOT} className="correct-slot" />
      </div>
      <PreparationSteps />
    </Panel>
  );
}
