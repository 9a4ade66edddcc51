import './predict.css';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { Panel } from '../shared/panel';
import { useControl } from '../shared/use-control';
import { Bars } from './bars';
import { CORRECT_SLOT } from './correct-slot';
import { Guess } from './guess';
import { PreparationSteps } from './preparation-steps';
import { ReaderChoice } from './reader-choice';
import { ReaderLine } from './reader-line';
import { Sees } from './sees';
import { useReading } from './use-reading';

export function PredictPanel() {
  const { t } = useI18n();
  const reader = useControl('reader');
  const steps = useControl('steps');
  const lab = useAppState(({ config }) => config.panels?.includes('lab') ?? true);
  const corrects = useControl('own') === 'shown' && lab;
  return (
    <Panel name="predict" heading={t('predict.heading')}>
      <div className="reading">
        <Told />
        <ReaderLine />
        {reader !== 'hidden' && <ReaderChoice locked={reader === 'locked'} />}
        {corrects && <div id={CORRECT_SLOT} className="correct-slot" />}
      </div>
      {steps !== 'hidden' && <PreparationSteps locked={steps === 'locked'} />}
    </Panel>
  );
}

/** All that changes with each answer. */
function Told() {
  const reading = useReading();
  return (
    <>
      <div className="glance">
        <Sees />
        <Guess reading={reading} />
      </div>
      <Bars reading={reading} />
    </>
  );
}
