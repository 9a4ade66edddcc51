/**
 * `npm run bench:augment`: what it costs to make of a digit what a run is taught, beside the step of training that the digit is
 * for, on the CPU engine in Node. Everything is timed in turns, so that whatever else the machine does befalls all of it alike.
 *
 *   npm run bench:augment -- --json FILE     writes [{of, microseconds, steps: [of the first network, of the second]}], too
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openDiskDataset } from '../../scripts/lib/disk-dataset';
import { openRedraw, readKernels } from '../../scripts/lib/kernels';
import { splitTrainValidation } from '../../src/core/data/order';
import { DEFAULT_PLAN } from '../../src/core/model/default-plan';
import { networkTitle } from '../../src/core/model/network';
import { startCpuEngine } from '../../src/worker/engine/cpu/start';
import { describeCpu } from '../lib/browser';
import { median } from '../lib/statistics';
import { figure, table } from '../lib/table';
import { MAIN_TASK } from '../train/tasks';
import { type Contestant, teachingContestant, trainingContestant } from './contestants';

const ROUNDS = 15;

/** Digits that are varied in one go. */
const DIGITS = 5000;

const NONE = { rotation: 0, scale: 0, shear: 0, shift: 0, elastic: 0, strokeWidth: 0 };
const AFFINE = { ...NONE, rotation: 7, scale: 0.08, shear: 0.08, shift: 1 };
const ALL = { ...AFFINE, elastic: 1, strokeWidth: 0.3 };
const AUGMENTATIONS = {
  affine: AFFINE,
  elastic: { ...NONE, elastic: 1 },
  'stroke width': { ...NONE, strokeWidth: 0.3 },
  'all of it': ALL,
};
const TASKS = [MAIN_TASK, DEFAULT_PLAN];

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const dataset = await openDiskDataset();
await dataset.train.until(dataset.train.total);
const { train } = dataset;
const engine = await startCpuEngine(readKernels);
const redraw = await openRedraw();

/** An epoch's digits: what is written for it is used many times in it, so less of one would show another cost. */
const epochDigits = splitTrainValidation(DEFAULT_PLAN.trainingSize, DEFAULT_PLAN.validationSplit).train.to;
const { styleShare, augmentation, trainingSize, seed } = DEFAULT_PLAN;
const contestants: Contestant[] = [];
for (const task of TASKS) contestants.push(await trainingContestant(engine, train, task));
contestants.push(
  ...Object.entries(AUGMENTATIONS).map(([name, augmentation]) =>
    teachingContestant(name, train, DIGITS, { styleShare: 0, augmentation, trainingSize, seed }, redraw),
  ),
  teachingContestant('all of it, without WebAssembly', train, DIGITS, {
    styleShare: 0,
    augmentation: ALL,
    trainingSize,
    seed,
  }),
  teachingContestant(`written digits, an epoch's share (${styleShare})`, train, epochDigits, {
    styleShare,
    augmentation: null,
    trainingSize,
    seed,
  }),
  teachingContestant(
    'what the default plan teaches',
    train,
    epochDigits,
    { styleShare, augmentation, trainingSize, seed },
    redraw,
  ),
);

const times = contestants.map((): number[] => []);
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, { microseconds }] of contestants.entries()) times[index]!.push(await microseconds());
}
engine.dispose();

const rows = contestants.map(({ name }, index) => ({
  of: name,
  /** a digit */
  microseconds: median(times[index]!),
  /** for each network, the median of the rounds' ratios of this to its step */
  steps: TASKS.map((_, task) => median(times[index]!.map((time, round) => time / times[task]![round]!))),
}));
console.log(
  `${describeCpu()}; Node ${process.version}; WebAssembly: ${engine.variant}; medians of ${ROUNDS} rounds`,
);
console.log(
  table([
    ['', 'µs a digit', ...TASKS.map(({ network }) => `× ${networkTitle(network)}`)],
    ...rows.map(({ of, microseconds, steps }) => [of, figure(microseconds), ...steps.map(figure)]),
  ]),
);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
