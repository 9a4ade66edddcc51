import { type ReactNode, useId } from 'react';
import { useI18n } from '../../shared/i18n/use-i18n';
import type { ControlProps } from '../../train/field';
import { useEditor } from './editor-context';

type KnobProps = {
  readonly label: string;
  /** what Keras calls it; null where it has nothing of the kind */
  readonly keras: string | null;
  readonly help: string;
  /** what is wrong with it and what to do; null for nothing */
  readonly problem: string | null;
  /** if absent, while a run is under way */
  readonly disabled?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
};

/** One knob of the editor: its name here and in Keras, the control, and a sentence on what it does. */
export function Knob({ label, keras, help, problem, disabled, children }: KnobProps) {
  const { locked, byTeacher } = useEditor();
  const { t } = useI18n();
  const id = useId();
  return (
    <div className="knob">
      <div className="knob-head">
        <label htmlFor={id}>{label}</label> {keras !== null && <code>{keras}</code>}
      </div>
      {children({
        id,
        disabled: byTeacher || (disabled ?? locked),
        'aria-describedby': `${id}help`,
        'aria-invalid': problem !== null,
      })}
      <p id={`${id}help`} className={problem === null ? 'knob-help' : 'knob-problem'}>
        {problem ?? (byTeacher ? `${t('control.locked')}. ${help}` : help)}
      </p>
    </div>
  );
}
