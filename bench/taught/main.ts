/**
 * `npm run bench:taught -- FILE.jsonl[.gz]`: what handwriting styles and augmentation are worth. Trains a network of the
 * page by its plan, without one of them, without the other and without both, and prints how each reads MNIST's test digits
 * and a file of real pen strokes (see `npm run bench:strokes`).
 *
 *   --model default|cnn     whose plan
 *   --json FILE             writes the figures, too
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openDiskDataset } from '../../scripts/lib/disk-dataset';
import { readKernels } from '../../scripts/lib/kernels';
import { trainPlan } from '../../scripts/lib/train-plan';
import { CNN_PLAN, DEFAULT_PLAN } from '../../src/core/model/default-plan';
import { networkTitle } from '../../src/core/model/network';
import { startCpuEngine } from '../../src/worker/engine/cpu/start';
import { table } from '../lib/table';
import { measure } from '../strokes/measure';
import { readDrawings } from '../strokes/read-drawings';
import { surveyFile } from '../strokes/survey';

const { values, positionals } = parseArgs({
  options: { model: { type: 'string', default: 'default' }, json: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined || positionals.length > 1)
  throw new RangeError('bench:taught takes one file of pen strokes');
const whole = { default: DEFAULT_PLAN, cnn: CNN_PLAN }[values.model];
if (whole === undefined) throw new RangeError('--model takes default or cnn');

const VARIANTS = [
  { name: 'MNIST as it is', plan: { ...whole, styleShare: 0, augmentation: null } },
  { name: 'with augmentation', plan: { ...whole, styleShare: 0 } },
  { name: 'with styles', plan: { ...whole, augmentation: null } },
  { name: 'with both', plan: whole },
];

const engine = await startCpuEngine(readKernels);
const dataset = await openDiskDataset();
const survey = await surveyFile(file);
console.log(`${networkTitle(whole.network)}, ${whole.epochs} epochs; ${file}, ${survey.drawings} drawings`);

const figures = [];
for (const { name, plan } of VARIANTS) {
  const { network, test, seconds } = await trainPlan(engine, dataset, plan);
  const { readings } = await readDrawings(survey, {
    title: networkTitle(plan.network),
    read: (images) => network.predict(images),
    refuse: null,
  });
  const { accuracy, recall, ece } = measure(readings);
  network.dispose();
  const worstRecall = Math.min(...Object.values(recall).flatMap((share) => share ?? []));
  figures.push({ name, mnist: test.accuracy, strokes: accuracy ?? 0, worstRecall, ece: ece ?? 0, seconds });
  console.error(`${name}: ${seconds.toFixed(0)} s`);
}
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
console.log(
  table([
    ['', 'MNIST test', 'strokes', 'worst recall', 'calibration error', 'seconds'],
    ...figures.map(({ name, mnist, strokes, worstRecall, ece, seconds }) => [
      name,
      ...[mnist, strokes, worstRecall, ece].map(percent),
      seconds.toFixed(0),
    ]),
  ]),
);
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ file, figures }, null, 2)}\n`);
