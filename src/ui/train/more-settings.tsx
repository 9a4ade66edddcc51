import type { EngineState } from '../../app/state';
import { LOSSES } from '../../core/model/plan';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { ChoiceField } from './choice-field';
import type { FieldId } from './fields';
import { NumberField } from './number-field';

const ENGINE_CHOICES = ['auto', 'webgl', 'wasm'] as const satisfies readonly EngineState['choice'][];

type MoreSettingsProps = {
  readonly disabled: boolean;
  readonly onLook: (id: FieldId) => (looking: boolean) => void;
};

/** What is seldom changed: the loss, the seed, and what computes. */
export function MoreSettings({ disabled, onLook }: MoreSettingsProps) {
  const { store, commands } = useApp();
  const { t } = useI18n();
  const plan = useAppState((state) => state.training.draft);
  const engine = useAppState((state) => state.engine.choice);
  return (
    <fieldset className="plan-fields" disabled={disabled}>
      <legend className="visually-hidden">{t('plan.more')}</legend>
      <ChoiceField
        id="loss"
        choices={LOSSES.map((loss) => ({ value: loss, name: loss }))}
        value={plan.loss}
        onChoose={(loss) => store.dispatch({ type: 'planEdited', plan: { ...plan, loss } })}
        onLook={onLook('loss')}
      />
      <ChoiceField
        id="engine"
        choices={ENGINE_CHOICES.map((choice) => ({ value: choice, name: t(`engine.choice.${choice}`) }))}
        value={engine}
        onChoose={commands.chooseEngine}
        onLook={onLook('engine')}
      />
      <NumberField id="seed" onLook={onLook('seed')} />
    </fieldset>
  );
}
