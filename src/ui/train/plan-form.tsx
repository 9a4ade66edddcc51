import { useState } from 'react';
import { networkTitle, parameterCount } from '../../core/model/network';
import { checkPlan, OPTIMIZER_TYPES, type TrainingPlan } from '../../core/model/plan';
import { NETWORK_PRESETS, OPTIMIZER_DEFAULTS } from '../../core/model/presets';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { Field } from './field';
import { type FieldId, NUMBER_FIELDS, type NumberFieldId } from './fields';
import { NumberInput } from './number-input';
import { problemAt } from './plan-problems';
import { isRunning } from './status';

/** The knobs of the next run. */
export function PlanForm() {
  const { dispatch } = useApp().store;
  const i18n = useI18n();
  const { t } = i18n;
  const plan = useAppState((state) => state.training.draft);
  const running = useAppState((state) => isRunning(state.training.phase));
  const [looked, setLooked] = useState<FieldId | null>(null);

  const check = checkPlan(plan);
  const problems = check.ok ? [] : check.problems;
  const edit = (edited: TrainingPlan) => dispatch({ type: 'planEdited', plan: edited });
  const field = (id: FieldId, path: string) => ({
    id,
    error: problemAt(problems, path, i18n),
    onLook: (looking: boolean) => setLooked((before) => (looking ? id : before === id ? null : before)),
  });
  const numberField = (id: NumberFieldId) => {
    const { path, read, write } = NUMBER_FIELDS[id];
    return (
      <Field key={id} {...field(id, path)}>
        {(control) => (
          <NumberInput {...control} value={read(plan)} onEdit={(value) => edit(write(plan, value))} />
        )}
      </Field>
    );
  };
  const title = networkTitle(plan.network);

  return (
    <fieldset className="plan" disabled={running}>
      <legend className="visually-hidden">{t('plan.legend')}</legend>
      <Field {...field('network', 'network')}>
        {(control) => (
          <select
            {...control}
            value={title}
            onChange={(event) => edit({ ...plan, network: NETWORK_PRESETS[event.target.selectedIndex]! })}
          >
            {NETWORK_PRESETS.map((network) => (
              <option key={networkTitle(network)} value={networkTitle(network)}>
                {network.layers.length === 1
                  ? t('field.network.softmax', { network: networkTitle(network) })
                  : networkTitle(network)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field {...field('optimizer', 'optimizer.type')}>
        {(control) => (
          <select
            {...control}
            value={plan.optimizer.type}
            onChange={(event) =>
              edit({ ...plan, optimizer: OPTIMIZER_DEFAULTS[OPTIMIZER_TYPES[event.target.selectedIndex]!] })
            }
          >
            {OPTIMIZER_TYPES.map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        )}
      </Field>
      {numberField('learningRate')}
      {numberField(plan.optimizer.type === 'SGD' ? 'momentum' : 'beta1')}
      {numberField('batchSize')}
      {numberField('epochs')}
      {numberField('validationSplit')}
      {numberField('trainingSize')}
      {numberField('seed')}
      <p className="plan-help" aria-hidden="true">
        {looked === null
          ? t('plan.summary', { weights: parameterCount(plan.network) })
          : t(`field.${looked}.help`)}
      </p>
    </fieldset>
  );
}
