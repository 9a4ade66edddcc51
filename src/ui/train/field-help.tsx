import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import type { FieldHelpProps } from './field-help-context';
import { pathOf } from './fields';
import { rangedHelp } from './limits';
import { valueAt } from './plan-path';

/**
 * What is said of a knob of the form; of a number, its range and Keras' default as well. A default export, for it is
 * loaded after the engine.
 */
export default function FieldHelp({ id }: FieldHelpProps) {
  const i18n = useI18n();
  const plan = useAppState((state) => state.training.draft);
  const help = i18n.t(`field.${id}.help`);
  const path = pathOf(id);
  return typeof valueAt(plan, path) === 'number' ? rangedHelp(help, path, plan, i18n) : help;
}
