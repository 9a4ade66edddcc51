import { mostDigitsAStep } from '../../core/model/cost';
import { initialWeights } from '../../core/model/initialize';
import { isFullBatch, OPTIMIZER_DEFAULTS } from '../../core/model/optimizer';
import type { TrainingPlan } from '../../core/model/plan';
import { type Engine, GRADIENT_CHUNK, type TrainingSpec, type TrainingStepper } from '../engine/engine';
import type { TrainingDigits } from './training-digits';

export type MeasureEnvironment = {
  /** milliseconds */
  readonly now: () => number;
  /** lets waiting messages be handled */
  readonly breathe: () => Promise<void>;
};

/** Steps that are timed at least, and for how long: a clock of a tenth of a millisecond wants some. */
const STEPS = 40;
const LEAST_MS = 50;
/** A slow engine is not timed for longer than this. */
const MOST_MS = 300;
/** For so long nothing is timed: a GPU compiles its programs in the first step, and the browser ours in the first hundred. */
const UNTIMED_MS = 80;
/** No more steps than these are taken for either, however fast they are. */
const MOST_STEPS = 1000;
/** Steps between two waits for the engine, as in training; a slow engine waits after each. */
const SLICE = 5;
const SLOW_STEP_MS = 20;

/**
 * Times some tens of steps of this very plan, on a network of its own. What digits are taught as is left out: it
 * costs the same whichever engine learns from them.
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
  const timed = timedSteps(plan);
  const stepper = network.train(timed, digits);
  try {
    const batch = Math.min(timed.batchSize, digits.available);
    const batches = Math.floor(digits.available / batch);
    stepper.setOrder(Uint32Array.from({ length: batches * batch }, (_, index) => index));
    let steps = 0;
    const take = async (count: number) => {
      for (const end = steps + count; steps < end; steps++) takeBatch(stepper, steps % batches, batch);
      await stepper.done();
      await breathe();
    };
    const begun = now();
    let last = 0; // milliseconds of the last untimed step
    do {
      const before = now();
      await take(1);
      last = now() - before;
    } while (now() - begun < UNTIMED_MS && steps < MOST_STEPS);
    const untimed = steps;
    const slice = last > SLOW_STEP_MS ? 1 : SLICE;
    const started = now();
    // Every engine takes its first timed slice, however slow: without it there would be nothing to compare.
    do await take(slice);
    while (
      (steps - untimed < STEPS || now() - started < LEAST_MS) &&
      now() - started < MOST_MS &&
      steps - untimed < MOST_STEPS
    );
    return ((steps - untimed) * batch * 1000) / Math.max(now() - started, 0.1);
  } finally {
    stepper.dispose();
    network.dispose();
  }
}

function takeBatch(stepper: TrainingStepper, index: number, batch: number): void {
  stepper.step(index * batch, (index + 1) * batch);
}

/** What is timed: the plan's steps, or in the place of steps on all digits at once those on as many as the engine takes. */
function timedSteps({ network, optimizer, loss, batchSize, seed }: TrainingPlan): TrainingSpec {
  if (!isFullBatch(optimizer)) return { optimizer, loss, batchSize, seed };
  const most = Math.min(GRADIENT_CHUNK, mostDigitsAStep(network));
  return { optimizer: OPTIMIZER_DEFAULTS.SGD, loss, batchSize: most, seed };
}

/** What the speed of a plan depends on: measurements hold for all plans that share it. */
export function measurementKey(plan: TrainingPlan): string {
  const { optimizer, loss, batchSize } = timedSteps(plan);
  const { layers, normalized } = plan.network;
  const scale = normalized === false ? [255] : [];
  return JSON.stringify([layers, optimizer.type, loss, batchSize, ...scale]);
}
