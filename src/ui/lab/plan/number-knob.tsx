import { useI18n } from '../../shared/i18n/use-i18n';
import { rangedHelp } from '../../train/limits';
import { NumberInput } from '../../train/number-input';
import { valueAt, withValueAt } from '../../train/plan-path';
import { isAt } from '../../train/plan-problems';
import { useEditor } from './editor-context';
import { Knob } from './knob';
import { usePlanMessages } from './messages/use-plan-messages';
import { problemSentence } from './problem-sentence';

type NumberKnobProps = {
  /** where in the plan it is */
  readonly path: string;
  readonly label: string;
  /** what Keras calls it; null where it has nothing of the kind */
  readonly keras: string | null;
  readonly help: string;
};

/** A number of the plan, with its range and Keras' default. */
export function NumberKnob({ path, label, keras, help }: NumberKnobProps) {
  const { plan, problems, edit } = useEditor();
  const i18n = usePlanMessages();
  const range = rangedHelp(help, path, plan, useI18n());
  const problem = problems.find((each) => isAt(each, path));
  return (
    <Knob label={label} keras={keras} help={range} problem={problem ? problemSentence(problem, i18n) : null}>
      {(control) => (
        <NumberInput
          {...control}
          value={Number(valueAt(plan, path))}
          onEdit={(value) => edit(withValueAt(plan, path, value))}
        />
      )}
    </Knob>
  );
}
