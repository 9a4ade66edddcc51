import type { NetworkSpec } from '../../../src/core/model/network';
import { type BatchOptimizerSpec, OPTIMIZER_DEFAULTS } from '../../../src/core/model/optimizer';
import type { TrainingPlan } from '../../../src/core/model/plan';
import { DEFAULT_PLAN } from '../../../src/core/model/presets';
import { SCHEDULE_DEFAULTS } from '../../../src/core/model/schedule';

/** What is trained, by Keras' Adam and cross-entropy, on MNIST's training digits. */
export type Task = { readonly network: NetworkSpec; readonly batchSize: number };

/** One who trains, set up for one task. */
export type Contender = {
  /**
   * Takes some more steps and waits until all of them are done.
   *
   * @returns milliseconds; what is made ready before the first step is not counted
   */
  run(steps: number): Promise<number>;
};

/** The plan of a task, the same for all contenders: MNIST as it is, at the constant rate of Keras' Adam. */
export function planOf(task: Task): TrainingPlan & { readonly optimizer: BatchOptimizerSpec } {
  return {
    ...DEFAULT_PLAN,
    ...task,
    optimizer: OPTIMIZER_DEFAULTS.Adam,
    schedule: SCHEDULE_DEFAULTS.Constant,
    validationSplit: 0,
    styleShare: 0,
    augmentation: null,
  };
}

/**
 * Warms a contender up: compilers and caches are done when it has worked for some time.
 *
 * @param milliseconds how long a timed piece shall take
 * @returns the steps that take so long, at least one
 */
export async function warmUp(contender: Contender, milliseconds: number): Promise<number> {
  await contender.run(1);
  for (let steps = 1; ; steps *= 4) {
    const time = await contender.run(steps);
    if (time > milliseconds / 4) return Math.max(1, Math.round((steps * milliseconds) / time));
  }
}
