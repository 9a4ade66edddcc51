import { openDiskDataset } from '../../scripts/lib/disk-dataset';
import { readKernels } from '../../scripts/lib/kernels';
import { networkTitle } from '../../src/core/model/network';
import { startCpuEngine } from '../../src/worker/engine/cpu/start';
import { describeCpu } from '../lib/browser';
import { median } from '../lib/statistics';
import { figure, table } from '../lib/table';
import { COMPARISONS } from './tasks';
import { type Contender, type Task, warmUp } from './worker/contender';
import { engineContender } from './worker/engine-contender';
import { readingTimes } from './worker/reading-time';

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
    const reading = median(await readingTimes(engine, dataset.test, task));
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
