import { type ReactNode, useContext, useId } from 'react';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { useControl } from '../shared/use-control';
import { FieldHelpContext } from './field-help-context';
import { controlOf, type FieldId, KERAS_NAMES } from './fields';
import { isLocked } from './status';

/** What a control needs to be named, explained and marked by its field. */
export type ControlProps = {
  readonly id: string;
  readonly disabled: boolean;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
};

type FieldProps = {
  readonly id: FieldId;
  /** what is wrong with its value; null for nothing */
  readonly error: string | null;
  /** in place of its Keras name */
  readonly note?: string | undefined;
  /** if absent, while a run is under way */
  readonly disabled?: boolean;
  /** It is being looked at, or no longer. */
  readonly onLook: (looking: boolean) => void;
  readonly children: (control: ControlProps) => ReactNode;
};

/** One knob: label, control, and below it its Keras name or what is wrong with its value. */
export function Field({ id, error, note, disabled, onLook, children }: FieldProps) {
  const i18n = useI18n();
  const FieldHelp = useContext(FieldHelpContext);
  const running = useAppState(isLocked);
  const control = useId();
  const below = `${control}note`;
  const help = `${control}help`;
  const place = useControl(controlOf(id));
  const networkPlace = useControl('network');
  if (place === 'hidden') return null;
  // The menu of ready-made plans is where the network is chosen.
  const locked = place === 'locked' || (id === 'network' && networkPlace === 'locked');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only shows what its control says anyway
    <div
      className={`field field-${id}`}
      title={locked ? i18n.t('control.locked') : undefined}
      onPointerEnter={() => onLook(true)}
      onPointerLeave={() => onLook(false)}
      onFocus={() => onLook(true)}
      onBlur={() => onLook(false)}
    >
      <label htmlFor={control}>{i18n.t(`field.${id}.label`)}</label>
      {children({
        id: control,
        disabled: locked || (disabled ?? running),
        'aria-describedby': `${below} ${help}`,
        'aria-invalid': error !== null,
      })}
      <p id={below} className={error === null ? 'field-keras' : 'field-error'}>
        {error ?? (locked ? i18n.t('control.locked.short') : (note ?? KERAS_NAMES[id]))}
      </p>
      <span id={help} hidden>
        {locked && `${i18n.t('control.locked')}. `}
        {FieldHelp && <FieldHelp id={id} />}
      </span>
    </div>
  );
}
