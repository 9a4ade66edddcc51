import type { Redraw } from '../../core/data/augment-redraw';
import { CLASS_COUNT, type Digits, IMAGE_PIXELS } from '../../core/data/digits';
import { initialWeights, type Weights, weightsFit } from '../../core/model/initialize';
import { type NetworkSpec, shapeSize } from '../../core/model/network';
import { PLAN_LIMITS, type TrainingPlan } from '../../core/model/plan';
import { trainableShapes } from '../../core/model/weights';
import { InklingFailure } from '../../protocol/errors';
import type {
  RateChange,
  RunPosition,
  SavedNetwork,
  SavedRun,
  TestResult,
  TrainingResult,
} from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import type { Engine, EngineNetwork, TrainingState } from '../engine/engine';
import { evaluate } from './evaluate';
import { NOTHING_DONE, type Tally } from './ledger';
import { planSteps } from './plan-steps';
import { withChange } from './rates';
import type { Gait, TrainerEvent } from './steps';
import { createTrainer, type Ending, type Trainer } from './trainer';

/** A point of a run from which it can go on, in main memory. */
export type Checkpoint = { readonly tally: Tally; readonly state: TrainingState };

/** A training run: what it trains, where, and how far it has come. */
export type Run = {
  readonly plan: TrainingPlan;
  /** a person's own digits, mixed with MNIST's */
  readonly own: Digits | null;
  /** ends waits for training digits: the run shall be tested */
  readonly stop: AbortController;
  /** ends all waits: the run shall be forgotten */
  readonly leave: AbortController;
  /** where it goes on should its engine fail */
  checkpoint: Checkpoint;
  /** in the order of their steps */
  rateChanges: readonly RateChange[];
  /** how it ended by itself; null before that, and where a person ends it */
  ending: Ending | null;
  /** the page wants a checkpoint, whether or not one is due */
  checkpointAsked: boolean;
  /** its network on an engine; null before an engine was chosen */
  place: { readonly engine: Engine; readonly network: EngineNetwork } | null;
  /** there once the dataset is */
  trainer: Trainer | null;
  /** the trainer at work; null before its start, and after it threw */
  events: ReturnType<Trainer['run']> | null;
};

/**
 * A run on which nothing has been computed yet.
 *
 * @param start the network that it trains instead of the plan's, from these weights; null for the plan's, from fresh ones
 * @param own mixed with MNIST's digits
 */
export function createRun(
  plan: TrainingPlan,
  start: { readonly network: NetworkSpec; readonly weights: Weights } | null = null,
  own: Digits | null = null,
): Run {
  const { network, weights } = start ?? { ...plan, weights: initialWeights(plan.network, plan.seed) };
  const state = { weights, slots: [], iterations: 0 };
  return runFrom({ ...plan, network }, own, [], { tally: NOTHING_DONE, state });
}

/**
 * The run that a worker before this one, or an earlier visit, had saved; null where the numbers are not those of its network,
 * or lie outside its plan.
 */
export function restoreRun(weights: Weights, saved: SavedRun): Run | null {
  const {
    plan,
    own,
    steps,
    epochs,
    epochTotals,
    stretchTotals,
    workingTime,
    slots,
    rateChanges,
    stopping,
    bestWeights,
  } = saved;
  const state: TrainingState = { weights, slots, iterations: steps };
  const bestFit = bestWeights === null || weightsFit(plan.network, bestWeights);
  if (!stateFits(plan, state) || !bestFit || (own !== null && !areDigits(own))) return null;
  const { total, perEpoch } = planSteps(plan, own);
  if (!isWithin(steps, total) || !isWithin(epochs, plan.epochs) || epochs * perEpoch > steps) return null;
  const tally = { steps, epochs, epochTotals, stretchTotals, workingTime, stopping, bestWeights };
  return runFrom(plan, own, rateChanges, { tally, state });
}

