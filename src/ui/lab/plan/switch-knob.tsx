import { useI18n } from '../../shared/i18n/use-i18n';
import { ChoiceKnob } from './choice-knob';

type SwitchKnobProps = {
  readonly label: string;
  readonly keras: string;
  readonly help: string;
  readonly value: boolean;
  readonly onChoose: (value: boolean) => void;
};

/** A knob that is on or off. */
export function SwitchKnob({ value, onChoose, ...texts }: SwitchKnobProps) {
  const { t } = useI18n();
  const choices = (['false', 'true'] as const).map((each) => ({ value: each, name: t(`choice.${each}`) }));
  return (
    <ChoiceKnob
      {...texts}
      choices={choices}
      value={value ? 'true' : 'false'}
      onChoose={(chosen) => onChoose(chosen === 'true')}
    />
  );
}
