import { NumberInput } from '../../train/number-input';
import { valueAt, withValueAt } from '../../train/plan-path';
import { isAt } from '../../train/plan-problems';
import { useEditor } from './editor-context';
import { Knob } from './knob';
import { kerasDefaultAt, limitAt } from './limits';
import { usePlanMessages } from './messages/use-plan-messages';
import { problemSentence } from './problem-sentence';
import { written } from './written';

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
  const limit = limitAt(path, plan);
  const [min, max] = [written(limit.min), written(limit.max)];
  const usual = kerasDefaultAt(path, plan);
  const range =
    usual === null
      ? i18n.t('knob.range', { help, min, max })
      : i18n.t('knob.default', { help, min, max, usual: written(usual) });
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
