import { useI18n } from '../../shared/i18n/use-i18n';
import { KERAS_NAMES, type NumberFieldId, pathOf } from '../../train/fields';
import { NumberKnob } from './number-knob';

/** A number that is in the form, too, in the form's own words. */
export function FieldKnob({ id }: { readonly id: NumberFieldId }) {
  const { t } = useI18n();
  return (
    <NumberKnob
      path={pathOf(id)}
      label={t(`field.${id}.label`)}
      keras={KERAS_NAMES[id]}
      help={t(`field.${id}.help`)}
    />
  );
}
