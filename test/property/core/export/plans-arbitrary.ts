import fc from 'fast-check';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { MONITORS } from '../../../../src/core/model/early-stopping';
import { ACTIVATIONS, INITIALIZERS } from '../../../../src/core/model/network';
import { CONJUGATE_FORMULAS } from '../../../../src/core/model/optimizer';
import { LOSSES, PLAN_LIMITS, type TrainingPlan } from '../../../../src/core/model/plan';

const knob = (name: keyof typeof PLAN_LIMITS) => {
  const limit: { readonly min: number; readonly max: number; readonly whole?: boolean } = PLAN_LIMITS[name];
  const { min, max, whole } = limit;
  return whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
};
const small = (max: number) => fc.integer({ min: 1, max });
const activation = fc.constantFrom(...ACTIVATIONS);

const kernel = {
  kernelInitializer: fc.constantFrom(undefined, ...INITIALIZERS),
  kernelRegularizer: fc.option(fc.record({ l1: knob('penalty'), l2: knob('penalty') }), { nil: undefined }),
};
const dense = fc.record({ type: fc.constant('Dense'), units: small(300), activation, ...kernel });
const keeping = fc.oneof(
  fc.record({ type: fc.constant('Dropout'), rate: knob('rate') }),
  fc.record({ type: fc.constant('Activation'), activation }),
  fc.record({
    type: fc.constant('BatchNormalization'),
    momentum: knob('momentum'),
    epsilon: knob('epsilon'),
  }),
);
const convolving = fc.oneof(
  fc.record({
    type: fc.constant('Conv2D'),
    filters: small(8),
    kernelSize: small(5),
    activation,
    ...kernel,
  }),
  fc.record({
    type: fc.constantFrom('MaxPooling2D', 'AveragePooling2D'),
    poolSize: fc.integer({ min: 1, max: 3 }),
  }),
);
const output = fc.oneof(
  fc.constant([{ type: 'Dense', units: 10, activation: 'softmax' }]),
  fc.constant([
    { type: 'Dense', units: 10, activation: 'linear' },
    { type: 'Activation', activation: 'softmax' },
  ]),
);
const layers = fc
  .tuple(
    fc.oneof(
      fc.constant([]),
      fc.array(convolving, { minLength: 1, maxLength: 3 }).map((all) => [...all, { type: 'Flatten' }]),
    ),
    fc.array(fc.oneof(dense, keeping), { maxLength: 4 }),
    output,
  )
  .map((parts) => parts.flat());

const learningRate = knob('learningRate');
const adam = { learningRate, beta1: knob('beta'), beta2: knob('beta'), epsilon: knob('epsilon') };
const optimizer = fc.oneof(
  fc.record({ type: fc.constant('SGD'), learningRate, momentum: knob('momentum'), nesterov: fc.boolean() }),
  fc.record({ type: fc.constant('Adam'), ...adam }),
  fc.record({ type: fc.constant('AdamW'), ...adam, weightDecay: knob('weightDecay') }),
  fc.record({
    type: fc.constant('RMSprop'),
    learningRate,
    rho: knob('rho'),
    momentum: knob('momentum'),
    epsilon: knob('epsilon'),
  }),
  fc.record({
    type: fc.constant('Adagrad'),
    learningRate,
    initialAccumulatorValue: knob('initialAccumulatorValue'),
    epsilon: knob('epsilon'),
  }),
  fc.record({ type: fc.constant('BatchGradientDescent'), learningRate }),
  fc.record({
    type: fc.constant('ConjugateGradient'),
    learningRate,
    formula: fc.constantFrom(...CONJUGATE_FORMULAS),
    lineSearchSteps: knob('lineSearchSteps'),
  }),
);
const warmupEpochs = fc.oneof(fc.constant(0), knob('warmupEpochs'));
const schedule = fc.oneof(
  fc.record({ type: fc.constant('Constant'), warmupEpochs }),
  fc.record({
    type: fc.constantFrom('StepDecay', 'ExponentialDecay', 'InverseTimeDecay'),
    warmupEpochs,
    decayEpochs: knob('decayEpochs'),
    decayRate: knob('decayFactor'),
  }),
  fc.record({ type: fc.constant('CosineDecay'), warmupEpochs, alpha: knob('alpha') }),
);

/** Any plan that `checkPlan` lets pass, of every kind. */
export const somePlan: fc.Arbitrary<TrainingPlan> = fc
  .record({
    network: fc.record({ layers, normalized: fc.constantFrom(undefined, false) }),
    optimizer,
    schedule,
    loss: fc.constantFrom(...LOSSES),
    batchSize: knob('batchSize'),
    epochs: knob('epochs'),
    validationSplit: fc.oneof(fc.constant(0), knob('validationSplit')),
    trainingSize: fc.oneof(fc.constant(60_000), knob('trainingSize')),
    shuffle: fc.boolean(),
    earlyStopping: fc.option(
      fc.record({
        monitor: fc.constantFrom(...MONITORS),
        minDelta: knob('minDelta'),
        patience: knob('patience'),
        restoreBestWeights: fc.boolean(),
      }),
    ),
    styleShare: fc.oneof(fc.constant(0), knob('styleShare')),
    augmentation: fc.option(
      fc.record({
        rotation: knob('rotation'),
        scale: knob('scale'),
        shear: knob('shear'),
        shift: knob('shift'),
        elastic: fc.oneof(fc.constant(0), knob('elastic')),
        strokeWidth: fc.oneof(fc.constant(0), knob('strokeWidth')),
      }),
    ),
    seed: knob('seed'),
  })
  .map((candidate) => checkPlan(candidate))
  .filter((check) => check.ok)
  .map(({ plan }) => plan);
