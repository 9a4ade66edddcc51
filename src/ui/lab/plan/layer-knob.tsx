import { type ReactNode, useEffect, useId, useState } from 'react';
import type { ControlProps } from '../../train/field';
import { isAt } from '../../train/plan-problems';
import { useEditor } from './editor-context';

type LayerKnobProps = {
  readonly label: string;
  /** what Keras calls it */
  readonly keras: string;
  readonly help: string;
  /** where in the plan it is */
  readonly path: string;
  /** It is being looked at: its help; or no longer: null. */
  readonly onHelp: (help: string | null) => void;
  readonly children: (control: ControlProps) => ReactNode;
};

/** A knob of a layer: small, for there are many. Its help is shown below the layer while it is looked at. */
export function LayerKnob({ label, keras, help, path, onHelp, children }: LayerKnobProps) {
  const { problems, locked } = useEditor();
  const id = useId();
  const [looking, setLooking] = useState(false);
  useEffect(() => {
    if (!looking) return;
    onHelp(help);
    return () => onHelp(null);
  }, [looking, help, onHelp]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only shows what its control says anyway
    <div
      className={`layer-knob knob-${keras}`}
      onPointerEnter={() => setLooking(true)}
      onPointerLeave={() => setLooking(false)}
      onFocus={() => setLooking(true)}
      onBlur={() => setLooking(false)}
    >
      <label htmlFor={id}>
        {label} <code>{keras}</code>
      </label>
      {children({
        id,
        disabled: locked,
        'aria-describedby': `${id}help`,
        'aria-invalid': problems.some((problem) => isAt(problem, path)),
      })}
      <span id={`${id}help`} hidden>
        {help}
      </span>
    </div>
  );
}
