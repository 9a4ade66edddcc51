import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKernels } from '../../../../scripts/lib/kernels';
import { AUGMENTATION_DEFAULT } from '../../../../src/core/model/augmentation';
import { EARLY_STOPPING_DEFAULT } from '../../../../src/core/model/early-stopping';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import { denseNetwork } from '../../../../src/core/model/presets';
import type { EpochResult, SavedNetwork } from '../../../../src/protocol/training';
import { startCpuEngine } from '../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../src/worker/engine/engine';
import {
  changeLearningRate,
  createRun,
  giveUpTrainer,
  placeRun,
  pullRun,
  type Run,
  restoreRun,
  saveCheckpoint,
  savedNetwork,
} from '../../../../src/worker/session/run';
import { PLAN } from './fake-session';
import { learnableDigits, wholeDataset } from './whole-data';

const DIGITS = learnableDigits(200);
const OWN = learnableDigits(7, 5);
const dataset = wholeDataset(DIGITS, DIGITS);
let engine: Engine;
beforeAll(async () => {
  engine = await startCpuEngine(readKernels);
});
afterAll(() => engine.dispose());

/** 180 digits to train on; 6 steps an epoch. */
const BASE: TrainingPlan = {
  ...PLAN,
  network: denseNetwork(12),
  batchSize: 30,
  epochs: 4,
  trainingSize: 200,
};
const DROPOUT: TrainingPlan['network'] = {
  layers: [BASE.network.layers[0]!, { type: 'Dropout', rate: 0.3 }, BASE.network.layers[1]!],
};
const AUGMENTATION = { ...AUGMENTATION_DEFAULT, elastic: 1 };
const { ConjugateGradient, BatchGradientDescent, SGD } = OPTIMIZER_DEFAULTS;
/** A rate at which the loss jumps about, so that the run stops early. */
const WILD = { ...SGD, learningRate: 3 };

const CASES: Record<string, Partial<TrainingPlan>> = {
  plain: {},
  'a schedule': { schedule: { type: 'CosineDecay', warmupEpochs: 1.5, alpha: 0.1 } },
  dropout: { network: DROPOUT },
  'the packed order': { shuffle: false },
  'early stopping': {
    optimizer: WILD,
    epochs: 12,
    earlyStopping: { ...EARLY_STOPPING_DEFAULT, patience: 1 },
  },
  variants: { augmentation: AUGMENTATION },
  'handwriting styles': { styleShare: 0.5 },
  'handwriting styles and variants': { styleShare: 0.9, augmentation: AUGMENTATION },
  'batch gradient descent': { optimizer: BatchGradientDescent },
  'conjugate gradients': { optimizer: ConjugateGradient, epochs: 6 },
  'conjugate gradients with handwriting styles': { optimizer: ConjugateGradient, styleShare: 0.5 },
  'conjugate gradients with dropout': { optimizer: ConjugateGradient, network: DROPOUT },
  'conjugate gradients by the older formula, with variants': {
    optimizer: { ...ConjugateGradient, formula: 'fletcher_reeves' },
    augmentation: AUGMENTATION,
  },
};

type Outcome = {
  readonly epochs: EpochResult[];
  readonly rates: number[];
  readonly end: SavedNetwork;
  readonly ending: Run['ending'];
};

/** Drives a run step by step to its end, or until so many steps of it are done. */
async function drive(run: Run, until = Number.POSITIVE_INFINITY): Promise<Outcome> {
  const network = placeRun(run, engine);
  const epochs: EpochResult[] = [];
  const rates: number[] = [];
  for (;;) {
    const next = await pullRun(run, dataset, 'step', () => 0);
    if (next.done) break;
    if (next.value.type === 'epoch') epochs.push(next.value.result);
    if (next.value.type !== 'progress') continue;
    rates.push(next.value.progress.learningRate);
    if (next.value.progress.step === until) break;
  }
  await saveCheckpoint(run);
  const end = savedNetwork(run, false);
  giveUpTrainer(run);
  network.dispose();
  return { epochs, rates, end, ending: run.ending };
}

