import { LAYER_DEFAULTS } from '../../../core/model/layer-defaults';
import {
  ACTIVATIONS,
  DEFAULT_INITIALIZER,
  INITIALIZERS,
  type Initializer,
  type LayerSpec,
} from '../../../core/model/network';
import { useI18n } from '../../shared/i18n/use-i18n';
import { rangedHelp } from '../../train/limits';
import { NumberInput } from '../../train/number-input';
import { valueAt } from '../../train/plan-path';
import { useEditor } from './editor-context';
import { hasKernel, NO_PENALTY, penaltyOf, withPenalty } from './kernels';
import { LayerKnob } from './layer-knob';
import { usePlanMessages } from './messages/use-plan-messages';

type LayerKnobsProps = {
  /** from 0 */
  readonly index: number;
  readonly layer: LayerSpec;
  readonly onChange: (layer: LayerSpec) => void;
  /** The sentence on the knob that is being looked at, or null. */
  readonly onHelp: (help: string | null) => void;
};

/** The numbers of the layers, with their Keras names and what Keras has where nobody says anything. */
const NUMBERS = [
  ['units', 'units', null],
  ['filters', 'filters', null],
  ['kernelSize', 'kernel_size', null],
  ['poolSize', 'pool_size', LAYER_DEFAULTS.MaxPooling2D.poolSize],
  ['rate', 'rate', null],
  ['momentum', 'momentum', LAYER_DEFAULTS.BatchNormalization.momentum],
  ['epsilon', 'epsilon', LAYER_DEFAULTS.BatchNormalization.epsilon],
] as const;

/** All knobs of a layer. */
export function LayerKnobs({ index, layer, onChange, onHelp }: LayerKnobsProps) {
  const { plan } = useEditor();
  const page = useI18n();
  const { t } = usePlanMessages();
  const at = `network.layers.${index}`;
  return (
    <>
      <div className="layer-knobs">
        {NUMBERS.map(
          ([key, keras, usual]) =>
            key in layer && (
              <LayerKnob
                key={key}
                label={t(`knob.${key}.label`)}
                keras={keras}
                help={rangedHelp(t(`knob.${key}.help`), `${at}.${key}`, plan, page, usual)}
                path={`${at}.${key}`}
                onHelp={onHelp}
              >
                {(control) => (
                  <NumberInput
                    {...control}
                    value={Number(valueAt(layer, key))}
                    onEdit={(value) => onChange({ ...layer, [key]: value } as LayerSpec)}
                  />
                )}
              </LayerKnob>
            ),
        )}
        {'activation' in layer && (
          <LayerKnob
            label={t('knob.activation.label')}
            keras="activation"
            help={
              layer.type === 'Activation'
                ? t('knob.choice.none', { help: t(`activation.${layer.activation}`) })
                : t('knob.choice.default', { help: t(`activation.${layer.activation}`), usual: 'linear' })
            }
            path={`${at}.activation`}
            onHelp={onHelp}
          >
            {(control) => (
              <select
                {...control}
                value={layer.activation}
                onChange={(event) =>
                  onChange({ ...layer, activation: event.target.value as typeof layer.activation })
                }
              >
                {ACTIVATIONS.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            )}
          </LayerKnob>
        )}
      </div>
      {hasKernel(layer) && <KernelKnobs index={index} layer={layer} onChange={onChange} onHelp={onHelp} />}
    </>
  );
}

/** What a layer's kernel starts as, and what holds it small. */
function KernelKnobs({
  index,
  layer,
  onChange,
  onHelp,
}: LayerKnobsProps & { readonly layer: Extract<LayerSpec, { readonly type: 'Dense' | 'Conv2D' }> }) {
  const { plan } = useEditor();
  const page = useI18n();
  const { t } = usePlanMessages();
  const at = `network.layers.${index}`;
  const initializer = layer.kernelInitializer ?? DEFAULT_INITIALIZER;
  const choose = (chosen: Initializer) => {
    const { kernelInitializer: _, ...bare } = layer;
    onChange((chosen === DEFAULT_INITIALIZER ? bare : { ...bare, kernelInitializer: chosen }) as LayerSpec);
  };
  return (
    <div className="layer-knobs">
      <LayerKnob
        label={t('knob.kernelInitializer.label')}
        keras="kernel_initializer"
        help={t('knob.choice.default', { help: t(`initializer.${initializer}`), usual: DEFAULT_INITIALIZER })}
        path={`${at}.kernelInitializer`}
        onHelp={onHelp}
      >
        {(control) => (
          <select
            {...control}
            value={initializer}
            onChange={(event) => choose(event.target.value as Initializer)}
          >
            {INITIALIZERS.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </LayerKnob>
      {(['l1', 'l2'] as const).map((kind) => (
        <LayerKnob
          key={kind}
          label={kind === 'l1' ? t('knob.layerL1.label') : t('knob.layerL2.label')}
          keras={kind}
          help={rangedHelp(
            t(`knob.${kind}.help`),
            `${at}.kernelRegularizer.${kind}`,
            plan,
            page,
            NO_PENALTY[kind],
          )}
          path={`${at}.kernelRegularizer.${kind}`}
          onHelp={onHelp}
        >
          {(control) => (
            <NumberInput
              {...control}
              value={penaltyOf(layer)[kind]}
              onEdit={(value) => onChange(withPenalty(layer, { ...penaltyOf(layer), [kind]: value }))}
            />
          )}
        </LayerKnob>
      ))}
    </div>
  );
}
