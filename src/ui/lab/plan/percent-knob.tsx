import { limitAt } from '../../train/limits';
import { NumberInput } from '../../train/number-input';
import { valueAt, withValueAt } from '../../train/plan-path';
import { isAt } from '../../train/plan-problems';
import { useEditor } from './editor-context';
import { Knob } from './knob';
import { usePlanMessages } from './messages/use-plan-messages';
import { problemSentence } from './problem-sentence';

type PercentKnobProps = {
  /** where in the plan the share is, which Keras knows nothing of */
  readonly path: string;
  readonly label: string;
  readonly help: string;
};

/** A share of the plan, written as a percentage, with its range. */
export function PercentKnob({ path, label, help }: PercentKnobProps) {
  const { plan, problems, edit } = useEditor();
  const i18n = usePlanMessages();
  const { min, max } = limitAt(path, plan);
  const problem = problems.find((each) => isAt(each, path));
  const inPercent =
    problem?.kind === 'outOfRange'
      ? { ...problem, min: percentOf(problem.min), max: percentOf(problem.max) }
      : problem;
  return (
    <Knob
      label={label}
      keras={null}
      help={i18n.t('knob.percent', { help, min: percentOf(min), max: percentOf(max) })}
      problem={inPercent ? problemSentence(inPercent, i18n) : null}
    >
      {(control) => (
        <span className="percent-input">
          <NumberInput
            {...control}
            value={percentOf(Number(valueAt(plan, path)))}
            onEdit={(percent) => edit(withValueAt(plan, path, percent / 100))}
          />
          <span aria-hidden="true">%</span>
        </span>
      )}
    </Knob>
  );
}

/** Of a share; without what the computer's rounding adds to it. */
function percentOf(share: number): number {
  return Math.round(share * 1e8) / 1e6;
}
