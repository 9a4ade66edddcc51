import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTrainValidation } from '../../../../src/core/data/order';
import { parameterCount } from '../../../../src/core/model/network';
import { checkPlan } from '../../../../src/core/model/plan';
import { DEFAULT_PLAN } from '../../../../src/core/model/presets';

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** A number for a knob: mostly one that will do, sometimes one that won't. */
const knob = (good: fc.Arbitrary<number>) => fc.oneof({ weight: 100, arbitrary: good }, anything);
const whole = (min: number, max: number) => knob(fc.integer({ min, max }));
const real = (min: number, max: number) => knob(fc.double({ min, max, noNaN: true }));
const name = (...names: string[]) =>
  fc.oneof({ weight: 100, arbitrary: fc.constantFrom(...names) }, anything);

const layer = (units: fc.Arbitrary<unknown>, activation: fc.Arbitrary<unknown>) =>
  fc.record({ type: name('Dense'), units, activation });
const network = fc.record({
  layers: fc
    .tuple(
      fc.array(layer(whole(1, 1024), name('linear', 'sigmoid', 'tanh', 'relu', 'softmax')), { maxLength: 8 }),
      layer(whole(10, 10), name('softmax')),
    )
    .map(([hidden, last]) => [...hidden, last]),
});
const optimizer = fc.oneof(
  fc.record({ type: name('SGD'), learningRate: real(0.000001, 10), momentum: real(0, 0.9999) }),
  fc.record({
    type: name('Adam'),
    learningRate: real(0.000001, 10),
    beta1: real(0, 0.9999999),
    beta2: real(0, 0.9999999),
    epsilon: real(1e-10, 1),
  }),
);
/** Something like a plan, and often one. */
const likePlan = fc.record(
  {
    network,
    optimizer,
    batchSize: whole(1, 4096),
    epochs: whole(1, 1000),
    validationSplit: real(0, 0.5),
    trainingSize: whole(10, 60_000),
    seed: whole(0, 0xffff_ffff),
    extra: anything,
  },
  {
    requiredKeys: ['network', 'optimizer', 'batchSize', 'epochs', 'validationSplit', 'trainingSize', 'seed'],
  },
);
/** A plan in which one field has become anything. */
const spoilt = fc
  .tuple(
    fc.constantFrom('network', 'optimizer', 'batchSize', 'epochs', 'validationSplit', 'trainingSize', 'seed'),
    anything,
  )
  .map(([key, value]) => ({ ...DEFAULT_PLAN, [key]: value }));
const anyLayers = fc
  .oneof(anything, fc.array(anything, { maxLength: 9 }), fc.sparseArray(anything, { maxLength: 9 }))
  .map((layers) => ({ ...DEFAULT_PLAN, network: { layers } }));

describe('checkPlan', () => {
  it('says of anything whether it is a plan', () => {
    fc.assert(
      fc.property(fc.oneof(anything, spoilt, anyLayers, likePlan), (candidate) => {
        const check = checkPlan(candidate);
        if (check.ok) expect(parameterCount(check.plan.network)).toBeGreaterThan(0);
        else expect(check.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('accepts what it accepted again, unchanged, and what it accepted can be split', () => {
    let accepted = 0;
    fc.assert(
      fc.property(likePlan, (candidate) => {
        const check = checkPlan(candidate);
        if (!check.ok) return;
        accepted += 1;
        expect(checkPlan(check.plan)).toEqual(check);
        expect(checkPlan(structuredClone(check.plan))).toEqual(check);
        const { train } = splitTrainValidation(check.plan.trainingSize, check.plan.validationSplit);
        expect(train.to).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('never changes what it is given', () => {
    fc.assert(
      fc.property(fc.oneof(likePlan, anyLayers), (candidate) => {
        const before = structuredClone(candidate);
        checkPlan(candidate);
        expect(structuredClone(candidate)).toEqual(before);
      }),
    );
  });
});
