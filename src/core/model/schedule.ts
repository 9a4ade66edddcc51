/** How the learning rate changes with the steps of a run; times are in epochs, so that they don't depend on the batch size. */
export type LearningRateSchedule = {
  /** epochs over which the rate first rises from zero, in a straight line; 0 for none. What follows is counted from its end. */
  readonly warmupEpochs: number;
} & (
  | { readonly type: 'Constant' }
  /** decayRate ^ floor(t / decayEpochs): Keras' `ExponentialDecay(staircase=True)` */
  | { readonly type: 'StepDecay'; readonly decayEpochs: number; readonly decayRate: number }
  /** decayRate ^ (t / decayEpochs) */
  | { readonly type: 'ExponentialDecay'; readonly decayEpochs: number; readonly decayRate: number }
  /** 1 / (1 + decayRate * t / decayEpochs) */
  | { readonly type: 'InverseTimeDecay'; readonly decayEpochs: number; readonly decayRate: number }
  /** half a cosine wave down to the share `alpha` at the end of the run */
  | { readonly type: 'CosineDecay'; readonly alpha: number }
);

export const SCHEDULE_TYPES = [
  'Constant',
  'StepDecay',
  'ExponentialDecay',
  'InverseTimeDecay',
  'CosineDecay',
] as const satisfies readonly LearningRateSchedule['type'][];

/** Sane starts for each; Keras has no defaults for these numbers. */
export const SCHEDULE_DEFAULTS: {
  readonly [T in LearningRateSchedule['type']]: Extract<LearningRateSchedule, { type: T }>;
} = {
  Constant: { type: 'Constant', warmupEpochs: 0 },
  StepDecay: { type: 'StepDecay', warmupEpochs: 0, decayEpochs: 3, decayRate: 0.5 },
  ExponentialDecay: { type: 'ExponentialDecay', warmupEpochs: 0, decayEpochs: 1, decayRate: 0.9 },
  InverseTimeDecay: { type: 'InverseTimeDecay', warmupEpochs: 0, decayEpochs: 1, decayRate: 0.5 },
  CosineDecay: { type: 'CosineDecay', warmupEpochs: 0, alpha: 0 },
};

/**
 * What the learning rate is multiplied with at a step.
 *
 * Source: the formulas of Keras 3's `LearningRateSchedule`s; the warm-up is that of its `CosineDecay`, except that
 * the first step is one of it, not at rate 0.
 *
 * @param step counted from 0
 * @param stepsPerEpoch at least 1
 * @param totalSteps of the run
 * @returns 0..1 for decay rates up to 1
 */
export function scheduledShare(
  schedule: LearningRateSchedule,
  step: number,
  stepsPerEpoch: number,
  totalSteps: number,
): number {
  const warmup = Math.min(schedule.warmupEpochs * stepsPerEpoch, totalSteps);
  if (step < warmup) return Math.min(1, (step + 1) / warmup);
  const since = step - warmup;
  switch (schedule.type) {
    case 'Constant':
      return 1;
    case 'StepDecay':
      return schedule.decayRate ** Math.floor(since / stepsPerEpoch / schedule.decayEpochs);
    case 'ExponentialDecay':
      return schedule.decayRate ** (since / stepsPerEpoch / schedule.decayEpochs);
    case 'InverseTimeDecay':
      return 1 / (1 + (schedule.decayRate * since) / stepsPerEpoch / schedule.decayEpochs);
    case 'CosineDecay': {
      const done = Math.min(1, since / Math.max(1, totalSteps - warmup));
      return schedule.alpha + ((1 - schedule.alpha) * (1 + Math.cos(Math.PI * done))) / 2;
    }
    default:
      return schedule satisfies never;
  }
}
