import { useState } from 'react';
import type { ControlProps } from './field';
import { parseNumber } from './parse-number';

type NumberInputProps = ControlProps & {
  /** NaN while what is typed is no number */
  readonly value: number;
  readonly onEdit: (value: number) => void;
  /** Typing is over: Enter, or the focus has gone. */
  readonly onSettle?: () => void;
};

/** A text field for a number. What is typed stays as typed, until the number is changed from elsewhere. */
export function NumberInput({ value, onEdit, onSettle, ...control }: NumberInputProps) {
  const written = Number.isNaN(value) ? '' : String(value);
  const [typed, setTyped] = useState(written);
  const shown = Object.is(parseNumber(typed), value) ? typed : written;
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
      onBlur={onSettle}
      onKeyDown={({ key }) => key === 'Enter' && onSettle?.()}
    />
  );
}
