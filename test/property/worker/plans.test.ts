import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readKernels } from '../../../scripts/lib/kernels';
import { checkPlan } from '../../../src/core/model/check/plan';
import { MONITORS } from '../../../src/core/model/early-stopping';
import { ACTIVATIONS, INITIALIZERS, LAYER_TYPES } from '../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS, OPTIMIZER_TYPES } from '../../../src/core/model/optimizer';
import { LOSSES, type TrainingPlan } from '../../../src/core/model/plan';
import { SCHEDULE_DEFAULTS, SCHEDULE_TYPES } from '../../../src/core/model/schedule';
import { InklingFailure } from '../../../src/protocol/errors';
import { startCpuEngine } from '../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../src/worker/engine/engine';
import { createRun, giveUpTrainer, placeRun, pullRun } from '../../../src/worker/session/run';
import { learnableDigits, wholeDataset } from '../../unit/worker/session/whole-data';

const PLANS = 10_000;
const COUNT = 40;
const digits = learnableDigits(COUNT);
const dataset = wholeDataset(digits, digits);
let engine: Engine;

beforeAll(async () => {
  engine = await startCpuEngine(readKernels);
});
afterAll(() => engine.dispose());

const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 40, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: bad });
const nonsense = fc.constantFrom(undefined, null, -1, 0.5, Number.NaN, 1e9, 'relu', {}, []);
const number = (min: number, max: number) => mostly(fc.double({ min, max, noNaN: true }), nonsense);
const whole = (min: number, max: number) => mostly(fc.integer({ min, max }), nonsense);

/** Any layer, small; what does not fit is for `checkPlan` to say. */
const layer = fc.record({
  type: mostly(fc.constantFrom(...LAYER_TYPES), nonsense),
  units: whole(1, 40),
  filters: whole(1, 4),
  kernelSize: whole(1, 6),
  poolSize: whole(1, 4),
  rate: number(0, 0.9),
  momentum: number(0, 0.99),
  epsilon: number(1e-7, 0.1),
  activation: mostly(fc.constantFrom(...ACTIVATIONS), nonsense),
  kernelInitializer: fc.constantFrom(undefined, ...INITIALIZERS),
  kernelRegularizer: fc.constantFrom(undefined, { l1: 0.001, l2: 0.01 }),
});
const output = { type: 'Dense', units: 10, activation: 'softmax' };
const flatten = { type: 'Flatten' };
const layers = fc
  .tuple(fc.array(layer, { maxLength: 4 }), fc.boolean(), mostly(fc.constant(output), layer))
  .map(([before, flat, last]) => [...before, ...(flat ? [flatten] : []), last]);

const plan = fc.record({
  network: fc.record({ layers, normalized: fc.constantFrom(undefined, true, false) }),
  optimizer: fc
    .tuple(fc.constantFrom(...OPTIMIZER_TYPES), number(0.00001, 1))
    .map(([type, learningRate]) => ({ ...OPTIMIZER_DEFAULTS[type], learningRate })),
  schedule: fc.constantFrom(undefined, ...SCHEDULE_TYPES.map((type) => SCHEDULE_DEFAULTS[type])),
  loss: mostly(fc.constantFrom(...LOSSES), nonsense),
  batchSize: whole(1, 60),
  epochs: mostly(fc.constant(1), nonsense),
  validationSplit: fc.constantFrom(0, 0.1, 0.5),
  trainingSize: mostly(fc.constant(COUNT), nonsense),
  shuffle: fc.boolean(),
  earlyStopping: fc.constantFrom(
    null,
    ...MONITORS.map((monitor) => ({ monitor, minDelta: 0, patience: 0, restoreBestWeights: true })),
  ),
  styleShare: mostly(fc.constantFrom(0, 0.5), nonsense),
  augmentation: fc.constantFrom(null, {
    rotation: 5,
    scale: 0.1,
    shear: 0.1,
    shift: 1,
    elastic: 1,
    strokeWidth: 0.5,
  }),
  seed: whole(0, 1000),
});

/** Trains the plan for its one epoch; whether its loss stayed a number. */
async function run(accepted: TrainingPlan): Promise<boolean> {
  const started = createRun(accepted);
  const network = placeRun(started, engine);
  try {
    for (;;) {
      const next = await pullRun(started, dataset, 'run', () => performance.now());
      if (next.done) return true;
    }
  } catch (thrown) {
    if (thrown instanceof InklingFailure && thrown.error.kind === 'diverged') return false;
    throw thrown;
  } finally {
    giveUpTrainer(started);
    network.dispose();
  }
}

it('each of 10,000 plans trains, or is refused by the name of a field', async () => {
  const { tensors, bytes } = engine.memory();
  const counts = { trained: 0, diverged: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(plan, async (candidate) => {
      const check = checkPlan(candidate);
      if (check.ok) counts[(await run(check.plan)) ? 'trained' : 'diverged'] += 1;
      else {
        counts.refused += 1;
        expect(check.problems.length).toBeGreaterThan(0);
        for (const { path, kind } of check.problems) expect(path, kind).not.toBe('');
      }
    }),
    { numRuns: PLANS },
  );
  expect(engine.memory()).toMatchObject({ tensors, bytes });
  // A test of both kinds: neither is rare.
  expect(counts.trained).toBeGreaterThan(PLANS / 10);
  expect(counts.refused).toBeGreaterThan(PLANS / 10);
}, 300_000);
