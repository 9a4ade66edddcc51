/** When a run ends by itself: as Keras' callback `EarlyStopping`. */
export type EarlyStopping = {
  readonly monitor: Monitor;
  /** a smaller change is no improvement */
  readonly minDelta: number;
  /** epochs without improvement after which the run ends; 0 ends it after the first of them */
  readonly patience: number;
  readonly restoreBestWeights: boolean;
};

export const MONITORS = ['val_loss', 'val_accuracy', 'loss', 'accuracy'] as const;
export type Monitor = (typeof MONITORS)[number];

/** Keras' defaults, but for the patience: there it is 0, with which a run all but ends at the first noise. */
export const EARLY_STOPPING_DEFAULT: EarlyStopping = {
  monitor: 'val_loss',
  minDelta: 0,
  patience: 2,
  restoreBestWeights: true,
};

/** What has been seen so far. */
export type StoppingState = {
  /** the best value of what is monitored; null before the first epoch */
  readonly best: number | null;
  /** from 0; null before the first epoch */
  readonly bestEpoch: number | null;
  /** epochs since */
  readonly wait: number;
};

export const NOTHING_SEEN: StoppingState = { best: null, bestEpoch: null, wait: 0 };

/** Loss and accuracy of an epoch; validation is null without a validation split. */
export type EpochFigures = {
  readonly training: { readonly loss: number; readonly accuracy: number };
  readonly validation: { readonly loss: number; readonly accuracy: number } | null;
};

/** Whether the run goes on after an epoch, and what is known by then. */
export function afterEpoch(
  stopping: EarlyStopping,
  state: StoppingState,
  epoch: number,
  figures: EpochFigures,
): StoppingState & { readonly improved: boolean; readonly stop: boolean } {
  const value = monitored(stopping.monitor, figures);
  if (value === null) return { ...state, improved: false, stop: false };
  const lower = stopping.monitor.endsWith('loss');
  const gain =
    state.best === null ? Number.POSITIVE_INFINITY : lower ? state.best - value : value - state.best;
  if (gain > stopping.minDelta)
    return { best: value, bestEpoch: epoch, wait: 0, improved: true, stop: false };
  const wait = state.wait + 1;
  return { ...state, wait, improved: false, stop: wait >= stopping.patience };
}

function monitored(monitor: Monitor, { training, validation }: EpochFigures): number | null {
  switch (monitor) {
    case 'loss':
      return training.loss;
    case 'accuracy':
      return training.accuracy;
    case 'val_loss':
      return validation?.loss ?? null;
    case 'val_accuracy':
      return validation?.accuracy ?? null;
    default:
      return monitor satisfies never;
  }
}
