import { useLayoutEffect, useRef, useState } from 'react';
import { runNames } from '../../../app/lab/runs/names';
import { LONGEST_NAME } from '../../../app/lab/runs/runs';
import { useMessages } from '../../shared/i18n/use-i18n';
import { Icon } from '../../shared/icons';
import { en } from './messages/en';
import { zh } from './messages/zh';
import { Swatch } from './overlay';
import type { RunRowProps } from './row-props';

const MESSAGES = { en, zh };

/** A run's choice and name; the name becomes a field when it is to be another. */
export function RunName({ model, record, name, slot }: RunRowProps) {
  const { t } = useMessages(MESSAGES);
  const [editing, setEditing] = useState(false);
  const rename = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);

  useLayoutEffect(() => {
    if (wasEditing.current && !editing) rename.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  const end = (newName: string | null) => {
    if (!editing) return; // a field that goes away loses the focus once more
    setEditing(false);
    if (newName !== null && newName !== name) model.rename(record.id, newName);
  };
  return (
    <span className="run-name">
      <input
        type="checkbox"
        checked={slot !== null}
        aria-label={t('row.choose', { name })}
        onChange={() => model.toggle(record.id)}
      />
      {editing ? (
        <input
          className="run-name-field"
          defaultValue={name}
          placeholder={runNames([{ ...record, name: '' }]).get(record.id)}
          maxLength={LONGEST_NAME}
          aria-label={t('row.name')}
          ref={(field) => field?.select()}
          onBlur={({ currentTarget }) => end(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || !['Enter', 'Escape'].includes(event.key)) return;
            // The button that gets the focus shall not be pressed by the same key.
            event.preventDefault();
            if (event.key === 'Enter') end(event.currentTarget.value);
            if (event.key === 'Escape') end(null);
          }}
        />
      ) : (
        <>
          <span className="run-name-text" title={name}>
            {slot !== null && (
              <>
                <Swatch slot={slot} /> {slot + 1}{' '}
              </>
            )}
            {name}
          </span>
          <button
            ref={rename}
            type="button"
            className="button compact small"
            aria-label={t('row.rename', { name })}
            title={t('row.rename', { name })}
            onClick={() => setEditing(true)}
          >
            <Icon name="pen" />
          </button>
        </>
      )}
    </span>
  );
}