/** The same run, broken off after so many steps, and gone on with from what was saved. */
async function inTwoParts(start: () => Run, steps: number): Promise<Outcome> {
  const first = await drive(start(), steps);
  const { weights, run: saved } = structuredClone(first.end);
  const last = await drive(restoreRun(weights, saved!)!);
  return {
    ...last,
    epochs: [...first.epochs, ...last.epochs],
    rates: [...first.rates, ...last.rates],
  };
}

describe.each(Object.entries(CASES))('a run with %s', (_, change) => {
  const plan = { ...BASE, ...change };

  it('is the same each time', async () => {
    const one = await drive(createRun(plan));
    expect(await drive(createRun(plan))).toEqual(one);
    expect(one.epochs.every(({ training }) => Number.isFinite(training.loss))).toBe(true);
    const other = await drive(createRun({ ...plan, seed: plan.seed + 1 }));
    expect(other.epochs).not.toEqual(one.epochs);
  });

  it('is the same if it is broken off and gone on with', async () => {
    const one = await drive(createRun(plan));
    const all = one.rates.length;
    for (const steps of new Set([1, Math.ceil(all / 3), Math.ceil((2 * all) / 3)]))
      expect(await inTwoParts(() => createRun(plan), steps)).toEqual(one);
  });
});

it('a run that is to stop early does, in the test above', async () => {
  const { ending, epochs } = await drive(createRun({ ...BASE, ...CASES['early stopping'] }));
  expect(ending!.end).toBe('stoppedEarly');
  expect(epochs.length).toBeLessThan(12);
});

it('a run with own digits, from a network there was, goes on with both', async () => {
  const before = (await drive(createRun(BASE))).end;
  const start = () => createRun(BASE, before, OWN);
  const one = await drive(start());
  expect(one.rates.length).toBe(4 * Math.ceil((180 + 6 * 7) / 30));
  expect(one.epochs[0]!.validation!.loss).toBeLessThan(
    (await drive(createRun(BASE))).epochs[0]!.validation!.loss,
  );
  expect(await inTwoParts(start, 10)).toEqual(one);
});

it('a learning rate that was set outlives the worker', async () => {
  const start = () => {
    const run = createRun(BASE);
    changeLearningRate(run, 0.01);
    return run;
  };
  const one = await drive(start());
  expect(one.rates).toEqual(Array(24).fill(0.01));
  expect(await inTwoParts(start, 10)).toEqual(one);
});

it('conjugate gradients lower the loss at every step, and learn', async () => {
  const plan = { ...BASE, validationSplit: 0, optimizer: ConjugateGradient, epochs: 30 };
  const losses = (await drive(createRun(plan))).epochs.map(({ training }) => training.loss);
  for (const [index, loss] of losses.entries())
    if (index > 0) expect(loss).toBeLessThanOrEqual(losses[index - 1]!);
  const descent = { ...plan, optimizer: BatchGradientDescent };
  const slower = (await drive(createRun(descent))).epochs.map(({ training }) => training.loss);
  expect(losses.at(-1)!).toBeLessThan(0.1 * slower.at(-1)!);
});

it('batch gradient descent is SGD with a batch of all digits: penalties, dropout, schedule and all', async () => {
  const layers = DROPOUT.layers.map((layer) =>
    layer.type === 'Dense' ? { ...layer, kernelRegularizer: { l1: 0.001, l2: 0.01 } } : layer,
  );
  const schedule = { type: 'ExponentialDecay', warmupEpochs: 2, decayEpochs: 1, decayRate: 0.8 } as const;
  const plan = { ...BASE, network: { layers }, schedule, shuffle: false, batchSize: 180, epochs: 5 };
  const [descent, sgd] = [
    await drive(createRun({ ...plan, optimizer: { ...BatchGradientDescent, learningRate: 0.3 } })),
    await drive(createRun({ ...plan, optimizer: { ...SGD, learningRate: 0.3 } })),
  ];
  expect(descent.rates).toEqual(sgd.rates);
  for (const [epoch, { training }] of descent.epochs.entries())
    expect(training.loss).toBeCloseTo(sgd.epochs[epoch]!.training.loss, 5);
  for (const [index, values] of descent.end.weights.entries()) {
    const others = sgd.end.weights[index]!;
    expect(Math.max(...values.map((value, at) => Math.abs(value - others[at]!)))).toBeLessThan(1e-5);
  }
});
