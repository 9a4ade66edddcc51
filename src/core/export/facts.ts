import type { Monitor } from '../model/early-stopping';
import { INPUT_IMAGE, type LayerSpec, layerShapes } from '../model/network';
import { isFullBatch } from '../model/optimizer';
import type { TrainingPlan } from '../model/plan';

/** The page calibrates a run by no fewer digits held back. */
const FEWEST_TO_CALIBRATE = 500;

/** What follows from a plan for its code, in several of its steps. */
export type Facts = {
  readonly plan: TrainingPlan;
  /** whether the network takes pictures, [28, 28, 1], else rows, [784] */
  readonly takesImages: boolean;
  /** whether labels are rows of ten numbers */
  readonly oneHot: boolean;
  readonly varies: boolean;
  readonly fullBatch: 'BatchGradientDescent' | 'ConjugateGradient' | null;
  readonly validates: boolean;
  readonly calibrates: boolean;
  readonly penalised: boolean;
  readonly drops: boolean;
  readonly losses: ComparableLosses;
};

/** The names under which Keras reports the losses that the page reports. */
export type ComparableLosses = {
  /** of an epoch's training: without penalties on weights */
  readonly training: string;
  /** of validation: the cross-entropy, whatever the loss */
  readonly validation: string;
  /** of the test, likewise */
  readonly test: string;
};

/** @param plan checked by `checkPlan` */
export function factsOf(plan: TrainingPlan): Facts {
  const { network, optimizer, loss, validationSplit, trainingSize } = plan;
  const train = Math.floor(trainingSize * (1 - validationSplit));
  const penalised = network.layers.some(isPenalised);
  return {
    plan,
    takesImages: layerShapes(network)[0]!.input.length === INPUT_IMAGE.length,
    oneHot: loss !== 'sparse_categorical_crossentropy',
    varies: plan.augmentation !== null,
    fullBatch: isFullBatch(optimizer) ? optimizer.type : null,
    validates: validationSplit > 0,
    calibrates: trainingSize - train >= FEWEST_TO_CALIBRATE,
    penalised,
    drops: network.layers.some((layer) => layer.type === 'Dropout' && layer.rate > 0),
    losses: comparableLosses(loss === 'mean_squared_error', penalised),
  };
}

function isPenalised(layer: LayerSpec): boolean {
  return (
    'kernelRegularizer' in layer &&
    layer.kernelRegularizer !== undefined &&
    (layer.kernelRegularizer.l1 > 0 || layer.kernelRegularizer.l2 > 0)
  );
}

function comparableLosses(squares: boolean, penalised: boolean): ComparableLosses {
  if (!squares && !penalised) return { training: 'loss', validation: 'val_loss', test: 'loss' };
  const entropies = { validation: 'val_crossentropy', test: 'crossentropy' };
  if (!squares) return { training: 'crossentropy', ...entropies };
  return { training: penalised ? 'squared_error' : 'loss', ...entropies };
}

/** The name of the figure that early stopping watches. */
export function monitorName(monitor: Monitor, losses: ComparableLosses): string {
  switch (monitor) {
    case 'loss':
      return losses.training;
    case 'val_loss':
      return losses.validation;
    default:
      return monitor;
  }
}
