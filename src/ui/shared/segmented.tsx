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
  readonly value: T;
  readonly segments: readonly Segment<T>[];
  readonly onChoose: (value: T) => void;
};

/** A choice of a few, all in sight: radio buttons that look like one control. */
export function Segmented<T extends string>({ label, value, segments, onChoose }: SegmentedProps<T>) {
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
            onChange={() => onChoose(segment.value)}
          />
          <span className="segment">{segment.face}</span>
        </label>
      ))}
    </fieldset>
  );
}
