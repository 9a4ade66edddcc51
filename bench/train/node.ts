import { openDiskDataset } from '../../scripts/lib/disk-dataset';
import { readKernels } from '../../scripts/lib/kernels';
import { initialWeights } from '../../src/core/model/initialize';
import { networkTitle } from '../../src/core/model/network';
import type { Dataset } from '../../src/worker/data/dataset';
import { startCpuEngine } from '../../src/worker/engine/cpu/start';
import type { Engine } from '../../src/worker/engine/engine';
import { describeCpu } from '../lib/browser';
import { median } from '../lib/statistics';
import { figure, table } from '../lib/table';
import { COMPARISONS } from './tasks';
import { type Contender, planOf, type Task, warmUp } from './worker/contender';
import { engineContender } from './worker/engine-contender';

const ROUNDS = 5;
const PIECE_MS = 1000;

/** Prints how fast the CPU engine trains and reads in Node. */
export async function benchInNode(): Promise<void> {
  const dataset = await openDiskDataset();
  await dataset.train.until(dataset.train.total);
  await dataset.test.until(dataset.test.total);
  const engine = await startCpuEngine(readKernels);
  console.log(`${describeCpu()}; Node ${process.version}; WebAssembly: ${engine.variant}; medians`);
  const rows: string[][] = [];
  for (const { task } of COMPARISONS) {
    const speed = await trainingSpeed(engineContender(engine, dataset.train, task), task);
    const reading = await testTime(engine, dataset, task);
    rows.push([networkTitle(task.network), String(task.batchSize), figure(speed), figure(reading)]);
  }
  console.log(table([['network', 'batch', 'samples/s', 'reading 10,000 digits, ms'], ...rows]));
  engine.dispose();
}

async function trainingSpeed(contender: Contender, task: Task): Promise<number> {
  const steps = await warmUp(contender, PIECE_MS);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await contender.run(steps));
  return (steps * task.batchSize * 1000) / median(times);
}

/** Milliseconds to read all test digits. */
async function testTime(engine: Engine, { test }: Dataset, task: Task): Promise<number> {
  const network = engine.build(task.network, initialWeights(task.network, planOf(task).seed));
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const started = performance.now();
    await network.evaluate(test, 0, test.total);
    if (round > 0) times.push(performance.now() - started); // the first one warms up
  }
  network.dispose();
  return median(times);
}
