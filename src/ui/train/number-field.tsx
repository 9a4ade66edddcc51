import { checkPlan } from '../../core/model/check/plan';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { Field } from './field';
import { NUMBER_FIELDS, type NumberFieldId } from './fields';
import { NumberInput } from './number-input';
import { problemAt } from './plan-problems';

type NumberFieldProps = {
  readonly id: NumberFieldId;
  /** It is being looked at, or no longer. */
  readonly onLook: (looking: boolean) => void;
};

/** A knob of the plan that is a number, with what `checkPlan` says of it. */
export function NumberField({ id, onLook }: NumberFieldProps) {
  const { dispatch } = useApp().store;
  const i18n = useI18n();
  const plan = useAppState((state) => state.training.draft);
  const { path, read, write } = NUMBER_FIELDS[id];
  const check = checkPlan(plan);
  return (
    <Field id={id} error={check.ok ? null : problemAt(check.problems, path, i18n)} onLook={onLook}>
      {(control) => (
        <NumberInput
          {...control}
          value={read(plan)}
          onEdit={(value) => dispatch({ type: 'planEdited', plan: write(plan, value) })}
        />
      )}
    </Field>
  );
}
