import type { ReactNode } from 'react';
import { useI18n } from './i18n/use-i18n';
import { Icon, type IconName } from './icons';

/** The button that a lost focus goes to. */
export const MAIN_BUTTON_ID = 'main-button';

type ButtonProps = {
  readonly id?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly icon?: IconName;
  /** shows the icon alone; the text is still the button's name */
  readonly compact?: boolean;
  readonly kind?: 'primary' | 'plain';
  readonly disabled?: boolean;
  /** The same for good, and says why. */
  readonly locked?: boolean;
  /** A double click or a held key is one press: for a button whose meaning changes when it is pressed. */
  readonly once?: boolean;
  /** what it does, where its name does not say */
  readonly hint?: string;
  readonly shortcut?: Shortcut;
};

export type Shortcut = {
  /** as `aria-keyshortcuts` wants it */
  readonly aria: string;
  /** as people read it */
  readonly shown: string;
};

/**
 * A button that keeps the focus when it becomes disabled: pressing it often is what disables it, and a keyboard
 * user must not be thrown back to the top of the page.
 */
export function Button(props: ButtonProps) {
  const { id, onPress, children, icon, compact, kind, locked, once, hint, shortcut } = props;
  const disabled = props.disabled || locked;
  const { t } = useI18n();
  const name = typeof children === 'string' ? children : '';
  const title = hint ?? (compact ? name : undefined);
  const hinted = shortcut ? t('hint.keys', { action: title ?? name, keys: shortcut.shown }) : title;
  return (
    <button
      id={id}
      type="button"
      className={`button ${kind ?? 'plain'}${compact ? ' compact' : ''}`}
      aria-disabled={disabled === true}
      aria-keyshortcuts={shortcut?.aria}
      title={locked ? t('control.locked') : hinted}
      onKeyDown={(event) => {
        if (once && event.repeat && event.key === 'Enter') event.preventDefault();
      }}
      onClick={({ detail }) => {
        if (!disabled && !(once && detail > 1)) onPress();
      }}
    >
      {icon && <Icon name={icon} />}
      <span className={compact ? 'visually-hidden' : undefined}>{children}</span>
    </button>
  );
}
