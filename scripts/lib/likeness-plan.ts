import { CNN_PLAN, convolutionalNetwork } from '../../src/core/model/default-plan';
import type { TrainingPlan } from '../../src/core/model/plan';

/** How the likeness network is trained, on what `likenessDigits` makes. */
export const LIKENESS_PLAN: TrainingPlan = {
  ...CNN_PLAN,
  network: convolutionalNetwork(16, 32, 64),
  epochs: 12,
  styleShare: 0, // its digits are mixed already
  seed: 1,
};
