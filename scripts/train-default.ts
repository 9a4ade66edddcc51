import { join } from 'node:path';
import { CNN_PLAN, DEFAULT_PLAN } from '../src/core/model/default-plan';
import { networkTitle } from '../src/core/model/network';
import type { TrainingPlan } from '../src/core/model/plan';
import { startCpuEngine } from '../src/worker/engine/cpu/start';
import { openDiskDataset } from './lib/disk-dataset';
import { readKernels } from './lib/kernels';
import { saveNetwork } from './lib/save-network';
import { MODELS_FOLDER, SHIPPED_NETWORKS } from './lib/shipped-network';
import { trainLikeness } from './lib/train-likeness';
import { testOf, trainPlan } from './lib/train-plan';

/**
 * `npm run train:default [-- default cnn likeness]`: trains the networks that come with the page, all or those named, each
 * by its plan and that plan's seed, with the page's own trainer, calibration and CPU engine; prints the test accuracy
 * after each epoch, and writes public/models.
 */

const PLANS = { default: DEFAULT_PLAN, cnn: CNN_PLAN } as const;

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(SHIPPED_NETWORKS as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`There is no network ${unknown.join(', ')}: there are ${SHIPPED_NETWORKS.join(', ')}`);
  process.exit(1);
}

const engine = await startCpuEngine(readKernels);
const dataset = await openDiskDataset();
for (const name of SHIPPED_NETWORKS) {
  if (named.length > 0 && !named.includes(name)) continue;
  if (name === 'likeness') await trainLikeness(engine, dataset, join(MODELS_FOLDER, name));
  else await trainReader(PLANS[name], join(MODELS_FOLDER, name));
}

async function trainReader(plan: TrainingPlan, folder: string): Promise<void> {
  console.log(`${networkTitle(plan.network)}, ${JSON.stringify(plan)}`);
  const trained = await trainPlan(engine, dataset, plan, async (result, learning, seconds) => {
    const { epoch, training, validation } = result;
    const after = await testOf(learning, dataset);
    console.log(
      `epoch ${epoch + 1}: loss ${training.loss.toFixed(4)}, val_accuracy ${validation?.accuracy.toFixed(4)}, ` +
        `test accuracy ${after.accuracy.toFixed(4)} (${after.wrong} wrong), test loss ${after.loss.toFixed(4)}, ` +
        `${seconds.toFixed(1)} s`,
    );
  });
  const { network, test, temperature } = trained;
  const bytes = await saveNetwork(folder, plan.network, await network.weights(), {
    trained: { plan, temperature, test },
  });
  network.dispose();
  console.log(
    `calibrated by a temperature of ${temperature?.toFixed(3)}; wrote ${folder}, ${bytes} bytes of weights`,
  );
}
