/**
 * `npm run bench:live -- FILE.jsonl[.gz]`: whether a run in the tab comes to what the page ships. Presses Train on the built
 * page in a real Chromium, waits for the run's end, takes the weights that the page has kept of it, and prints how they
 * read a file of real pen strokes, beside the default network.
 */
import { readKernels } from '../../scripts/lib/kernels';
import { serve } from '../../scripts/lib/server';
import { openShippedNetwork } from '../../scripts/lib/shipped-network';
import type { Weights } from '../../src/core/model/initialize';
import { type NetworkSpec, networkTitle } from '../../src/core/model/network';
import { startCpuEngine } from '../../src/worker/engine/cpu/start';
import { describeMachine, launchBrowser, machineLine } from '../lib/browser';
import { table } from '../lib/table';
import { openLab, press } from '../page/lab';
import { measure } from '../strokes/measure';
import { readDrawings } from '../strokes/read-drawings';
import { type Survey, surveyFile } from '../strokes/survey';

/** How long a run may take, in milliseconds. */
const PATIENCE = 900_000;

type Kept = { readonly network: NetworkSpec; readonly weights: readonly (readonly number[])[] };

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) throw new RangeError('bench:live takes one file of pen strokes');
const survey = await surveyFile(file);
const { url, server } = await serve({ cache: true });
const browser = await launchBrowser();
console.log(machineLine(await describeMachine(browser)));
const trained = await trainInTab();
await browser.close();
server.close();

const engine = await startCpuEngine(readKernels);
const shipped = await openShippedNetwork(engine, 'default');
const weights: Weights = trained.weights.map((values) => Float32Array.from(values));
const live = engine.build(trained.network, weights);
console.log(
  table([
    ['', 'network', 'strokes'],
    ['shipped', networkTitle(shipped.spec), await accuracyOf(survey, shipped.readAll)],
    [
      'trained in the tab',
      networkTitle(live.spec),
      await accuracyOf(survey, (images) => live.predict(images)),
    ],
  ]),
);
engine.dispose();

/** The network of a run of the plan that the page starts with. */
async function trainInTab(): Promise<Kept> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await openLab(context, url, 'auto');
  await press(page, 'Train');
  const started = performance.now();
  while (performance.now() - started < PATIENCE) {
    const kept = await page.evaluate(readKept);
    if (kept !== null) return kept;
    await page.waitForTimeout(1000);
  }
  throw new Error('the run did not end in time');
}

/** In the page: the weights of the only run, once they are kept; null before. */
function readKept(): Promise<Kept | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('inkling');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('weights').objectStore('weights').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        const [found] = reading.result as { network: NetworkSpec; weights: Float32Array[] }[];
        resolve(
          found === undefined
            ? null
            : { network: found.network, weights: found.weights.map((values) => [...values]) },
        );
      };
    };
  });
}

async function accuracyOf(
  drawings: Survey,
  read: (images: Float32Array) => Promise<Float32Array>,
): Promise<string> {
  const { readings } = await readDrawings(drawings, { title: '', read, refuse: null });
  return `${(100 * (measure(readings).accuracy ?? 0)).toFixed(2)} %`;
}
