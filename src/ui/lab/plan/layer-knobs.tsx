import {
  ACTIVATIONS,
  DEFAULT_INITIALIZER,
  INITIALIZERS,
  type Initializer,
  type LayerSpec,
} from '../../../core/model/network';
import { NumberInput } from '../../train/number-input';
import { valueAt } from '../../train/plan-path';
import { hasKernel, penaltyOf, withPenalty } from './kernels';
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

/** The numbers of the layers, by their Keras names. */
const NUMBERS = [
  ['units', 'units'],
  ['filters', 'filters'],
  ['kernelSize', 'kernel_size'],
  ['poolSize', 'pool_size'],
  ['rate', 'rate'],
  ['momentum', 'momentum'],
  ['epsilon', 'epsilon'],
] as const;

/** All knobs of a layer. */
export function LayerKnobs({ index, layer, onChange, onHelp }: LayerKnobsProps) {
  const { t } = usePlanMessages();
  const at = `network.layers.${index}`;
  return (
    <>
      <div className="layer-knobs">
        {NUMBERS.map(
          ([key, keras]) =>
            key in layer && (
              <LayerKnob
                key={key}
                label={t(`knob.${key}.label`)}
                keras={keras}
                help={t(`knob.${key}.help`)}
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
            help={t(`activation.${layer.activation}`)}
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
        help={t(`initializer.${initializer}`)}
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
          help={t(`knob.${kind}.help`)}
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
