import { type ReactNode, useId } from 'react';

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
  /** id of what is said of the choice */
  readonly describedBy?: string;
  readonly onChoose: (value: T) => void;
};

/** A choice of a few, all in sight: radio buttons that look like one control. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, segments, disabled = false, describedBy, onChoose } = props;
  const group = useId();
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} title={segment.name} lang={segment.lang}>
          <input
            type="radio"
            name={group}
            value={segment.value}
            checked={segment.value === value}
            aria-label={segment.name}
            aria-keyshortcuts={segment.shortcut}
            aria-disabled={disabled}
            aria-describedby={describedBy}
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
