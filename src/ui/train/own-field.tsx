import { CONJUGATE_FORMULAS } from '../../core/model/optimizer';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { ChoiceField } from './choice-field';
import { type OwnChoice, type OwnNumber, pathOf } from './fields';
import { NumberField } from './number-field';
import { valueAt, withValueAt } from './plan-path';

type OwnFieldProps = {
  readonly id: OwnNumber | OwnChoice;
  /** It is being looked at, or no longer. */
  readonly onLook: (looking: boolean) => void;
};

/** A knob that the chosen optimiser has. */
export function OwnField({ id, onLook }: OwnFieldProps) {
  const { dispatch } = useApp().store;
  const { t } = useI18n();
  const plan = useAppState((state) => state.training.draft);
  if (id !== 'nesterov' && id !== 'formula') return <NumberField id={id} onLook={onLook} />;
  const values = id === 'formula' ? CONJUGATE_FORMULAS : ([false, true] as const);
  return (
    <ChoiceField<unknown>
      id={id}
      choices={values.map((value) => ({ value, name: t(`choice.${value}`) }))}
      value={valueAt(plan, pathOf(id))}
      onChoose={(value) => dispatch({ type: 'planEdited', plan: withValueAt(plan, pathOf(id), value) })}
      onLook={onLook}
    />
  );
}
