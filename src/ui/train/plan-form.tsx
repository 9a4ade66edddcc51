import { useId, useState } from 'react';
import { checkPlan } from '../../core/model/check/plan';
import { isDense, type NetworkSpec, networkTitle } from '../../core/model/network';
import { OPTIMIZER_DEFAULTS, OPTIMIZER_TYPES } from '../../core/model/optimizer';
import type { TrainingPlan } from '../../core/model/plan';
import { NETWORK_PRESETS } from '../../core/model/presets';
import { parameterCount } from '../../core/model/weights';
import { useApp, useAppState } from '../shared/app-context';
import type { Translator } from '../shared/i18n/t';
import { useI18n } from '../shared/i18n/use-i18n';
import { ChoiceField } from './choice-field';
import { type FieldId, OWN_FIELDS } from './fields';
import { MoreSettings } from './more-settings';
import { NumberField } from './number-field';
import { isRunning } from './status';

/** The knobs of the next run. */
export function PlanForm() {
  const { dispatch } = useApp().store;
  const i18n = useI18n();
  const { t } = i18n;
  const plan = useAppState((state) => state.training.draft);
  const running = useAppState((state) => isRunning(state.training.phase));
  const [looked, setLooked] = useState<FieldId | null>(null);
  const [open, setOpen] = useState(false);
  const more = useId();

  const edit = (edited: TrainingPlan) => dispatch({ type: 'planEdited', plan: edited });
  const onLook = (id: FieldId) => (looking: boolean) =>
    setLooked((before) => (looking ? id : before === id ? null : before));
  const { optimizer } = plan;
  const [own, other] = OWN_FIELDS[optimizer.type];
  // A mark that nobody can see would leave them without a way to train.
  if (!open && seedIsWrong(plan)) setOpen(true);

  return (
    <div className="plan">
      <fieldset className="plan-fields" disabled={running}>
        <legend className="visually-hidden">{t('plan.legend')}</legend>
        <ChoiceField
          id="network"
          choices={NETWORK_PRESETS.map((network) => ({
            value: networkTitle(network),
            name: presetName(network, i18n),
          }))}
          value={networkTitle(plan.network)}
          onChoose={(title) =>
            edit({ ...plan, network: NETWORK_PRESETS.find((preset) => networkTitle(preset) === title)! })
          }
          onLook={onLook('network')}
        />
        <ChoiceField
          id="optimizer"
          choices={OPTIMIZER_TYPES.map((type) => ({ value: type, name: type }))}
          value={optimizer.type}
          onChoose={(type) => edit({ ...plan, optimizer: OPTIMIZER_DEFAULTS[type] })}
          onLook={onLook('optimizer')}
        />
        <NumberField id="learningRate" onLook={onLook('learningRate')} />
        <NumberField key={own} id={own} onLook={onLook(own)} />
        {other !== 'nesterov' ? (
          <NumberField key={other} id={other} onLook={onLook(other)} />
        ) : (
          <ChoiceField
            id="nesterov"
            choices={[false, true].map((value) => ({ value, name: t(`choice.${value}`) }))}
            value={optimizer.type === 'SGD' && optimizer.nesterov}
            onChoose={(nesterov) =>
              optimizer.type === 'SGD' && edit({ ...plan, optimizer: { ...optimizer, nesterov } })
            }
            onLook={onLook('nesterov')}
          />
        )}
        <NumberField id="batchSize" onLook={onLook('batchSize')} />
        <NumberField id="epochs" onLook={onLook('epochs')} />
        <NumberField id="validationSplit" onLook={onLook('validationSplit')} />
        <NumberField id="trainingSize" onLook={onLook('trainingSize')} />
      </fieldset>
      <div className="plan-foot">
        <p className="plan-help" aria-hidden="true">
          {looked === null
            ? t('plan.summary', { weights: parameterCount(plan.network) })
            : t(`field.${looked}.help`)}
        </p>
        <button
          type="button"
          className="plan-more"
          aria-expanded={open}
          aria-controls={more}
          onClick={() => setOpen(!open)}
        >
          {t('plan.more')}
        </button>
      </div>
      <div id={more}>{open && <MoreSettings disabled={running} onLook={onLook} />}</div>
    </div>
  );
}

function presetName(network: NetworkSpec, { t }: Translator): string {
  const title = networkTitle(network);
  if (!isDense(network)) return t('field.network.cnn', { network: title });
  return network.layers.length === 1 ? t('field.network.softmax', { network: title }) : title;
}

function seedIsWrong(plan: TrainingPlan): boolean {
  const check = checkPlan(plan);
  return !check.ok && check.problems.some(({ path }) => path === 'seed');
}
