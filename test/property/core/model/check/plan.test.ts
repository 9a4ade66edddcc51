import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTrainValidation } from '../../../../../src/core/data/order';
import { checkPlan } from '../../../../../src/core/model/check/plan';
import { MONITORS } from '../../../../../src/core/model/early-stopping';
import { ACTIVATIONS } from '../../../../../src/core/model/network';
import { CONJUGATE_FORMULAS } from '../../../../../src/core/model/optimizer';
import { LOSSES, type TrainingPlan } from '../../../../../src/core/model/plan';
import { DEFAULT_PLAN } from '../../../../../src/core/model/presets';
import { parameterCount } from '../../../../../src/core/model/weights';

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const whole = (min: number, max: number) => fc.integer({ min, max });

/** Plans of the given values; `or` may put something else in the place of each. */
function plans(or: <T>(good: fc.Arbitrary<T>) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const layer = (units: fc.Arbitrary<number>, ...activations: string[]) =>
    fc.record({
      type: or(fc.constant('Dense')),
      units: or(units),
      activation: or(fc.constantFrom(...activations)),
    });
  const pictures = fc.constantFrom(
    [],
    [{ type: 'Flatten' }],
    [
      { type: 'Dropout', rate: 0.2 },
      { type: 'Activation', activation: 'tanh' },
      { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 },
    ],
    [{ type: 'Conv2D', filters: 3, kernelSize: 5, activation: 'elu' }, { type: 'Flatten' }],
    [
      { type: 'MaxPooling2D', poolSize: 3 },
      { type: 'Conv2D', filters: 2, kernelSize: 2, activation: 'relu', kernelRegularizer: { l1: 0, l2: 1 } },
      { type: 'AveragePooling2D', poolSize: 8 },
      { type: 'Flatten' },
    ],
  );
  const layers = fc
    .tuple(
      pictures,
      fc.array(layer(whole(1, 1024), ...ACTIVATIONS), { maxLength: 4 }),
      layer(fc.constant(10), 'softmax'),
    )
    .map(([before, hidden, last]) => [...before, ...hidden, last]);
  const learningRate = or(between(0.000001, 10));
  const momentum = or(between(0, 0.9999));
  const epsilon = or(between(1e-10, 1));
  const beta = or(between(0, 0.9999999));
  const type = (name: string) => or(fc.constant(name));
  const optimizer = fc.oneof(
    fc.record({ type: type('SGD'), learningRate, momentum, nesterov: or(fc.boolean()) }),
    fc.record({ type: type('Adam'), learningRate, beta1: beta, beta2: beta, epsilon }),
    fc.record({
      type: type('AdamW'),
      learningRate,
      beta1: beta,
      beta2: beta,
      epsilon,
      weightDecay: or(between(0, 1)),
    }),
    fc.record({ type: type('RMSprop'), learningRate, rho: beta, momentum, epsilon }),
    fc.record({ type: type('Adagrad'), learningRate, initialAccumulatorValue: or(between(0, 10)), epsilon }),
    fc.record({ type: type('BatchGradientDescent'), learningRate }),
    fc.record({
      type: type('ConjugateGradient'),
      learningRate,
      formula: or(fc.constantFrom(...CONJUGATE_FORMULAS)),
      lineSearchSteps: or(whole(1, 50)),
    }),
  );
  const warmupEpochs = or(between(0, 100));
  const decayEpochs = or(between(0.01, 1000));
  const decayRate = or(between(0.0001, 1));
  const schedule = fc.oneof(
    fc.record({ type: type('Constant'), warmupEpochs }),
    fc.record({ type: type('StepDecay'), warmupEpochs, decayEpochs, decayRate }),
    fc.record({ type: type('ExponentialDecay'), warmupEpochs, decayEpochs, decayRate }),
    fc.record({
      type: type('InverseTimeDecay'),
      warmupEpochs,
      decayEpochs,
      decayRate: or(between(0.0001, 10)),
    }),
    fc.record({ type: type('CosineDecay'), warmupEpochs, alpha: or(between(0, 1)) }),
  );
  const earlyStopping = fc.record({
    monitor: or(fc.constantFrom(...MONITORS)),
    minDelta: or(between(0, 1)),
    patience: or(whole(0, 1000)),
    restoreBestWeights: or(fc.boolean()),
  });
  const augmentation = fc.record({
    rotation: or(between(0, 45)),
    scale: or(between(0, 0.3)),
    shear: or(between(0, 0.5)),
    shift: or(between(0, 5)),
    elastic: or(between(0, 3)),
    strokeWidth: or(between(0, 1)),
  });
  return fc.record({
    network: fc.record({ layers }),
    optimizer,
    schedule,
    shuffle: or(fc.boolean()),
    earlyStopping: fc.option(earlyStopping),
    styleShare: or(between(0, 0.9)),
    augmentation: fc.option(augmentation),
    loss: or(fc.constantFrom(...LOSSES)),
    batchSize: or(whole(1, 4096)),
    epochs: or(whole(1, 1000)),
    validationSplit: or(fc.oneof(fc.constant(0), between(0.1, 0.5))),
    trainingSize: or(whole(10, 60_000)),
    seed: or(whole(0, 0xffff_ffff)),
  });
}

const goodPlan = plans((good) => good);
const likePlan = plans((good) =>
  fc.oneof({ weight: 30, arbitrary: good as fc.Arbitrary<unknown> }, anything),
);
/** A plan in which one field has become anything. */
const spoilt = fc
  .tuple(
    fc.constantFrom(
      'network',
      'optimizer',
      'loss',
      'batchSize',
      'epochs',
      'validationSplit',
      'trainingSize',
      'seed',
      'schedule',
      'shuffle',
      'earlyStopping',
      'styleShare',
      'augmentation',
    ),
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

  /** What sound values may be refused for together. */
  const TOGETHER = ['tooManyParameters', 'tooMuchWork', 'batchTooLarge', 'needsBatches', 'needsValidation'];

  it('accepts a plan whose every value is within its limits, unless they do not go together', () => {
    fc.assert(
      fc.property(goodPlan, (plan) => {
        const check = checkPlan(plan);
        if (!check.ok) {
          for (const { kind, path } of check.problems) {
            expect(TOGETHER).toContain(kind);
            expect(path).not.toBe('');
          }
          return;
        }
        expect(check.plan).toEqual(plan);
        const { trainingSize, validationSplit } = plan as TrainingPlan;
        const { train, validation } = splitTrainValidation(trainingSize, validationSplit);
        expect(train.to).toBeGreaterThanOrEqual(1);
        expect(validation.to > validation.from).toBe(validationSplit > 0);
      }),
      { numRuns: 500 },
    );
  });

  it('accepts what it accepted again, unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(goodPlan, likePlan), (candidate) => {
        const check = checkPlan(candidate);
        if (!check.ok) return;
        expect(checkPlan(check.plan)).toEqual(check);
        expect(checkPlan(structuredClone(check.plan))).toEqual(check);
      }),
      { numRuns: 500 },
    );
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
