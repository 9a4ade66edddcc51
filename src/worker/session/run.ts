import { initialWeights, type Weights, weightsFit } from '../../core/model/initialize';
import { type NetworkSpec, shapeSize } from '../../core/model/network';
import type { TrainingPlan } from '../../core/model/plan';
import { weightShapes } from '../../core/model/weights';
import { InklingFailure } from '../../protocol/errors';
import type {
  RunPosition,
  SavedNetwork,
  SavedRun,
  TestResult,
  TrainingResult,
} from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import type { Engine, EngineNetwork, TrainingState } from '../engine/engine';
import { evaluate } from './evaluate';
import { planSteps } from './plan-steps';
import { createTrainer, type Gait, NOTHING_DONE, type Tally, type Trainer } from './trainer';

/** A point of a run from which it can go on, in main memory. */
export type Checkpoint = { readonly tally: Tally; readonly state: TrainingState };

/** A training run: what it trains, where, and how far it has come. */
export type Run = {
  readonly plan: TrainingPlan;
  /** ends waits for training digits: the run shall be tested */
  readonly stop: AbortController;
  /** ends all waits: the run shall be forgotten */
  readonly leave: AbortController;
  /** where it goes on should its engine fail */
  checkpoint: Checkpoint;
  /** its network on an engine; null before an engine was chosen */
  place: { readonly engine: Engine; readonly network: EngineNetwork } | null;
  /** there once the dataset is */
  trainer: Trainer | null;
  /** the trainer at work; null before its start, and after it threw */
  events: ReturnType<Trainer['run']> | null;
};

/** A run with fresh weights, on which nothing has been computed yet. */
export function createRun(plan: TrainingPlan): Run {
  const weights = initialWeights(plan.network, plan.seed);
  return runFrom(plan, { tally: NOTHING_DONE, state: { weights, slots: [], iterations: 0 } });
}

/** The run that a worker before this one had saved; null where the numbers are not those of its network. */
export function restoreRun(weights: Weights, saved: SavedRun): Run | null {
  const { plan, steps, epochs, epochTotals, workingTime, slots } = saved;
  const state: TrainingState = { weights, slots, iterations: steps };
  if (!stateFits(plan.network, state)) return null;
  return runFrom(plan, { tally: { steps, epochs, epochTotals, workingTime }, state });
}

function runFrom(plan: TrainingPlan, checkpoint: Checkpoint): Run {
  return {
    plan,
    stop: new AbortController(),
    leave: new AbortController(),
    checkpoint,
    place: null,
    trainer: null,
    events: null,
  };
}

/** Puts the run, as it was at its checkpoint, on an engine; the network where it was before is the caller's to give back. */
export function placeRun(run: Run, engine: Engine): EngineNetwork {
  giveUpTrainer(run);
  const network = engine.build(run.plan.network, run.checkpoint.state.weights);
  run.place = { engine, network };
  return network;
}

/** Ends the run's training. What the engine held for it is given back, unless the engine is beyond that. */
export function giveUpTrainer(run: Run): void {
  try {
    run.trainer?.dispose();
  } catch {
    // The engine is lost, and with it all that it held.
  }
  run.trainer = null;
  run.events = null;
}

/** The next event of the placed run's trainer. From the first call on the plan's digits stream in. */
export function pullRun(run: Run, dataset: Dataset, gait: Gait, now: () => number) {
  if (run.trainer === null) {
    const { plan, stop, checkpoint } = run;
    const from = checkpoint.tally.steps > 0 ? checkpoint : undefined;
    const { network } = run.place!;
    run.trainer = createTrainer({ network, plan, digits: dataset.train, from, signal: stop.signal, now });
    dataset.train.prefetch(plan.trainingSize, stop.signal);
  }
  if (run.events === null) {
    run.events = run.trainer.run(gait);
  }
  return run.events.next(gait);
}

/** Takes the run as it is as the point to come back to, unless it holds a number that is none. */
export async function saveCheckpoint(run: Run): Promise<void> {
  const { trainer } = run;
  if (trainer === null) return;
  const tally = trainer.tally();
  const state = await trainer.state();
  if (stateFits(run.plan.network, state)) run.checkpoint = { tally, state };
}

/** What the page keeps of a run. */
export function savedNetwork(run: Run, paused: boolean): SavedNetwork {
  const { plan, checkpoint } = run;
  const { tally, state } = checkpoint;
  return {
    network: plan.network,
    origin: 'training',
    weights: state.weights,
    run: {
      ...positionOf(plan, tally),
      slots: state.slots,
      epochTotals: tally.epochTotals,
      workingTime: tally.workingTime,
      paused,
    },
  };
}

export function positionOf(plan: TrainingPlan, { steps, epochs }: Tally): RunPosition {
  return { plan, steps, epochs, epoch: steps / planSteps(plan).perEpoch };
}

/** Whether all arrays are of the sizes that the network needs, and hold numbers. */
function stateFits(network: NetworkSpec, { weights, slots }: TrainingState): boolean {
  const sizes = weightShapes(network).map(({ shape }) => shapeSize(shape));
  return (
    weightsFit(network, weights) &&
    slots.length % sizes.length === 0 &&
    slots.every(
      (values, index) => values.length === sizes[index % sizes.length] && values.every(Number.isFinite),
    )
  );
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
  const { steps, epochs, workingTime } = run.trainer?.tally() ?? run.checkpoint.tally;
  if (!Number.isFinite(test.loss)) {
    const epoch = Math.min(epochs, run.plan.epochs - 1);
    throw new InklingFailure({ kind: 'diverged', epoch, step: steps });
  }
  return { test, steps, totalSteps: planSteps(run.plan).total, epochs, seconds: workingTime / 1000 };
}
