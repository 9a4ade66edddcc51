import { initialWeights, type Weights, weightsFit } from '../../core/model/initialize';
import type { TrainingPlan } from '../../core/model/plan';
import { InklingFailure } from '../../protocol/errors';
import type { SavedNetwork, TestResult, TrainingResult } from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import type { Engine, EngineNetwork } from '../engine/engine';
import { evaluate } from './evaluate';
import { createTrainer, type Trainer } from './trainer';

/** A training run: the network that it trains, and what it needs for that. */
export type Run = {
  readonly plan: TrainingPlan;
  readonly network: EngineNetwork;
  /** ends waits for training digits: the run shall be tested */
  readonly stop: AbortController;
  /** ends all waits: the run shall be forgotten */
  readonly leave: AbortController;
  /** there once the dataset is */
  trainer: Trainer | null;
  /** the trainer at work; null before its start, and after it threw */
  events: ReturnType<Trainer['run']> | null;
  /** of the last checkpoint */
  lastGood: Weights;
};

/** A run with fresh weights, on which nothing has been computed yet. */
export function createRun(engine: Engine, plan: TrainingPlan): Run {
  const lastGood = initialWeights(plan.network, plan.seed);
  const network = engine.build(plan.network, lastGood);
  return {
    plan,
    network,
    stop: new AbortController(),
    leave: new AbortController(),
    trainer: null,
    events: null,
    lastGood,
  };
}

/** The run's trainer, made at the first call. From then on the plan's digits stream in. */
export function trainerOf(run: Run, dataset: Dataset, now: () => number): Trainer {
  if (run.trainer === null) {
    const { network, plan, stop } = run;
    run.trainer = createTrainer({ network, plan, digits: dataset.train, signal: stop.signal, now });
    dataset.train.prefetch(plan.trainingSize, stop.signal);
  }
  return run.trainer;
}

/** Takes the network's weights as those to come back to, unless they hold a number that is none. */
export async function saveWeights(run: Run): Promise<SavedNetwork> {
  const weights = await run.network.weights();
  if (weightsFit(run.plan.network, weights)) run.lastGood = weights;
  return { network: run.plan.network, origin: 'training', weights: run.lastGood };
}

/**
 * Reads all test digits, yielding after each chunk.
 *
 * @throws DataError when they cannot be had; the abort's reason when `stop` is aborted while they are awaited
 */
export async function* testNetwork(
  network: EngineNetwork,
  { test }: Dataset,
  stop: AbortSignal,
): AsyncGenerator<void, TestResult, void> {
  await test.until(test.total, stop);
  const { loss, correct, count } = yield* evaluate(network, test, { from: 0, to: test.total });
  return { loss: loss / count, accuracy: correct / count, wrong: count - correct, count };
}

/**
 * What the run came to.
 *
 * @throws InklingFailure `diverged` where the test shows what the last step, or one whose loss nobody read, has done
 */
export function resultOf(run: Run, test: TestResult): TrainingResult {
  const { steps = 0, totalSteps = 0, epochs = 0, workingTime = 0 } = run.trainer?.tally ?? {};
  if (!Number.isFinite(test.loss)) {
    const epoch = Math.min(epochs, run.plan.epochs - 1);
    throw new InklingFailure({ kind: 'diverged', epoch, step: steps });
  }
  return { test, steps, totalSteps, epochs, seconds: workingTime / 1000 };
}
