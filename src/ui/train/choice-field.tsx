import { Field } from './field';
import type { ChoiceFieldId } from './fields';

type ChoiceFieldProps<T> = {
  readonly id: ChoiceFieldId;
  readonly choices: readonly { readonly value: T; readonly name: string }[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  /** It is being looked at, or no longer. */
  readonly onLook: (looking: boolean) => void;
};

/** A knob with a few values to choose from, so that nothing can be wrong with it. */
export function ChoiceField<T>({ id, choices, value, onChoose, onLook }: ChoiceFieldProps<T>) {
  return (
    <Field id={id} error={null} onLook={onLook}>
      {(control) => (
        <select
          {...control}
          value={choices.findIndex((choice) => choice.value === value)}
          onChange={(event) => onChoose(choices[event.target.selectedIndex]!.value)}
        >
          {choices.map(({ name }, index) => (
            <option key={name} value={index}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
