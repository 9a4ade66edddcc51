import type { PlanProblem } from '../../../core/model/check/problems';
import { OUTPUT_LAYER } from '../../../core/model/layer-defaults';
import type { Activation, LayerSpec, NetworkSpec } from '../../../core/model/network';
import { withLayer, withoutLayer } from './edit-layers';
import type { PlanTranslator } from './messages/use-plan-messages';

/** What a single press puts right. */
export type Fix = { readonly name: string; readonly network: NetworkSpec };

/** The remedy for a problem at a layer; null where there is none that a person would not rather choose. */
export function fixOf(problem: PlanProblem, network: NetworkSpec, { t }: PlanTranslator): Fix | null {
  const { layers } = network;
  const index = layerOf(problem);
  const layer = layers[index];
  if (layer === undefined) return null;
  const fix = (name: string, changed: readonly LayerSpec[]) => ({
    name,
    network: { ...network, layers: changed },
  });
  switch (problem.kind) {
    case 'needsFlatten':
      return fix(t('fix.flatten'), withLayer(layers, index, { type: 'Flatten' }));
    case 'needsImage':
    case 'needsBatches':
    case 'tooLarge':
      return fix(t('fix.remove'), withoutLayer(layers, index));
    case 'wrongOutput':
      if (layer.type !== 'Dense') return null;
      return fix(
        t('fix.units', { units: problem.units }),
        layers.with(index, { ...layer, units: problem.units }),
      );
    case 'unknownValue': {
      if (problem.path.endsWith('.type'))
        return fix(t('fix.output'), withLayer(layers, layers.length, OUTPUT_LAYER));
      const [only, ...others] = problem.allowed;
      if (only === undefined || others.length > 0 || !('activation' in layer)) return null;
      const changed = { ...layer, activation: only as Activation };
      return fix(t('fix.activation', { activation: only }), layers.with(index, changed));
    }
    default:
      return null;
  }
}

/** The place of the layer that a problem is at; NaN for none. */
export function layerOf({ path }: PlanProblem): number {
  return Number(/^network\.layers\.(\d+)/.exec(path)?.[1]);
}
