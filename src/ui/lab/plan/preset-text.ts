import { isDense, networkTitle } from '../../../core/model/network';
import { PRESETS, type PresetId } from '../../../core/model/presets';
import type { PlanTranslator } from './messages/use-plan-messages';

/** What goes wrong by design is named by that, any other plan by its network. */
export function presetName(id: PresetId, { t }: PlanTranslator): string {
  if (isFailure(id)) return t(`preset.${id}`);
  const { network } = PRESETS[id];
  const title = networkTitle(network);
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
export function isFailure(id: PresetId): id is Extract<PresetId, `fail-${string}`> {
  return id.startsWith('fail-');
}
