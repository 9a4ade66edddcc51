import { Knob } from './knob';

type ChoiceKnobProps<T extends string> = {
  readonly label: string;
  readonly keras: string;
  readonly help: string;
  readonly problem?: string | null;
  readonly choices: readonly { readonly value: T; readonly name: string }[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
};

/** A knob with a few values to choose from. */
export function ChoiceKnob<T extends string>(props: ChoiceKnobProps<T>) {
  const { label, keras, help, problem = null, choices, value, onChoose } = props;
  return (
    <Knob label={label} keras={keras} help={help} problem={problem}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChoose(event.target.value as T)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Knob>
  );
}
