import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '../shared/button';
import { useShareMessages } from './use-share-messages';

type CopyFieldProps = {
  readonly label: string;
  /** what it is for */
  readonly hint: string;
  readonly text: string;
  readonly rows: number;
  /** beside the button */
  readonly children?: ReactNode;
};

/**
 * A text to be copied. Pages in frames may not write to the clipboard, nor any page without https: then the text is
 * selected, for the person to copy.
 */
export function CopyField({ label, hint, text, rows, children }: CopyFieldProps) {
  const { t, plural } = useShareMessages();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<{ readonly text: string; readonly done: boolean } | null>(null);
  const copy = async () => {
    const done = await writeClipboard(text);
    if (!done) {
      field.current?.focus();
      field.current?.select();
    }
    setCopied({ text, done });
  };
  // Of another text than the one that was copied, nothing is said.
  const outcome = copied?.text === text ? copied : null;
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <p className="share-help" id={`${id}hint`}>
        {hint}
      </p>
      <textarea
        ref={field}
        id={id}
        aria-describedby={`${id}hint`}
        className="share-code"
        readOnly
        spellCheck={false}
        rows={rows}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className="share-row">
        <Button onPress={() => void copy()}>
          {t('copy.copy')}
          <span className="visually-hidden"> {label}</span>
        </Button>
        {children}
        <span className="share-length">{plural('copy.length', text.length)}</span>
      </div>
      <p className="copy-outcome" role="status">
        {outcome && t(outcome.done ? 'copy.done' : 'copy.refused')}
      </p>
    </div>
  );
}

/** False where the browser does not let us. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
