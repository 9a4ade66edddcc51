import { NumberInput } from '../../train/number-input';
import { valueAt, withValueAt } from '../../train/plan-path';
import { isAt } from '../../train/plan-problems';
import { useEditor } from './editor-context';
import { Knob } from './knob';
import { kerasDefaultAt, limitAt } from './limits';
import { usePlanMessages } from './messages/use-plan-messages';
import { problemSentence } from './problem-sentence';

type NumberKnobProps = {
  /** where in the plan it is */
  readonly path: string;
  readonly label: string;
  readonly keras: string;
  readonly help: string;
};

/** A number of the plan, with its range and Keras' default. */
export function NumberKnob({ path, label, keras, help }: NumberKnobProps) {
  const { plan, problems, edit } = useEditor();
  const i18n = usePlanMessages();
  const { min, max } = limitAt(path, plan);
  const usual = kerasDefaultAt(path, plan);
  const range =
    usual === null ? i18n.t('knob.range', { min, max }) : i18n.t('knob.default', { min, max, usual });
  const problem = problems.find((each) => isAt(each, path));
  return (
    <Knob
      label={label}
      keras={keras}
      help={`${help} ${range}`}
      problem={problem ? problemSentence(problem, i18n) : null}
    >
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
