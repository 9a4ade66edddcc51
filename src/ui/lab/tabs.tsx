import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useI18n } from '../shared/i18n/use-i18n';

export type Tab<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly content: ReactNode;
  /** It is there to be seen, and cannot be shown. */
  readonly locked?: boolean;
};

type TabsProps<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  /** null where none can be shown */
  readonly shown: Id | null;
  readonly onShow: (id: Id) => void;
};

/** Tabs after the ARIA Authoring Practices: arrow keys, Home and End move between them and show what they move to. */
export function Tabs<Id extends string>({ label, tabs, shown, onShow }: TabsProps<Id>) {
  const base = useId();
  const buttons = useRef(new Map<Id, HTMLButtonElement>());
  const { t } = useI18n();
  const open = tabs.filter(({ locked }) => !locked);
  const index = open.findIndex(({ id }) => id === shown);

  const move = (event: KeyboardEvent) => {
    const last = open.length - 1;
    const to = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = to === undefined ? undefined : open[to];
    if (tab === undefined) return;
    event.preventDefault();
    const { id } = tab;
    onShow(id);
    buttons.current.get(id)?.focus();
  };

  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ id, name, locked = false }) => (
          <button
            key={id}
            ref={(button) => {
              if (button) buttons.current.set(id, button);
            }}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === shown}
            aria-controls={`${base}-panel`}
            aria-disabled={locked}
            title={locked ? t('control.locked') : undefined}
            tabIndex={id === shown ? 0 : -1}
            onClick={() => !locked && onShow(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${shown}`}>
        {open[index]?.content}
      </div>
    </>
  );
}
