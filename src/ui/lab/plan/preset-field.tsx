import { useEffect } from 'react';
import {
  ARTICLE_PRESETS,
  DEFAULT_PLAN,
  FAILURE_PRESETS,
  PRESETS,
  type PresetId,
  presetOf,
  samePlan,
} from '../../../core/model/presets';
import { useApp, useAppState } from '../../shared/app-context';
import { ChoiceField } from '../../train/choice-field';
import { draftTitle, type PresetFieldProps } from '../../train/preset-props';
import { usePlanMessages } from './messages/use-plan-messages';
import { isFailure, presetName } from './preset-text';

/** The plan that the page starts with is in the menu, too; `custom` stands for any that is none of them. */
type Choice = PresetId | 'start' | 'custom';

/** The ready-made plans, each with all its settings; the seed stays. A default export, for it is loaded late. */
export default function PresetField({ error, onLook, onLesson }: PresetFieldProps) {
  const { dispatch } = useApp().store;
  const i18n = usePlanMessages();
  const { t } = i18n;
  const plan = useAppState((state) => state.training.draft);
  const shown: Choice = presetOf(plan) ?? (samePlan(plan, DEFAULT_PLAN) ? 'start' : 'custom');
  const lesson =
    shown !== 'start' && shown !== 'custom' && isFailure(shown) ? t(`preset.${shown}.lesson`) : null;
  useEffect(() => onLesson(lesson), [lesson, onLesson]);

  const choicesOf = (ids: readonly PresetId[]) =>
    ids.map((id) => ({ value: id as Choice, name: presetName(id, i18n) }));
  const custom = {
    value: 'custom' as Choice,
    name: t('preset.custom', { network: draftTitle(plan.network) }),
  };
  const start = {
    value: 'start' as Choice,
    name: t('preset.start', { network: draftTitle(DEFAULT_PLAN.network) }),
  };
  const choose = (choice: Choice) => {
    if (choice === 'custom') return;
    const chosen = choice === 'start' ? DEFAULT_PLAN : PRESETS[choice];
    dispatch({ type: 'planEdited', plan: { ...chosen, seed: plan.seed } });
  };
  return (
    <ChoiceField
      id="network"
      choices={shown === 'custom' ? [custom, start] : [start]}
      groups={[
        { heading: t('preset.articles'), choices: choicesOf(ARTICLE_PRESETS) },
        { heading: t('preset.failures'), choices: choicesOf(FAILURE_PRESETS) },
      ]}
      value={shown}
      error={error}
      onChoose={choose}
      onLook={onLook}
    />
  );
}