function runFrom(
  plan: TrainingPlan,
  own: Digits | null,
  rateChanges: readonly RateChange[],
  checkpoint: Checkpoint,
): Run {
  return {
    plan,
    own,
    stop: new AbortController(),
    leave: new AbortController(),
    checkpoint,
    rateChanges,
    ending: null,
    checkpointAsked: false,
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

/**
 * The next event of the placed run's trainer, or how the run has ended. From the first call on the digits stream in.
 *
 * @param redraw draws variants of digits; else JavaScript does
 */
export async function pullRun(
  run: Run,
  dataset: Dataset,
  gait: Gait,
  now: () => number,
  redraw?: Redraw,
): Promise<IteratorResult<TrainerEvent, Ending>> {
  if (run.trainer === null) {
    const { plan, own, stop, checkpoint } = run;
    run.ending = null;
    run.trainer = createTrainer({
      network: run.place!.network,
      plan,
      digits: dataset.train,
      own,
      rateChanges: () => run.rateChanges,
      redraw,
      from: checkpoint.tally.steps > 0 ? checkpoint : undefined,
      signal: stop.signal,
      now,
    });
    dataset.train.prefetch(plan.trainingSize, stop.signal);
  }
  run.events ??= run.trainer.run(gait);
  const next = await run.events.next(gait);
  if (next.done) run.ending = next.value;
  return next;
}

/** Sets the learning rate, kept within the limits of plans, from the next step on; the schedule goes on from it. */
export function changeLearningRate(run: Run, rate: number): void {
  const { min, max } = PLAN_LIMITS.learningRate;
  if (Number.isNaN(rate)) return;
  const learningRate = Math.min(Math.max(rate, min), max);
  const step = run.trainer?.nextStep() ?? run.checkpoint.tally.steps;
  run.rateChanges = withChange(run.rateChanges, { step, learningRate });
}

/** The run's last checkpoint with other numbers in its network. */
export function withWeights({ tally, state }: Checkpoint, weights: Weights): Checkpoint {
  return { tally, state: { ...state, weights } };
}

/** Takes the run as it is as the point to come back to, unless it holds a number that is none. */
export async function saveCheckpoint(run: Run): Promise<void> {
  const { trainer } = run;
  if (trainer === null) return;
  const tally = trainer.tally();
  const state = await trainer.state();
  if (stateFits(run.plan, state)) run.checkpoint = { tally, state };
}

/** What the page keeps of a run. */
export function savedNetwork(run: Run, paused: boolean): SavedNetwork {
  const { plan, own, rateChanges, checkpoint } = run;
  const { tally, state } = checkpoint;
  const { epochTotals, stretchTotals, workingTime, stopping, bestWeights } = tally;
  return {
    network: plan.network,
    origin: 'training',
    weights: state.weights,
    run: {
      ...positionOf(run, tally),
      slots: state.slots,
      epochTotals,
      stretchTotals,
      workingTime,
      rateChanges,
      stopping,
      bestWeights,
      own,
      paused,
    },
  };
}

export function positionOf({ plan, own }: Pick<Run, 'plan' | 'own'>, { steps, epochs }: Tally): RunPosition {
  return { plan, steps, epochs, epoch: steps / planSteps(plan, own).perEpoch };
}

/** Whether all arrays are of the sizes that the plan's network and optimiser need, and hold numbers. */
function stateFits({ network, optimizer }: TrainingPlan, { weights, slots }: TrainingState): boolean {
  const sizes = trainableShapes(network).map(({ shape }) => shapeSize(shape));
  // Conjugate gradients remember one number more, the length of the last step.
  const numbers = optimizer.type === 'ConjugateGradient' ? slots.slice(-1) : [];
  const arrays = slots.slice(0, slots.length - numbers.length);
  return (
    weightsFit(network, weights) &&
    arrays.length % sizes.length === 0 &&
    arrays.every((values, index) => values.length === sizes[index % sizes.length]) &&
    numbers.every((values) => values.length === 1) &&
    slots.every((values) => values.every(Number.isFinite))
  );
}

function isWithin(count: number, most: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= most;
}

function areDigits({ images, labels }: Digits): boolean {
  return images.length === labels.length * IMAGE_PIXELS && labels.every((label) => label < CLASS_COUNT);
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
 * @param temperature by which its network was calibrated before the test; null if it was not
 * @throws InklingFailure `diverged` where the test shows what the last step, or one whose loss nobody read, has done
 */
export function resultOf(run: Run, test: TestResult, temperature: number | null): TrainingResult {
  const { steps, epochs, workingTime } = run.trainer?.tally() ?? run.checkpoint.tally;
  if (!Number.isFinite(test.loss)) {
    const epoch = Math.min(epochs, run.plan.epochs - 1);
    throw new InklingFailure({ kind: 'diverged', epoch, step: steps });
  }
  const { total: totalSteps } = planSteps(run.plan, run.own);
  const { end, bestEpoch } = run.ending ?? { end: 'stopped', bestEpoch: null };
  return { test, end, bestEpoch, steps, totalSteps, epochs, seconds: workingTime / 1000, temperature };
}
