import { useEffect } from 'react';
import { ARTICLE_PRESETS, FAILURE_PRESETS, INKLING_PRESETS, PRESETS } from '../../../core/model/presets';
import { useApp, useAppState } from '../../shared/app-context';
import { ChoiceField } from '../../train/choice-field';
import type { PresetFieldProps } from '../../train/preset-props';
import { usePlanMessages } from './messages/use-plan-messages';
import { choiceName, isFailure, type PresetChoice, presetChoice } from './preset-text';

/** The ready-made plans, each with all its settings; the seed stays. A default export, for it is loaded late. */
export default function PresetField({ error, onLook, onLesson }: PresetFieldProps) {
  const { dispatch } = useApp().store;
  const i18n = usePlanMessages();
  const { t } = i18n;
  const plan = useAppState((state) => state.training.draft);
  const shown = presetChoice(plan);
  const lesson = isFailure(shown) ? t(`preset.${shown}.lesson`) : null;
  useEffect(() => onLesson(lesson), [lesson, onLesson]);

  const choicesOf = (choices: readonly PresetChoice[]) =>
    choices.map((value) => ({ value, name: choiceName(value, plan, i18n) }));
  const choose = (choice: PresetChoice) => {
    if (choice === 'custom') return;
    dispatch({ type: 'planEdited', plan: { ...PRESETS[choice], seed: plan.seed } });
  };
  return (
    <ChoiceField
      id="network"
      choices={choicesOf(shown === 'custom' ? ['custom'] : [])}
      groups={[
        { heading: t('preset.inkling'), choices: choicesOf(INKLING_PRESETS) },
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
