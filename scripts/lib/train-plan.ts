import type { TrainingPlan } from '../../src/core/model/plan';
import type { EpochResult, TestResult } from '../../src/protocol/training';
import type { Dataset } from '../../src/worker/data/dataset';
import type { Engine, EngineNetwork } from '../../src/worker/engine/engine';
import { calibrate } from '../../src/worker/session/calibration';
import { createRun, giveUpTrainer, placeRun, pullRun, testNetwork } from '../../src/worker/session/run';
import { openRedraw } from './kernels';

/** What a run came to, with the network that learnt in it, which is the caller's to dispose of. */
export type TrainedPlan = {
  readonly network: EngineNetwork;
  readonly test: TestResult;
  /** by which its confidence was turned down after the last step; null if nothing was held back to tell */
  readonly temperature: number | null;
  /** training and validation */
  readonly seconds: number;
};

/**
 * Trains a plan to its end as the page does, without the page.
 *
 * @param onEpoch called after each epoch, and waited for
 */
export async function trainPlan(
  engine: Engine,
  dataset: Dataset,
  plan: TrainingPlan,
  onEpoch: (result: EpochResult, network: EngineNetwork, seconds: number) => Promise<void> = async () => {},
): Promise<TrainedPlan> {
  const run = createRun(plan);
  const network = placeRun(run, engine);
  const redraw = await openRedraw();
  const seconds = () => run.trainer!.tally().workingTime / 1000;
  for (;;) {
    const next = await pullRun(run, dataset, 'run', () => performance.now(), redraw);
    if (next.done) break;
    if (next.value.type === 'epoch') await onEpoch(next.value.result, network, seconds());
  }
  const temperature = await calibration(network, dataset, plan);
  const trained = { network, test: await testOf(network, dataset), temperature, seconds: seconds() };
  giveUpTrainer(run);
  return trained;
}

async function calibration(
  network: EngineNetwork,
  dataset: Dataset,
  plan: TrainingPlan,
): Promise<number | null> {
  const calibrating = calibrate(network, plan, dataset.train);
  for (;;) {
    const next = await calibrating.next();
    if (next.done) return next.value?.temperature ?? null;
  }
}

/** How a network reads the test digits. */
export async function testOf(network: EngineNetwork, dataset: Dataset): Promise<TestResult> {
  const reading = testNetwork(network, dataset, new AbortController().signal);
  for (;;) {
    const next = await reading.next();
    if (next.done) return next.value;
  }
}
