import type { TrainingPlan } from '../../../src/core/model/plan';
import { PRESETS } from '../../../src/core/model/presets';

/**
 * MNIST as it is, at a constant rate: 784-128-10 with Adam and a tenth held back. What the tests prove of runs and engines
 * has nothing to do with styles, augmentation or schedules.
 */
export const MNIST_PLAN: TrainingPlan = { ...PRESETS['dense-128'], validationSplit: 0.1 };
