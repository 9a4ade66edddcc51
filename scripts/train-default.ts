import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Weights } from '../src/core/model/initialize';
import { networkTitle } from '../src/core/model/network';
import { DEFAULT_PLAN } from '../src/core/model/presets';
import { startCpuEngine } from '../src/worker/engine/cpu/start';
import type { NetworkFile } from '../src/worker/session/default-network';
import { openDiskDataset } from './lib/disk-dataset';
import { readKernels } from './lib/kernels';
import { testOf, trainPlan } from './lib/train-plan';

/**
 * `npm run train:default`: trains the network that comes with the page, by the default plan and its seed, with the
 * page's own trainer and CPU engine, prints the test accuracy after each epoch, and writes
 * public/models/default.
 */

const FOLDER = fileURLToPath(new URL('../public/models/default', import.meta.url));

const engine = await startCpuEngine(readKernels);
const dataset = await openDiskDataset();
const plan = DEFAULT_PLAN;
console.log(`${networkTitle(plan.network)}, ${JSON.stringify(plan)}`);
const { network, test } = await trainPlan(engine, dataset, plan, async (result, learning, seconds) => {
  const { epoch, training, validation } = result;
  const after = await testOf(learning, dataset);
  console.log(
    `epoch ${epoch + 1}: loss ${training.loss.toFixed(4)}, val_accuracy ${validation?.accuracy.toFixed(4)}, ` +
      `test accuracy ${after.accuracy.toFixed(4)} (${after.wrong} wrong), test loss ${after.loss.toFixed(4)}, ` +
      `${seconds.toFixed(1)} s`,
  );
});
await save(await network.weights(), test);

/** Writes network.json and, named by its content, the file of the weights; a file of an older network goes. */
async function save(weights: Weights, test: { accuracy: number; loss: number }): Promise<void> {
  const bytes = Buffer.concat(
    weights.map((values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
  );
  const name = `weights-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.bin`;
  const file: NetworkFile & { trained: unknown } = {
    network: plan.network,
    weights: name,
    trained: { plan, test },
  };
  await mkdir(FOLDER, { recursive: true });
  for (const old of await readdir(FOLDER))
    if (old.endsWith('.bin') && old !== name) await rm(join(FOLDER, old));
  await writeFile(join(FOLDER, name), bytes);
  await writeFile(join(FOLDER, 'network.json'), `${JSON.stringify(file, null, 2)}\n`);
  console.log(`wrote ${join(FOLDER, name)}, ${bytes.length} bytes`);
}
