import { isDense, networkTitle } from '../../../core/model/network';
import type { TrainingPlan } from '../../../core/model/plan';
import { PRESETS, type PresetId, presetOf } from '../../../core/model/presets';
import { draftTitle } from '../../train/preset-props';
import type { PlanTranslator } from './messages/use-plan-messages';

/** `custom` stands for any plan that is none of the others. */
export type PresetChoice = PresetId | 'custom';

export function presetChoice(plan: TrainingPlan): PresetChoice {
  return presetOf(plan) ?? 'custom';
}

/**
 * What goes wrong by design is named by that, any other plan by its network.
 *
 * @param plan that in the form
 */
export function choiceName(choice: PresetChoice, plan: TrainingPlan, i18n: PlanTranslator): string {
  if (choice === 'custom') return i18n.t('preset.custom', { network: draftTitle(plan.network) });
  return presetName(choice, i18n);
}

export function presetName(id: PresetId, { t }: PlanTranslator): string {
  if (isFailure(id)) return t(`preset.${id}`);
  const { network } = PRESETS[id];
  const title = networkTitle(network);
  if (id === 'inkling') return t('preset.start', { network: title });
  if (id === 'inkling-cnn') return t('preset.inkling-cnn', { network: title });
  if (!isDense(network)) return t('preset.cnn', { network: title });
  return network.layers.length === 1 ? t('preset.softmax', { network: title }) : title;
}

/** What else a ready-made plan says, in a line. */
export function presetSettings(id: PresetId, { t }: PlanTranslator): string {
  const { optimizer, loss, epochs, batchSize, validationSplit } = PRESETS[id];
  return t('preset.settings', {
    optimizer: optimizer.type,
    rate: optimizer.learningRate,
    loss,
    epochs,
    batch: batchSize,
    split: validationSplit,
  });
}

/** Whether a ready-made plan is there to go wrong. */
export function isFailure(id: PresetChoice): id is Extract<PresetId, `fail-${string}`> {
  return id.startsWith('fail-');
}
