import type { Control } from '../../../app/config/config';
import { AUGMENTATION_DEFAULT, type AugmentationSpec } from '../../../core/model/augmentation';
import { isFullBatch } from '../../../core/model/optimizer';
import { withAugmentation, withNormalized } from './edit-plan';
import { useEditor } from './editor-context';
import { FieldKnob } from './field-knob';
import { usePlanMessages } from './messages/use-plan-messages';
import { NumberKnob } from './number-knob';
import { Part } from './part';
import { PercentKnob } from './percent-knob';
import { trainedDigits } from './rate-points';
import { Section } from './section';
import { SwitchKnob } from './switch-knob';
import { TaughtStrip } from './taught-strip';

const PATHS = [
  'trainingSize',
  'validationSplit',
  'batchSize',
  'epochs',
  'shuffle',
  'network.normalized',
  'styleShare',
  'augmentation',
  'seed',
];

/** What of it can be hidden or locked by itself. */
export const DATA_PARTS = [
  'trainingSize',
  'validationSplit',
  'batchSize',
  'epochs',
  'shuffle',
  'network',
  'seed',
  'styleShare',
  'augmentation',
] as const satisfies readonly Control[];

/** Keras' layers that vary pictures in the same way; null where it has none. */
const AUGMENTATION_NAMES: { readonly [K in keyof AugmentationSpec]: string | null } = {
  rotation: 'RandomRotation',
  scale: 'RandomZoom',
  shear: 'RandomShear',
  shift: 'RandomTranslation',
  elastic: 'RandomElasticTransform',
  strokeWidth: null,
};

/** What is learnt from, and in which portions. */
export function DataSection() {
  const { plan, edit } = useEditor();
  const { t } = usePlanMessages();
  const fullBatch = isFullBatch(plan.optimizer);
  const digits = trainedDigits(plan);
  return (
    <Section
      title={t('section.data')}
      summary={
        fullBatch ? t('summary.all', { digits }) : t('summary.batches', { digits, batch: plan.batchSize })
      }
      paths={PATHS}
    >
      <div className="knobs">
        <Part control="trainingSize">
          <FieldKnob id="trainingSize" />
        </Part>
        <Part control="validationSplit">
          <FieldKnob id="validationSplit" />
        </Part>
        {!fullBatch && (
          <Part control="batchSize">
            <FieldKnob id="batchSize" />
          </Part>
        )}
        <Part control="epochs">
          <FieldKnob id="epochs" />
        </Part>
        <Part control="shuffle">
          <SwitchKnob
            label={t('knob.shuffle.label')}
            keras="shuffle"
            help={t('knob.shuffle.help')}
            value={plan.shuffle}
            onChoose={(shuffle) => edit({ ...plan, shuffle })}
          />
        </Part>
        <Part control="network">
          <SwitchKnob
            label={t('knob.normalized.label')}
            keras="x_train / 255"
            help={t('knob.normalized.help')}
            value={plan.network.normalized !== false}
            onChoose={(on) => edit(withNormalized(plan, on))}
          />
        </Part>
        <Part control="seed">
          <NumberKnob
            path="seed"
            label={t('knob.seed.label')}
            keras="set_random_seed"
            help={t('knob.seed.help')}
          />
        </Part>
        <Part control="styleShare">
          <PercentKnob
            path="styleShare"
            label={t('knob.styleShare.label')}
            help={t('knob.styleShare.help')}
          />
        </Part>
        <Part control="augmentation">
          <SwitchKnob
            label={t('knob.augmentation.label')}
            keras="keras.layers.Random…"
            help={t('knob.augmentation.help')}
            value={plan.augmentation !== null}
            onChoose={(on) => edit(withAugmentation(plan, on))}
          />
          {plan.augmentation !== null &&
            (Object.keys(AUGMENTATION_DEFAULT) as (keyof AugmentationSpec)[]).map((id) => (
              <NumberKnob
                key={id}
                path={`augmentation.${id}`}
                label={t(`knob.${id}.label`)}
                keras={AUGMENTATION_NAMES[id]}
                help={t(`knob.${id}.help`)}
              />
            ))}
        </Part>
      </div>
      <TaughtStrip />
    </Section>
  );
}
