/**
 * `npm run bench:presets`: trains each article's network with the article's own settings on the CPU engine, once for each
 * of three seeds, and prints the median test accuracy and time beside what has been published of such networks.
 *
 *   npm run bench:presets -- --json FILE     writes {presets: [{id, epochs, testAccuracy, seconds}]}, too
 *   npm run bench:presets -- --only cnn      one preset
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { openDiskDataset } from '../../scripts/lib/disk-dataset';
import { readKernels } from '../../scripts/lib/kernels';
import { trainPlan } from '../../scripts/lib/train-plan';
import { networkTitle } from '../../src/core/model/network';
import type { TrainingPlan } from '../../src/core/model/plan';
import { ARTICLE_PRESETS, PRESETS } from '../../src/core/model/presets';
import { startCpuEngine } from '../../src/worker/engine/cpu/start';
import { median } from '../lib/statistics';
import { figure, table } from '../lib/table';
import { PUBLISHED } from './published';

const SEEDS = [1, 2, 3];

type Figures = {
  readonly id: (typeof ARTICLE_PRESETS)[number];
  readonly epochs: number;
  /** median over the seeds, 0..1 */
  readonly testAccuracy: number;
  /** median over the seeds, training and validation */
  readonly seconds: number;
};

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const chosen = ARTICLE_PRESETS.filter((id) => values.only === undefined || id === values.only);
if (chosen.length === 0) throw new RangeError(`--only takes one of: ${ARTICLE_PRESETS.join(', ')}`);

const engine = await startCpuEngine(readKernels);
const dataset = await openDiskDataset();
console.log(
  `CPU engine (${engine.variant}) in Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown CPU'}`,
);

const presets: Figures[] = [];
for (const id of chosen) presets.push(await benchPreset(id, PRESETS[id]));
console.log(
  table([
    ['preset', 'epochs', 'test accuracy', 'seconds', 'published'],
    ...presets.map(({ id, epochs, testAccuracy, seconds }) => [
      networkTitle(PRESETS[id].network),
      String(epochs),
      percent(testAccuracy),
      figure(seconds),
      PUBLISHED[id]?.accuracy ?? '–',
    ]),
  ]),
);
for (const id of chosen) {
  const published = PUBLISHED[id];
  if (published !== null) console.log(`${id}: ${published.accuracy}, ${published.of}`);
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ presets }, null, 2)}\n`);

async function benchPreset(id: Figures['id'], preset: TrainingPlan): Promise<Figures> {
  const results: { readonly accuracy: number; readonly seconds: number }[] = [];
  for (const seed of SEEDS) {
    const { test, seconds } = await trainPlan(engine, dataset, { ...preset, seed });
    results.push({ accuracy: test.accuracy, seconds });
    console.error(`${id}, seed ${seed}: ${percent(test.accuracy)}, ${figure(seconds)} s`);
  }
  return {
    id,
    epochs: preset.epochs,
    testAccuracy: median(results.map(({ accuracy }) => accuracy)),
    seconds: median(results.map(({ seconds }) => seconds)),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
