import { AUGMENTATION_DEFAULT } from '../../../core/model/augmentation';
import { EARLY_STOPPING_DEFAULT } from '../../../core/model/early-stopping';
import { LAYER_DEFAULTS } from '../../../core/model/layer-defaults';
import type { NetworkSpec } from '../../../core/model/network';
import { OPTIMIZER_DEFAULTS, type OptimizerSpec } from '../../../core/model/optimizer';
import type { TrainingPlan } from '../../../core/model/plan';
import { withLayer } from './edit-layers';

/** AdamW, with the numbers of an Adam that it takes the place of. */
export function asAdamW(optimizer: OptimizerSpec): OptimizerSpec {
  return { ...OPTIMIZER_DEFAULTS.AdamW, ...(optimizer.type === 'Adam' && optimizer), type: 'AdamW' };
}

/** The network with dropout before its output, which may be a Dense layer and an Activation. */
export function withDropout(network: NetworkSpec): NetworkSpec {
  const { layers } = network;
  const output = layers.length - (layers.at(-1)?.type === 'Activation' ? 2 : 1);
  return { ...network, layers: withLayer(layers, Math.max(0, output), LAYER_DEFAULTS.Dropout) };
}

/** Early stopping on or off; where no digits are held back it can only watch those that are learnt from. */
export function withEarlyStopping(plan: TrainingPlan, on: boolean): TrainingPlan {
  const monitor = plan.validationSplit === 0 ? 'loss' : EARLY_STOPPING_DEFAULT.monitor;
  return { ...plan, earlyStopping: on ? { ...EARLY_STOPPING_DEFAULT, monitor } : null };
}

export function withAugmentation(plan: TrainingPlan, on: boolean): TrainingPlan {
  return { ...plan, augmentation: on ? AUGMENTATION_DEFAULT : null };
}

export function withNormalized(plan: TrainingPlan, on: boolean): TrainingPlan {
  const { layers } = plan.network;
  return { ...plan, network: on ? { layers } : { layers, normalized: false } };
}
