import { checkPlan } from '../../core/model/check/plan';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { Field } from './field';
import { type NumberFieldId, pathOf } from './fields';
import { NumberInput } from './number-input';
import { valueAt, withValueAt } from './plan-path';
import { problemAt } from './plan-problems';

type NumberFieldProps = {
  readonly id: NumberFieldId;
  /** where it is of no account: why */
  readonly idle?: string | undefined;
  /** It is being looked at, or no longer. */
  readonly onLook: (looking: boolean) => void;
};

/** A knob of the plan that is a number, with what `checkPlan` says of it. */
export function NumberField({ id, idle, onLook }: NumberFieldProps) {
  const { dispatch } = useApp().store;
  const i18n = useI18n();
  const plan = useAppState((state) => state.training.draft);
  const path = pathOf(id);
  const check = checkPlan(plan);
  return (
    <Field
      id={id}
      error={check.ok ? null : problemAt(check.problems, path, i18n)}
      note={idle}
      onLook={onLook}
      {...(idle !== undefined && { disabled: true })}
    >
      {(control) => (
        <NumberInput
          {...control}
          value={Number(valueAt(plan, path))}
          onEdit={(value) => dispatch({ type: 'planEdited', plan: withValueAt(plan, path, value) })}
        />
      )}
    </Field>
  );
}
