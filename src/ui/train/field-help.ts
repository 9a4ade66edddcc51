import type { TrainingPlan } from '../../core/model/plan';
import type { Translator } from '../shared/i18n/t';
import { type FieldId, pathOf } from './fields';
import { rangedHelp } from './limits';
import { valueAt } from './plan-path';

/** What is said of a knob of the form; of a number, its range and Keras' default as well. */
export function fieldHelp(id: FieldId, plan: TrainingPlan, i18n: Translator): string {
  const help = i18n.t(`field.${id}.help`);
  const path = pathOf(id);
  return typeof valueAt(plan, path) === 'number' ? rangedHelp(help, path, plan, i18n) : help;
}
