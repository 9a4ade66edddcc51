import { expect } from 'vitest';
import type { DenseSpec, LayerSpec } from '../../../../src/core/model/network';
import type { BatchOptimizerSpec } from '../../../../src/core/model/optimizer';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import type { Engine, TrainingSpec } from '../../../../src/worker/engine/engine';
import { referenceDigit, someDigits } from './digits';
import { ADAM_TRAINING, allHere, batches, mixedOrder, someWeights } from './engine';
import {
  type ReferenceWeights,
  referenceGradients,
  referenceOptimizer,
  toReference,
} from './reference-network';

const DIGITS = someDigits(150);
const ORDER = mixedOrder(150);

/** Every optimiser, with numbers at which all its parts matter. */
export const OPTIMIZERS: [string, BatchOptimizerSpec][] = [
  ['Adam', OPTIMIZER_DEFAULTS.Adam],
  ['AdamW', { ...OPTIMIZER_DEFAULTS.AdamW, weightDecay: 0.1 } as BatchOptimizerSpec],
  ['Adagrad', OPTIMIZER_DEFAULTS.Adagrad],
  ['RMSprop', OPTIMIZER_DEFAULTS.RMSprop],
  ['RMSprop with momentum', { ...OPTIMIZER_DEFAULTS.RMSprop, momentum: 0.8 } as BatchOptimizerSpec],
  ['SGD', { type: 'SGD', learningRate: 0.05, momentum: 0, nesterov: false }],
  ['SGD with momentum', { type: 'SGD', learningRate: 0.05, momentum: 0.9, nesterov: false }],
  ['SGD with Nesterov', { type: 'SGD', learningRate: 0.05, momentum: 0.9, nesterov: true }],
];

/** A training to be compared. */
export type Case = {
  network: { layers: DenseSpec[] };
  training?: Partial<TrainingSpec>;
  steps?: number;
  before?: readonly LayerSpec[];
};

/** Trains on the engine and by the book, and compares every step's loss and, at the end, weights and slots. */
export async function expectSameTraining(
  engine: Engine,
  { network: spec, training: some, steps = 50, before = [] }: Case,
): Promise<void> {
  const training = { ...ADAM_TRAINING, ...some };
  const weights = someWeights(spec);
  const expected: ReferenceWeights = toReference(weights);
  const optimizer = referenceOptimizer(
    training.optimizer,
    expected.map((values) => values.length),
  );
  const network = engine.build({ layers: [...before, ...spec.layers] }, weights);
  const stepper = network.train(training, allHere(DIGITS));
  stepper.setOrder(ORDER);
  let taken = 0;
  for (const [from, to] of batches(ORDER.length, training.batchSize)) {
    if (taken === steps) break;
    stepper.step(from, to);
    const totals = await stepper.totals();
    const batch = [...ORDER.subarray(from, to)].map((index) => referenceDigit(DIGITS, index));
    const byTheBook = referenceGradients(spec.layers, expected, training.loss, batch);
    optimizer.step(expected, byTheBook.gradients);
    taken += 1;
    expect(totals.count).toBe(to - from);
    expect(Math.abs(totals.loss / byTheBook.loss - 1), `loss of step ${taken}`).toBeLessThan(1e-4);
    expect(Math.abs(totals.correct - byTheBook.correct), `right in step ${taken}`).toBeLessThanOrEqual(1);
  }
  const state = await stepper.state();
  expect(state.iterations).toBe(steps);
  expectNear(state.weights, expected, 'weight');
  expectNear(state.slots, [...optimizer.first, ...optimizer.second].slice(0, state.slots.length), 'slot');
  stepper.dispose();
  network.dispose();
}

export function expectNear(
  arrays: readonly Float32Array[],
  expected: readonly number[][],
  what: string,
): void {
  for (const [index, values] of arrays.entries()) {
    const greatest = expected[index]!.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    const worst = values.reduce((most, v, i) => Math.max(most, Math.abs(v - expected[index]![i]!)), 0);
    expect(worst, `${what} array ${index}`).toBeLessThan(1e-5 * greatest + 1e-7);
  }
}
