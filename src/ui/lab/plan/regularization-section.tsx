import type { Control } from '../../../app/config/config';
import { MONITORS } from '../../../core/model/early-stopping';
import { Button } from '../../shared/button';
import { useI18n } from '../../shared/i18n/use-i18n';
import { rangedHelp } from '../../train/limits';
import { NumberInput } from '../../train/number-input';
import { ChoiceKnob } from './choice-knob';
import { asAdamW, withDropout, withEarlyStopping } from './edit-plan';
import { useEditor } from './editor-context';
import { FieldKnob } from './field-knob';
import { NO_PENALTY, sharedPenalty, withSharedPenalty } from './kernels';
import { Knob } from './knob';
import { type PlanTranslator, usePlanMessages } from './messages/use-plan-messages';
import { NumberKnob } from './number-knob';
import { Part } from './part';
import { problemSentence } from './problem-sentence';
import { Section } from './section';
import { SwitchKnob } from './switch-knob';

/** What of it can be hidden or locked by itself. */
export const REGULARIZATION_PARTS = [
  'network',
  'optimizer',
  'earlyStopping',
] as const satisfies readonly Control[];

/** What works against overfitting. */
export function RegularizationSection() {
  const { plan, edit } = useEditor();
  const i18n = usePlanMessages();
  const { t } = i18n;
  return (
    <Section title={t('section.regularization')} summary={summaryOf(plan, i18n)} paths={['earlyStopping']}>
      <div className="knobs">
        <Part control="network">
          <PenaltyKnob kind="l1" />
          <PenaltyKnob kind="l2" />
        </Part>
        <Part control="optimizer">{plan.optimizer.type === 'AdamW' && <FieldKnob id="weightDecay" />}</Part>
      </div>
      <Part control="optimizer">
        {plan.optimizer.type !== 'AdamW' && (
          <p className="offer">
            {t('regularization.decay')}{' '}
            <OfferButton onPress={() => edit({ ...plan, optimizer: asAdamW(plan.optimizer) })}>
              {t('regularization.useAdamW')}
            </OfferButton>
          </p>
        )}
      </Part>
      <Part control="network">
        <p className="offer">
          {t('regularization.dropout')}{' '}
          <OfferButton onPress={() => edit({ ...plan, network: withDropout(plan.network) })}>
            {t('regularization.addDropout')}
          </OfferButton>
        </p>
      </Part>
      <Part control="earlyStopping">
        <SwitchKnob
          label={t('knob.earlyStopping.label')}
          keras="EarlyStopping"
          help={t('knob.earlyStopping.help')}
          value={plan.earlyStopping !== null}
          onChoose={(on) => edit(withEarlyStopping(plan, on))}
        />
        {plan.earlyStopping !== null && <StoppingKnobs />}
      </Part>
    </Section>
  );
}

function OfferButton({ onPress, children }: { readonly onPress: () => void; readonly children: string }) {
  const { locked, byTeacher } = useEditor();
  return (
    <Button disabled={locked} locked={byTeacher} onPress={onPress}>
      {children}
    </Button>
  );
}

/** A penalty on all kernels at once. */
function PenaltyKnob({ kind }: { readonly kind: 'l1' | 'l2' }) {
  const { plan, edit } = useEditor();
  const { t } = usePlanMessages();
  const page = useI18n();
  const value = sharedPenalty(plan.network, kind);
  const help = Number.isNaN(value) ? t('knob.mixed') : t(`knob.${kind}.help`);
  return (
    <Knob
      label={t(`knob.${kind}.label`)}
      keras={`kernel_regularizer, ${kind}`}
      help={rangedHelp(help, `kernelRegularizer.${kind}`, plan, page, NO_PENALTY[kind])}
      problem={null}
    >
      {(control) => (
        <NumberInput
          {...control}
          value={value}
          onEdit={(penalty) => edit({ ...plan, network: withSharedPenalty(plan.network, kind, penalty) })}
        />
      )}
    </Knob>
  );
}

function StoppingKnobs() {
  const { plan, problems, edit } = useEditor();
  const i18n = usePlanMessages();
  const { t } = i18n;
  const { earlyStopping } = plan;
  if (earlyStopping === null) return null;
  const problem = problems.find(({ path }) => path === 'earlyStopping.monitor');
  return (
    <div className="knobs">
      <ChoiceKnob
        label={t('knob.monitor.label')}
        keras="monitor"
        help={t('knob.monitor.help')}
        problem={problem ? problemSentence(problem, i18n) : null}
        choices={MONITORS.map((value) => ({ value, name: value }))}
        value={earlyStopping.monitor}
        onChoose={(monitor) => edit({ ...plan, earlyStopping: { ...earlyStopping, monitor } })}
      />
      <NumberKnob
        path="earlyStopping.patience"
        label={t('knob.patience.label')}
        keras="patience"
        help={t('knob.patience.help')}
      />
      <NumberKnob
        path="earlyStopping.minDelta"
        label={t('knob.minDelta.label')}
        keras="min_delta"
        help={t('knob.minDelta.help')}
      />
      <SwitchKnob
        label={t('knob.restoreBestWeights.label')}
        keras="restore_best_weights"
        help={t('knob.restoreBestWeights.help')}
        value={earlyStopping.restoreBestWeights}
        onChoose={(restoreBestWeights) =>
          edit({ ...plan, earlyStopping: { ...earlyStopping, restoreBestWeights } })
        }
      />
    </div>
  );
}

function summaryOf(plan: ReturnType<typeof useEditor>['plan'], { t }: PlanTranslator): string {
  const { network, optimizer, earlyStopping } = plan;
  const used = [
    sharedPenalty(network, 'l1') !== 0 && 'L1',
    sharedPenalty(network, 'l2') !== 0 && 'L2',
    network.layers.some(({ type }) => type === 'Dropout') && t('summary.dropout'),
    optimizer.type === 'AdamW' && t('summary.weightDecay'),
    earlyStopping !== null && t('summary.earlyStopping'),
  ].filter((name) => name !== false);
  return used.length === 0 ? t('summary.none') : used.join(t('list.separator'));
}
