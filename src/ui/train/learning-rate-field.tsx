import { checkPlan } from '../../core/model/check/plan';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { Field } from './field';
import { NumberInput } from './number-input';
import { problemAt } from './plan-problems';
import { useLearningRate } from './use-learning-rate';

/** The one knob that moves while training runs; then it tells the rate of the moment, which a schedule may have changed. */
export function LearningRateField({ onLook }: { readonly onLook: (looking: boolean) => void }) {
  const i18n = useI18n();
  const { value, now, disabled, edit, settle } = useLearningRate();
  const check = checkPlan(useAppState((state) => state.training.draft));
  return (
    <Field
      id="learningRate"
      error={check.ok ? null : problemAt(check.problems, 'optimizer.learningRate', i18n)}
      note={now === null ? undefined : i18n.t('field.learningRate.now', { rate: Number(now.toPrecision(3)) })}
      disabled={disabled}
      onLook={onLook}
    >
      {(control) => <NumberInput {...control} value={value} onEdit={edit} onSettle={settle} />}
    </Field>
  );
}
