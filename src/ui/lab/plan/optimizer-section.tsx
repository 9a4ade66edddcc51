import { CONJUGATE_FORMULAS, OPTIMIZER_DEFAULTS, OPTIMIZER_TYPES } from '../../../core/model/optimizer';
import { useI18n } from '../../shared/i18n/use-i18n';
import { KERAS_NAMES, type OwnChoice, type OwnNumber } from '../../train/fields';
import { ChoiceKnob } from './choice-knob';
import { useEditor } from './editor-context';
import { FieldKnob } from './field-knob';
import { usePlanMessages } from './messages/use-plan-messages';
import { Section } from './section';
import { SwitchKnob } from './switch-knob';

/** The optimiser with all of its own parameters. */
export function OptimizerSection() {
  const { plan, edit } = useEditor();
  const { t } = usePlanMessages();
  const { optimizer } = plan;
  const own = Object.keys(optimizer).filter(
    (key): key is OwnNumber | OwnChoice => key !== 'type' && key !== 'learningRate',
  );
  return (
    <Section
      title={t('section.optimizer')}
      summary={optimizer.type}
      paths={own.map((key) => `optimizer.${key}`)}
    >
      <ChoiceKnob
        label={t('knob.optimizer.label')}
        keras="optimizer"
        help={t(`optimizer.${optimizer.type}`)}
        choices={OPTIMIZER_TYPES.map((value) => ({ value, name: value }))}
        value={optimizer.type}
        onChoose={(type) => edit({ ...plan, optimizer: OPTIMIZER_DEFAULTS[type] })}
      />
      <div className="knobs">
        {own.map((id) =>
          id === 'nesterov' || id === 'formula' ? (
            <OwnChoiceKnob key={id} />
          ) : (
            <FieldKnob key={`${optimizer.type} ${id}`} id={id} />
          ),
        )}
      </div>
    </Section>
  );
}

/** No optimiser has two choices of its own. */
function OwnChoiceKnob() {
  const { plan, edit } = useEditor();
  const { t } = useI18n();
  const { optimizer } = plan;
  if (optimizer.type === 'SGD') {
    return (
      <SwitchKnob
        label={t('field.nesterov.label')}
        keras={KERAS_NAMES.nesterov}
        help={t('field.nesterov.help')}
        value={optimizer.nesterov}
        onChoose={(nesterov) => edit({ ...plan, optimizer: { ...optimizer, nesterov } })}
      />
    );
  }
  if (optimizer.type !== 'ConjugateGradient') return null;
  return (
    <ChoiceKnob
      label={t('field.formula.label')}
      keras={KERAS_NAMES.formula}
      help={t('field.formula.help')}
      choices={CONJUGATE_FORMULAS.map((value) => ({ value, name: t(`choice.${value}`) }))}
      value={optimizer.formula}
      onChoose={(formula) => edit({ ...plan, optimizer: { ...optimizer, formula } })}
    />
  );
}
