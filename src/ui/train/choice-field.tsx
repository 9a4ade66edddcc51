import { Field } from './field';
import type { FieldId } from './fields';

type Choice<T> = { readonly value: T; readonly name: string };

type ChoiceFieldProps<T> = {
  readonly id: FieldId;
  readonly choices: readonly Choice<T>[];
  /** more of them, each under a heading */
  readonly groups?: readonly { readonly heading: string; readonly choices: readonly Choice<T>[] }[];
  readonly value: T;
  readonly error?: string | null;
  readonly onChoose: (value: T) => void;
  /** It is being looked at, or no longer. */
  readonly onLook: (looking: boolean) => void;
};

/** A knob with a few values to choose from. */
export function ChoiceField<T>(props: ChoiceFieldProps<T>) {
  const { id, choices, groups = [], value, error = null, onChoose, onLook } = props;
  const all = [...choices, ...groups.flatMap((group) => group.choices)];
  const option = (choice: Choice<T>) => (
    <option key={choice.name} value={all.indexOf(choice)}>
      {choice.name}
    </option>
  );
  return (
    <Field id={id} error={error} onLook={onLook}>
      {(control) => (
        <select
          {...control}
          value={all.findIndex((choice) => choice.value === value)}
          title={all.find((choice) => choice.value === value)?.name}
          onChange={(event) => onChoose(all[event.target.selectedIndex]!.value)}
        >
          {choices.map(option)}
          {groups.map((group) => (
            <optgroup key={group.heading} label={group.heading}>
              {group.choices.map(option)}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
