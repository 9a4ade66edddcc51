import { LOSSES } from '../../../core/model/plan';
import { ChoiceKnob } from './choice-knob';
import { useEditor } from './editor-context';
import { usePlanMessages } from './messages/use-plan-messages';
import { Section } from './section';

export function LossSection() {
  const { plan, edit } = useEditor();
  const { t } = usePlanMessages();
  return (
    <Section title={t('section.loss')} summary={plan.loss} paths={['loss']}>
      <ChoiceKnob
        label={t('knob.loss.label')}
        keras="loss"
        help={t(`loss.${plan.loss}`)}
        choices={LOSSES.map((value) => ({ value, name: value }))}
        value={plan.loss}
        onChoose={(loss) => edit({ ...plan, loss })}
      />
    </Section>
  );
}
