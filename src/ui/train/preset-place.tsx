import type { ComponentType } from 'react';
import { useAppState } from '../shared/app-context';
import { useLate } from '../shared/use-late';
import { ChoiceField } from './choice-field';
import { draftTitle, type PresetFieldProps } from './preset-props';

const loadField: () => Promise<{ readonly default: ComponentType<PresetFieldProps> }> = () =>
  import('../lab/plan/preset-field');

/** The menu of ready-made plans. It comes after the engine; before that, it only tells which network it is. */
export function PresetPlace(props: PresetFieldProps) {
  const title = useAppState((state) => draftTitle(state.training.draft.network));
  const started = useAppState((state) => state.training.phase !== 'starting');
  const { Part: PresetField } = useLate(loadField, started);
  if (PresetField) return <PresetField {...props} />;
  const choices = [{ value: null, name: title }];
  return <ChoiceField id="network" choices={choices} value={null} onChoose={() => {}} {...props} />;
}
