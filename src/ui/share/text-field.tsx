import { useId } from 'react';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** what is wrong with it; null for nothing */
  readonly problem?: string | null;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly inputMode?: 'numeric' | 'url';
  readonly onChange: (value: string) => void;
};

/** A line of text under its label; room is kept for what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { label, value, hint, problem = null, placeholder, maxLength, inputMode, onChange } = props;
  const id = useId();
  return (
    <div className="share-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={inputMode === undefined}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        inputMode={inputMode}
        aria-invalid={problem !== null}
        aria-describedby={`${id}hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}hint`} className={problem === null ? 'share-help' : 'share-problem'}>
        {problem ?? hint}
      </p>
    </div>
  );
}
