import fc from 'fast-check';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { MONITORS } from '../../../../src/core/model/early-stopping';
import { ACTIVATIONS, INITIALIZERS } from '../../../../src/core/model/network';
import { CONJUGATE_FORMULAS } from '../../../../src/core/model/optimizer';
import { LOSSES, type TrainingPlan } from '../../../../src/core/model/plan';

/** Numbers as people type them, and as none would. */
const between = (min: number, max: number) =>
  fc.oneof(
    fc.double({ min, max, noNaN: true }),
    fc
      .double({ min, max, noNaN: true })
      .map((value) => Math.min(max, Math.max(min, Number(value.toPrecision(2))))),
    fc.constantFrom(min, max),
  );
const whole = (min: number, max: number) => fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));

const kernel = {
  activation: fc.constantFrom(...ACTIVATIONS),
  kernelInitializer: fc.constantFrom(...INITIALIZERS),
  kernelRegularizer: fc.record({ l1: between(0, 10), l2: between(0, 10) }),
};
const type = <T extends string>(name: T) => fc.constant(name);
const keeping = fc.oneof(
  fc.record({ type: type('Dropout'), rate: between(0, 0.95) }),
  fc.record({ type: type('BatchNormalization'), momentum: between(0, 0.9999), epsilon: between(1e-10, 1) }),
  fc.record({ type: type('Activation'), activation: kernel.activation }),
);
const conv = fc.record(
  { type: type('Conv2D'), filters: whole(1, 8), kernelSize: whole(1, 3), ...kernel },
  { requiredKeys: ['type', 'filters', 'kernelSize', 'activation'] },
);
const pool = fc.record({
  type: fc.constantFrom('MaxPooling2D', 'AveragePooling2D'),
  poolSize: fc.constantFrom(1, 1, 2),
});
const dense = (units: fc.Arbitrary<number>) =>
  fc.record({ type: type('Dense'), units, ...kernel }, { requiredKeys: ['type', 'units', 'activation'] });
const layers = fc
  .tuple(
    fc.array(fc.oneof(conv, pool, keeping), { maxLength: 12 }),
    fc.array(fc.oneof(dense(whole(1, 130)), keeping), { maxLength: 10 }),
    dense(fc.constant(10)).map((last) => ({ ...last, activation: 'softmax' })),
  )
  .map(([pictures, rows, last]) => [...pictures, { type: 'Flatten' }, ...rows, last]);

const learningRate = between(0.000001, 10);
const epsilon = between(1e-10, 1);
const beta = between(0, 0.9999999);
const momentum = between(0, 0.9999);
const adam = { learningRate, beta1: beta, beta2: beta, epsilon };
const optimizer = fc.oneof(
  fc.record({ type: type('SGD'), learningRate, momentum, nesterov: fc.boolean() }),
  fc.record({ type: type('Adam'), ...adam }),
  fc.record({ type: type('AdamW'), ...adam, weightDecay: between(0, 1) }),
  fc.record({ type: type('RMSprop'), learningRate, rho: beta, momentum, epsilon }),
  fc.record({ type: type('Adagrad'), learningRate, initialAccumulatorValue: between(0, 10), epsilon }),
  fc.record({ type: type('BatchGradientDescent'), learningRate }),
  fc.record({
    type: type('ConjugateGradient'),
    learningRate,
    formula: fc.constantFrom(...CONJUGATE_FORMULAS),
    lineSearchSteps: whole(1, 50),
  }),
);
const times = {
  warmupEpochs: between(0, 100),
  decayEpochs: between(0.01, 1000),
  decayRate: between(0.0001, 1),
};
const schedule = fc.oneof(
  fc.record({ type: type('Constant'), warmupEpochs: times.warmupEpochs }),
  fc.record({ type: type('StepDecay'), ...times }),
  fc.record({ type: type('ExponentialDecay'), ...times }),
  fc.record({ type: type('InverseTimeDecay'), ...times, decayRate: between(0.0001, 10) }),
  fc.record({ type: type('CosineDecay'), warmupEpochs: times.warmupEpochs, alpha: between(0, 1) }),
);

/** Any plan that `checkPlan` admits, of every kind of part there is. */
export const anyPlan: fc.Arbitrary<TrainingPlan> = fc
  .record({
    network: fc.oneof(fc.record({ layers }), fc.record({ layers, normalized: fc.constant(false) })),
    optimizer,
    schedule,
    loss: fc.constantFrom(...LOSSES),
    batchSize: fc.oneof(whole(1, 64), whole(1, 4096)),
    epochs: whole(1, 1000),
    validationSplit: fc.oneof(fc.constant(0), between(0.1, 0.5)),
    trainingSize: whole(10, 60_000),
    shuffle: fc.boolean(),
    earlyStopping: fc.option(
      fc.record({
        monitor: fc.constantFrom(...MONITORS),
        minDelta: between(0, 1),
        patience: whole(0, 1000),
        restoreBestWeights: fc.boolean(),
      }),
    ),
    styleShare: between(0, 0.9),
    augmentation: fc.option(
      fc.record({
        rotation: between(0, 45),
        scale: between(0, 0.3),
        shear: between(0, 0.5),
        shift: between(0, 5),
        elastic: between(0, 3),
        strokeWidth: between(0, 1),
      }),
    ),
    seed: whole(0, 0xffff_ffff),
  })
  .map(checkPlan)
  .filter((check) => check.ok)
  .map(({ plan }) => plan);
