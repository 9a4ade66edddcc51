import { type ReactNode, useId } from 'react';
import { useI18n } from './i18n/use-i18n';

export type Segment<T extends string> = {
  readonly value: T;
  /** read out and shown as a tooltip */
  readonly name: string;
  readonly face: ReactNode;
  /** language of the name, where it is not the page's */
  readonly lang?: string;
  readonly shortcut?: string;
};

type SegmentedProps<T extends string> = {
  readonly label: string;
  /** null for none of them */
  readonly value: T | null;
  readonly segments: readonly Segment<T>[];
  /** They keep the focus, as buttons do. */
  readonly disabled?: boolean;
  /** The same for good, and says why. */
  readonly locked?: boolean;
  /** id of what is said of the choice */
  readonly describedBy?: string;
  readonly onChoose: (value: T) => void;
};

/** A choice of a few, all in sight: radio buttons that look like one control. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, segments, locked = false, describedBy, onChoose } = props;
  const disabled = locked || props.disabled === true;
  const { t } = useI18n();
  const group = useId();
  const reason = locked ? t('control.locked') : undefined;
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} title={reason ?? segment.name} lang={segment.lang}>
          <input
            type="radio"
            name={group}
            value={segment.value}
            checked={segment.value === value}
            aria-label={segment.name}
            aria-keyshortcuts={segment.shortcut}
            aria-disabled={disabled}
            aria-describedby={describedBy}
            aria-description={reason}
            onChange={() => {
              if (!disabled) onChoose(segment.value);
            }}
          />
          <span className="segment">{segment.face}</span>
        </label>
      ))}
    </fieldset>
  );
}
