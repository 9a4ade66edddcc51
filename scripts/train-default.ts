import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initialWeights, type Weights } from '../src/core/model/initialize';
import { networkTitle } from '../src/core/model/network';
import { DEFAULT_PLAN } from '../src/core/model/presets';
import { startCpuEngine } from '../src/worker/engine/cpu/start';
import type { EngineNetwork } from '../src/worker/engine/engine';
import type { NetworkFile } from '../src/worker/session/default-network';
import { testNetwork } from '../src/worker/session/run';
import { createTrainer } from '../src/worker/session/trainer';
import { openDiskDataset } from './lib/disk-dataset';
import { readKernels } from './lib/kernels';

/**
 * `npm run train:default`: trains the network that comes with the page, by the default plan and its seed, with the
 * page's own trainer and CPU engine, prints the test accuracy after each epoch, and writes
 * public/models/default.
 */

const FOLDER = fileURLToPath(new URL('../public/models/default', import.meta.url));

const engine = await startCpuEngine(readKernels);
const dataset = await openDiskDataset();
const plan = DEFAULT_PLAN;
const network = engine.build(plan.network, initialWeights(plan.network, plan.seed));
const never = new AbortController().signal;
const trainer = createTrainer({
  network,
  plan,
  digits: dataset.train,
  signal: never,
  now: () => performance.now(),
});

console.log(`${networkTitle(plan.network)}, ${JSON.stringify(plan)}`);
const events = trainer.run('run');
for (let next = await events.next('run'); !next.done; next = await events.next('run')) {
  const event = next.value;
  if (event.type !== 'epoch') continue;
  const { epoch, training, validation } = event.result;
  const test = await testResult(network);
  const seconds = (trainer.tally().workingTime / 1000).toFixed(1);
  console.log(
    `epoch ${epoch + 1}: loss ${training.loss.toFixed(4)}, val_accuracy ${validation?.accuracy.toFixed(4)}, ` +
      `test accuracy ${test.accuracy.toFixed(4)} (${test.wrong} wrong), test loss ${test.loss.toFixed(4)}, ${seconds} s`,
  );
}
await save(await network.weights(), await testResult(network));

async function testResult(tested: EngineNetwork) {
  const reading = testNetwork(tested, dataset, never);
  for (;;) {
    const next = await reading.next();
    if (next.done) return next.value;
  }
}

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
