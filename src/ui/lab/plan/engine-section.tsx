import type { EngineState } from '../../../app/state';
import { useApp, useAppState } from '../../shared/app-context';
import { useI18n } from '../../shared/i18n/use-i18n';
import { ChoiceKnob } from './choice-knob';
import { usePlanMessages } from './messages/use-plan-messages';
import { Section } from './section';

const ENGINE_CHOICES = ['auto', 'webgl', 'wasm'] as const satisfies readonly EngineState['choice'][];

/** What computes: no part of the plan, but a setting of this device. */
export function EngineSection() {
  const { commands } = useApp();
  const page = useI18n();
  const { t } = usePlanMessages();
  const engine = useAppState((state) => state.engine.choice);
  return (
    <Section title={t('section.engine')} summary={page.t(`engine.choice.${engine}`)} paths={[]}>
      <ChoiceKnob
        label={t('knob.engine.label')}
        keras="?engine="
        help={t('knob.engine.help')}
        choices={ENGINE_CHOICES.map((value) => ({ value, name: page.t(`engine.choice.${value}`) }))}
        value={engine}
        onChoose={commands.chooseEngine}
      />
    </Section>
  );
}
