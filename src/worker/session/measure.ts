import { initialWeights } from '../../core/model/initialize';
import type { TrainingPlan } from '../../core/model/plan';
import type { Engine, TrainingStepper } from '../engine/engine';
import type { TrainingDigits } from './trainer';

export type MeasureEnvironment = {
  /** milliseconds */
  readonly now: () => number;
  /** lets waiting messages be handled */
  readonly breathe: () => Promise<void>;
};

/** Steps that are timed, after two that are not: the first compiles, the second fills what is kept for reuse. */
const STEPS = 40;
const UNTIMED_STEPS = 2;
/** A slow engine is not timed for longer than this; a fast one needs no more. */
const MOST_MS = 300;
/** Steps between two waits for the engine, as in training. */
const SLICE = 5;

/**
 * Times some tens of steps of this very plan, on a network of its own.
 *
 * @param digits of which the first batch at least has arrived
 * @returns digits a second
 */
export async function measureSpeed(
  engine: Engine,
  plan: TrainingPlan,
  digits: TrainingDigits,
  { now, breathe }: MeasureEnvironment,
): Promise<number> {
  const network = engine.build(plan.network, initialWeights(plan.network, plan.seed));
  const stepper = network.train(plan, digits);
  try {
    const batch = Math.min(plan.batchSize, digits.available);
    const batches = Math.floor(digits.available / batch);
    stepper.setOrder(Uint32Array.from({ length: batches * batch }, (_, index) => index));
    let steps = 0;
    const take = async (count: number) => {
      for (const end = steps + count; steps < end; steps++) takeBatch(stepper, steps % batches, batch);
      await stepper.done();
      await breathe();
    };
    await take(UNTIMED_STEPS);
    const started = now();
    // Every engine takes its first timed slice, however slow: without it there would be nothing to compare.
    do await take(SLICE);
    while (steps < UNTIMED_STEPS + STEPS && now() - started < MOST_MS);
    return ((steps - UNTIMED_STEPS) * batch * 1000) / Math.max(now() - started, 0.1);
  } finally {
    stepper.dispose();
    network.dispose();
  }
}

function takeBatch(stepper: TrainingStepper, index: number, batch: number): void {
  stepper.step(index * batch, (index + 1) * batch);
}

/** What the speed of a plan depends on: measurements hold for all plans that share it. */
export function measurementKey({ network, optimizer, loss, batchSize }: TrainingPlan): string {
  return JSON.stringify([network.layers, optimizer.type, loss, batchSize]);
}
