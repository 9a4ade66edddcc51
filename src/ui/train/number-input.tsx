import { useState } from 'react';
import type { ControlProps } from './field';
import { parseNumber } from './parse-number';

type NumberInputProps = ControlProps & {
  /** NaN while what is typed is no number */
  readonly value: number;
  readonly onEdit: (value: number) => void;
};

/** A text field for a number. What is typed stays as typed, until the number is changed from elsewhere. */
export function NumberInput({ value, onEdit, ...control }: NumberInputProps) {
  const [typed, setTyped] = useState(String(value));
  const shown = Object.is(parseNumber(typed), value) ? typed : String(value);
  return (
    <input
      {...control}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onEdit(parseNumber(event.target.value));
      }}
    />
  );
}
