import { useId, useState } from 'react';
import { checkPlan } from '../../core/model/check/plan';
import { isFullBatch, OPTIMIZER_DEFAULTS, OPTIMIZER_TYPES } from '../../core/model/optimizer';
import { parameterCount } from '../../core/model/weights';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { useControl } from '../shared/use-control';
import { type LateModule, useLate } from '../shared/use-late';
import { ChoiceField } from './choice-field';
import { FieldHelpContext, type FieldHelpProps } from './field-help-context';
import { type FieldId, OWN_FIELDS, pathOf } from './fields';
import { LearningRateField } from './learning-rate-field';
import { MoreSettings } from './more-settings';
import { NumberField } from './number-field';
import { OwnField } from './own-field';
import { isAt } from './plan-problems';
import { PresetPlace } from './preset-place';

const loadHelp: () => Promise<LateModule<FieldHelpProps>> = () => import('./field-help');

/** The knobs of the next run. What explains them comes after the engine. */
export function PlanForm() {
  const { dispatch } = useApp().store;
  const { t } = useI18n();
  const plan = useAppState((state) => state.training.draft);
  const [looked, setLooked] = useState<FieldId | null>(null);
  const [lesson, setLesson] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const more = useId();
  const optimizerPlace = useControl('optimizer');
  const settings = useControl('settings');
  const started = useAppState((state) => state.training.phase !== 'starting');
  const { Part: FieldHelp } = useLate(loadHelp, started);

  const onLook = (id: FieldId) => (looking: boolean) =>
    setLooked((before) => (looking ? id : before === id ? null : before));
  const { optimizer } = plan;
  const own = OWN_FIELDS[optimizer.type];
  const check = checkPlan(plan);
  const problems = check.ok ? [] : check.problems;
  const broken = problems.some((problem) => isAt(problem, 'network'));

  // A mark that nobody can see would leave them without a way to train.
  const seen = ['learningRate', ...own, 'batchSize', 'epochs', 'validationSplit', 'trainingSize'] as const;
  const hidden = problems.some((problem) => !seen.some((id) => isAt(problem, pathOf(id))));
  if (!open && hidden) setOpen(true);

  const helpText = () => {
    if (lesson !== null && (looked === null || looked === 'network')) return lesson;
    if (looked !== null && FieldHelp) return <FieldHelp id={looked} />;
    return broken ? t('plan.broken') : t('plan.summary', { weights: parameterCount(plan.network) });
  };
  const ownField = (place: 0 | 1) => {
    const id = own[place];
    // The room of one that this optimiser lacks, so that a change of optimiser moves nothing.
    const room = optimizerPlace === 'shown' ? <div className="field" /> : null;
    return id === undefined ? room : <OwnField key={id} id={id} onLook={onLook(id)} />;
  };

  return (
    <div className="plan">
      <FieldHelpContext value={FieldHelp}>
        <fieldset className="plan-fields">
          <legend className="visually-hidden">{t('plan.legend')}</legend>
          <PresetPlace
            error={broken ? t('planProblem.network') : null}
            onLook={onLook('network')}
            onLesson={setLesson}
          />
          <ChoiceField
            id="optimizer"
            choices={OPTIMIZER_TYPES.map((type) => ({ value: type, name: type }))}
            value={optimizer.type}
            onChoose={(type) =>
              dispatch({ type: 'planEdited', plan: { ...plan, optimizer: OPTIMIZER_DEFAULTS[type] } })
            }
            onLook={onLook('optimizer')}
          />
          <LearningRateField onLook={onLook('learningRate')} />
          {ownField(0)}
          {ownField(1)}
          <NumberField
            id="batchSize"
            idle={isFullBatch(optimizer) ? t('field.batchSize.all') : undefined}
            onLook={onLook('batchSize')}
          />
          <NumberField id="epochs" onLook={onLook('epochs')} />
          <NumberField id="validationSplit" onLook={onLook('validationSplit')} />
          <NumberField id="trainingSize" onLook={onLook('trainingSize')} />
        </fieldset>
      </FieldHelpContext>
      <div className="plan-foot">
        <p className="plan-help" aria-hidden="true">
          {helpText()}
        </p>
        {settings !== 'hidden' && (
          <button
            type="button"
            className="plan-more"
            aria-expanded={open}
            aria-controls={more}
            onClick={() => setOpen(!open)}
          >
            {t('plan.more')}
          </button>
        )}
      </div>
      {settings !== 'hidden' && <div id={more}>{open && <MoreSettings />}</div>}
    </div>
  );
}
