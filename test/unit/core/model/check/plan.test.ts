import { describe, expect, it } from 'vitest';
import { splitTrainValidation } from '../../../../../src/core/data/order';
import { AUGMENTATION_DEFAULT } from '../../../../../src/core/model/augmentation';
import { checkPlan } from '../../../../../src/core/model/check/plan';
import type { PlanProblem } from '../../../../../src/core/model/check/problems';
import { EARLY_STOPPING_DEFAULT } from '../../../../../src/core/model/early-stopping';
import { ACTIVATIONS } from '../../../../../src/core/model/network';
import {
  OPTIMIZER_DEFAULTS,
  OPTIMIZER_TYPES,
  type OptimizerSpec,
} from '../../../../../src/core/model/optimizer';
import { LOSSES, PLAN_LIMITS } from '../../../../../src/core/model/plan';
import { CONVOLUTIONAL_NETWORK, denseNetwork, PRESETS } from '../../../../../src/core/model/presets';
import { SCHEDULE_DEFAULTS, SCHEDULE_TYPES } from '../../../../../src/core/model/schedule';
import { MNIST_PLAN } from '../mnist-plan';

/** The plan with something else at a path such as `network.layers.0.units`; left out where undefined. */
function planWith(path: string, value: unknown): unknown {
  const plan = structuredClone(MNIST_PLAN) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  // biome-ignore lint/suspicious/noExplicitAny: any path of any plan
  const parent = keys.reduce<any>((at, key) => at[key], plan);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return plan;
}

function problemsOf(candidate: unknown): readonly PlanProblem[] {
  const check = checkPlan(candidate);
  if (check.ok) throw new Error('the plan was accepted');
  return check.problems;
}

const LAYER = { type: 'Dense', units: 10, activation: 'relu' };

describe('a plan that passes', () => {
  it('is a plain one', () => {
    expect(checkPlan(MNIST_PLAN)).toEqual({ ok: true, plan: MNIST_PLAN });
  });

  it.each(Object.entries(PRESETS))('is the preset %s', (_, plan) => {
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it.each(Object.values(OPTIMIZER_DEFAULTS))('has the defaults of $type', (optimizer) => {
    const plan = { ...MNIST_PLAN, optimizer };
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it('is one from before there were handwriting styles: it has none', () => {
    const check = checkPlan(planWith('styleShare', undefined));
    expect(check).toEqual({ ok: true, plan: { ...MNIST_PLAN, styleShare: 0 } });
  });

  it.each(LOSSES)('has the loss %s', (loss) => {
    const plan = { ...MNIST_PLAN, loss };
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it.each(ACTIVATIONS)('has %s between its layers', (activation) => {
    for (const layer of [
      { type: 'Dense', units: 4, activation },
      { type: 'Conv2D', filters: 2, kernelSize: 3, activation },
    ]) {
      const layers = [layer, { type: 'Flatten' }, ...denseNetwork().layers];
      const plan = { ...MNIST_PLAN, network: { layers } };
      expect(checkPlan(plan)).toEqual({ ok: true, plan });
    }
  });

  it('has regularised kernels', () => {
    const kernelRegularizer = { l1: 0.01, l2: 0 };
    const layers = CONVOLUTIONAL_NETWORK.layers.map((layer) =>
      layer.type === 'Conv2D' || layer.type === 'Dense' ? { ...layer, kernelRegularizer } : layer,
    );
    const plan = { ...MNIST_PLAN, network: { layers } };
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it.each<[string, number]>([
    ['batchSize', 1],
    ['batchSize', 4096],
    ['epochs', 1],
    ['epochs', 1000],
    ['validationSplit', 0],
    ['validationSplit', 0.5],
    ['styleShare', 0],
    ['styleShare', 0.9],
    ['trainingSize', 10],
    ['trainingSize', 60_000],
    ['seed', 0],
    ['seed', 0xffff_ffff],
    ['optimizer.learningRate', 0.000001],
    ['optimizer.learningRate', 10],
    ['optimizer.beta1', 0],
    ['optimizer.beta2', 0.9999999],
    ['optimizer.epsilon', 1e-10],
    ['optimizer.epsilon', 1],
    ['network.layers.0.units', 1],
    ['network.layers.0.units', 1024],
  ])('may have %s at its limit %d', (path, value) => {
    expect(checkPlan(planWith(path, value))).toEqual({ ok: true, plan: planWith(path, value) });
  });

  it('may have one layer, or twelve', () => {
    for (const hidden of [[], Array<number>(11).fill(8)]) {
      const network = denseNetwork(...hidden);
      expect(checkPlan({ ...MNIST_PLAN, network }).ok).toBe(true);
    }
  });

  it('is rebuilt from its known fields alone', () => {
    const layers = denseNetwork(128).layers.map((layer) => ({ ...layer, poolSize: 2 }));
    const optimizer = { ...OPTIMIZER_DEFAULTS.Adam, momentum: 0.5 };
    const plan = { ...MNIST_PLAN, network: { layers, name: 'x' }, optimizer, callbacks: [1] };
    const check = checkPlan(plan);
    expect(check).toEqual({ ok: true, plan: MNIST_PLAN });
    if (check.ok) expect(check.plan.network.layers[0]).not.toBe(layers[0]);
  });
});

describe('a number', () => {
  const NUMBERS: readonly [path: string, below: number, above: number][] = [
    ['batchSize', 0, 4097],
    ['epochs', 0, 1001],
    ['validationSplit', -0.01, 0.51],
    ['trainingSize', 9, 60_001],
    ['seed', -1, 0x1_0000_0000],
    ['optimizer.learningRate', 0, 10.5],
    ['optimizer.beta1', -0.1, 1],
    ['optimizer.beta2', -0.1, 1],
    ['optimizer.epsilon', 0, 2],
    ['network.layers.0.units', 0, 1025],
  ];

  it.each(NUMBERS)('%s must be one', (path) => {
    const noNumbers = [
      undefined,
      null,
      '32',
      true,
      [32],
      {},
      32n,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (const value of noNumbers) {
      expect(problemsOf(planWith(path, value)), String(value)).toEqual([{ path, kind: 'notANumber' }]);
    }
  });

  it.each(NUMBERS)('%s must be in its range', (path, below, above) => {
    for (const value of [below, above]) {
      expect(problemsOf(planWith(path, value))).toEqual([
        { path, kind: 'outOfRange', min: expect.any(Number), max: expect.any(Number) },
      ]);
    }
  });

  it('styleShare must be one, in its range, if it is there', () => {
    for (const value of [null, '0.3', [0.3], Number.NaN])
      expect(problemsOf(planWith('styleShare', value))).toEqual([{ path: 'styleShare', kind: 'notANumber' }]);
    for (const value of [-0.01, 0.91])
      expect(problemsOf(planWith('styleShare', value))).toEqual([
        { path: 'styleShare', kind: 'outOfRange', ...PLAN_LIMITS.styleShare },
      ]);
  });

  it.each(['batchSize', 'epochs', 'trainingSize', 'seed', 'network.layers.0.units'])(
    '%s must be whole',
    (path) => {
      expect(problemsOf(planWith(path, 32.5))).toEqual([{ path, kind: 'notWhole' }]);
    },
  );
});

/** Each optimiser's own numbers, with the name of their limits. */
const OWN_NUMBERS: {
  readonly [T in OptimizerSpec['type']]: Readonly<Record<string, keyof typeof PLAN_LIMITS>>;
} = {
  Adam: { beta1: 'beta', beta2: 'beta', epsilon: 'epsilon' },
  AdamW: { beta1: 'beta', beta2: 'beta', epsilon: 'epsilon', weightDecay: 'weightDecay' },
  RMSprop: { rho: 'rho', momentum: 'momentum', epsilon: 'epsilon' },
  Adagrad: { initialAccumulatorValue: 'initialAccumulatorValue', epsilon: 'epsilon' },
  SGD: { momentum: 'momentum' },
  BatchGradientDescent: {},
  ConjugateGradient: { lineSearchSteps: 'lineSearchSteps' },
};

describe.each(OPTIMIZER_TYPES)('the optimiser %s', (type) => {
  const withOwn = (key: string, value: unknown) => ({
    ...MNIST_PLAN,
    optimizer: { ...OPTIMIZER_DEFAULTS[type], [key]: value },
  });

  it.each(Object.entries({ ...OWN_NUMBERS[type], learningRate: 'learningRate' as const }))(
    'has %s within its limits',
    (key, limit) => {
      const path = `optimizer.${key}`;
      const { min, max } = PLAN_LIMITS[limit];
      for (const value of [min, max]) {
        expect(checkPlan(withOwn(key, value))).toEqual({ ok: true, plan: withOwn(key, value) });
      }
      for (const value of [min - 1, max + 1]) {
        expect(problemsOf(withOwn(key, value))).toEqual([{ path, kind: 'outOfRange', min, max }]);
      }
      for (const value of [undefined, '0.1', Number.NaN]) {
        expect(problemsOf(withOwn(key, value))).toEqual([{ path, kind: 'notANumber' }]);
      }
    },
  );

  it('is not asked for the numbers of others, and forgets them', () => {
    const others = Object.values(OWN_NUMBERS).flatMap((own) => Object.keys(own));
    const own = Object.keys(OWN_NUMBERS[type]);
    const strange = others.filter((key) => !own.includes(key)).map((key) => [key, 'x']);
    const optimizer = { ...OPTIMIZER_DEFAULTS[type], ...Object.fromEntries(strange) };
    expect(checkPlan({ ...MNIST_PLAN, optimizer })).toEqual({
      ok: true,
      plan: { ...MNIST_PLAN, optimizer: OPTIMIZER_DEFAULTS[type] },
    });
  });
});

it.each([undefined, null, 0, 1, 'true', 'false', []])('nesterov is true or false, not %j', (nesterov) => {
  const optimizer = { ...OPTIMIZER_DEFAULTS.SGD, nesterov };
  expect(problemsOf({ ...MNIST_PLAN, optimizer })).toEqual([
    { path: 'optimizer.nesterov', kind: 'unknownValue', allowed: ['false', 'true'] },
  ]);
});

it("the optimisers' defaults are those of Keras 3", () => {
  const { BatchGradientDescent, ConjugateGradient, ...ofKeras } = OPTIMIZER_DEFAULTS;
  expect(ofKeras).toEqual({
    Adam: { type: 'Adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    AdamW: {
      type: 'AdamW',
      learningRate: 0.001,
      weightDecay: 0.004,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
    },
    RMSprop: { type: 'RMSprop', learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7 },
    Adagrad: { type: 'Adagrad', learningRate: 0.001, initialAccumulatorValue: 0.1, epsilon: 1e-7 },
    SGD: { type: 'SGD', learningRate: 0.01, momentum: 0, nesterov: false },
  });
});

describe('a validation split', () => {
  it('must hold back a digit if it is not 0', () => {
    expect(problemsOf({ ...MNIST_PLAN, validationSplit: 1e-20 })).toEqual([
      { path: 'validationSplit', kind: 'outOfRange', min: 1 / 60_000, max: 0.5 },
    ]);
  });

  it('of the least that it may be holds back a digit', () => {
    for (const trainingSize of [10, 49, 1000, 59_999, 60_000]) {
      const plan = { ...MNIST_PLAN, trainingSize, validationSplit: 1 / trainingSize };
      expect(checkPlan(plan).ok).toBe(true);
      const { validation } = splitTrainValidation(trainingSize, plan.validationSplit);
      expect(validation.to - validation.from).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('a network', () => {
  const layersOf = (layers: unknown) => ({ ...MNIST_PLAN, network: { layers } });

  it.each([
    ['no list', undefined],
    ['an object', { 0: LAYER, length: 1 }],
    ['text', 'Dense'],
    ['an empty list', []],
    ['25 layers', denseNetwork(...Array<number>(24).fill(8)).layers],
  ])('refuses %s as layers', (_, layers) => {
    expect(problemsOf(layersOf(layers))).toEqual([
      { path: 'network.layers', kind: 'outOfRange', min: 1, max: 24 },
    ]);
  });

  it('must end in ten units', () => {
    expect(problemsOf(planWith('network.layers.1.units', 11))).toEqual([
      { path: 'network.layers.1.units', kind: 'wrongOutput', units: 10 },
    ]);
  });

  it('must end in softmax', () => {
    expect(problemsOf(planWith('network.layers.1.activation', 'sigmoid'))).toEqual([
      { path: 'network.layers.1.activation', kind: 'unknownValue', allowed: ['softmax'] },
    ]);
  });

  it.each([null, 7, 'Dense', [], undefined])('refuses %o as a layer', (layer) => {
    const problems = problemsOf(layersOf([layer, ...denseNetwork().layers]));
    expect(problems[0]).toEqual({ path: 'network.layers.0', kind: 'notAnObject' });
  });

  it('refuses a list with holes', () => {
    // Structured cloning keeps them, so a message may bring some.
    const holeLast: unknown[] = [LAYER];
    holeLast.length = 2;
    const holeFirst: unknown[] = [];
    holeFirst[1] = denseNetwork().layers[0];
    expect(problemsOf(layersOf(holeLast))).toContainEqual({ path: 'network.layers.1', kind: 'notAnObject' });
    expect(problemsOf(layersOf(holeFirst))).toContainEqual({ path: 'network.layers.0', kind: 'notAnObject' });
  });

  it.each([
    ['network.layers.0.type', 'LSTM'],
    ['network.normalized', 'no'],
    ['network.layers.0.kernelInitializer', 'xavier'],
    ['shuffle', 'batch'],
    ['schedule.type', 'Cyclic'],
    ['network.layers.0.type', 'toString'],
    ['network.layers.0.type', undefined],
    ['network.layers.0.activation', 'gelu'],
    ['network.layers.0.activation', '__proto__'],
    ['network.layers.0.activation', ['relu']],
    ['optimizer.type', 'Ftrl'],
    ['optimizer.type', 'constructor'],
    ['optimizer.type', null],
    ['loss', 'hinge'],
    ['loss', undefined],
    ['loss', '__proto__'],
  ])('refuses %s %o', (path, value) => {
    expect(problemsOf(planWith(path, value))).toEqual([
      { path, kind: 'unknownValue', allowed: expect.any(Array) },
    ]);
  });
});

describe('the layers of a network', () => {
  const conv = (sizes: object = {}) => ({
    type: 'Conv2D',
    filters: 2,
    kernelSize: 3,
    activation: 'relu',
    ...sizes,
  });
  const pool = (poolSize: unknown, type = 'MaxPooling2D') => ({ type, poolSize });
  const FLATTEN = { type: 'Flatten' };
  const OUTPUT = denseNetwork().layers[0]!;
  const problems = (...layers: readonly unknown[]) => problemsOf({ ...MNIST_PLAN, network: { layers } });

  it.each([
    ['needsFlatten', 1, [conv(), OUTPUT]],
    ['needsFlatten', 2, [conv(), pool(2), LAYER, OUTPUT]],
    ['needsImage', 1, [LAYER, conv(), OUTPUT]],
    ['needsImage', 1, [FLATTEN, pool(2), OUTPUT]],
    ['needsImage', 1, [LAYER, pool(2, 'AveragePooling2D'), OUTPUT]],
    ['tooLarge', 1, [pool(14), conv(), FLATTEN, OUTPUT]],
    ['tooLarge', 1, [conv(), pool(27), FLATTEN, OUTPUT]],
  ])('%s at layer %i', (kind, index, layers) => {
    expect(problems(...layers)).toEqual([{ path: `network.layers.${index}`, kind }]);
  });

  it('are told of the first that does not fit alone, for those after it hang on it', () => {
    expect(problems(LAYER, conv(), pool(2), OUTPUT)).toHaveLength(1);
  });

  it('are not fitted together while one of them is wrong in itself', () => {
    expect(problems(conv({ filters: 0 }), OUTPUT)).toEqual([
      { path: 'network.layers.0.filters', kind: 'outOfRange', min: 1, max: 128 },
    ]);
  });

  it.each([
    ['filters', 0, 129],
    ['kernelSize', 0, 29],
  ])('have %s within its limits', (key, below, above) => {
    const path = `network.layers.0.${key}`;
    for (const value of [below, above]) {
      expect(problems(conv({ [key]: value }), FLATTEN, OUTPUT)).toMatchObject([{ path, kind: 'outOfRange' }]);
    }
    expect(problems(conv({ [key]: 2.5 }), FLATTEN, OUTPUT)).toEqual([{ path, kind: 'notWhole' }]);
    expect(problems(conv({ [key]: undefined }), FLATTEN, OUTPUT)).toEqual([{ path, kind: 'notANumber' }]);
  });

  it.each(['MaxPooling2D', 'AveragePooling2D'])('have the pool size of %s within its limits', (type) => {
    const path = 'network.layers.0.poolSize';
    for (const value of [0, 29]) {
      expect(problems(pool(value, type), FLATTEN, OUTPUT)).toEqual([
        { path, kind: 'outOfRange', min: 1, max: 28 },
      ]);
    }
  });

  it.each([
    ['Conv2D', [FLATTEN, conv()]],
    ['MaxPooling2D', [conv(), pool(2)]],
    ['Flatten', [LAYER, FLATTEN]],
  ])('end in a Dense one, not in %s', (_, layers) => {
    expect(problems(...layers)).toContainEqual({
      path: 'network.layers.1.type',
      kind: 'unknownValue',
      allowed: ['Dense'],
    });
  });

  it('are regularised by penalties within their limits', () => {
    const at = 'network.layers.0.kernelRegularizer';
    const regularised = (kernelRegularizer: unknown) => problems({ ...LAYER, kernelRegularizer }, OUTPUT);
    expect(regularised({ l1: -1, l2: 11 })).toEqual([
      { path: `${at}.l1`, kind: 'outOfRange', min: 0, max: 10 },
      { path: `${at}.l2`, kind: 'outOfRange', min: 0, max: 10 },
    ]);
    expect(regularised({ l2: 0.1 })).toEqual([{ path: `${at}.l1`, kind: 'notANumber' }]);
    expect(regularised('l2')).toContainEqual({ path: at, kind: 'notAnObject' });
    expect(regularised(null)).toContainEqual({ path: at, kind: 'notAnObject' });
  });
});

describe('what is no plan', () => {
  it.each([undefined, null, 1, 'plan', true, [], [MNIST_PLAN], () => MNIST_PLAN])('%o', (candidate) => {
    expect(problemsOf(candidate)[0]).toEqual({ path: '', kind: 'notAnObject' });
  });

  it.each(['network', 'optimizer'])('has no %s', (key) => {
    for (const value of [undefined, null, 'Adam', []]) {
      expect(problemsOf(planWith(key, value))).toContainEqual({ path: key, kind: 'notAnObject' });
    }
  });

  it('is told everything that is wrong with it', () => {
    const optimizer = { type: 'SGD', momentum: 2, nesterov: 1 };
    const plan = { ...MNIST_PLAN, batchSize: 0, seed: 0.5, loss: 'hinge', optimizer };
    expect(problemsOf(plan).map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'optimizer.learningRate notANumber',
      'optimizer.nesterov unknownValue',
      'optimizer.momentum outOfRange',
      'loss unknownValue',
      'batchSize outOfRange',
      'seed notWhole',
    ]);
  });

  it('may have the prototype keys of JSON, which are nobody’s fields', () => {
    const hidden = JSON.parse(`{"__proto__": ${JSON.stringify(MNIST_PLAN)}, "constructor": 1}`);
    expect(checkPlan(hidden).ok).toBe(false);
    const shown = JSON.parse(`{"__proto__": {"seed": -1}, ${JSON.stringify(MNIST_PLAN).slice(1)}`);
    expect(checkPlan(shown)).toEqual({ ok: true, plan: MNIST_PLAN });
    expect(({} as Record<string, unknown>).seed).toBeUndefined();
  });
});

describe('what Keras has defaults for', () => {
  it('may be left out', () => {
    const { schedule, shuffle, earlyStopping, augmentation, ...rest } = MNIST_PLAN;
    expect(checkPlan(rest)).toEqual({ ok: true, plan: MNIST_PLAN });
  });
});

describe.each(SCHEDULE_TYPES)('the schedule %s', (type) => {
  const plan = { ...MNIST_PLAN, schedule: { ...SCHEDULE_DEFAULTS[type], warmupEpochs: 2.5 } };

  it('passes with its defaults and a warm-up', () => {
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it.each(Object.keys(SCHEDULE_DEFAULTS[type]).filter((key) => key !== 'type'))('needs %s', (key) => {
    const path = `schedule.${key}`;
    expect(problemsOf({ ...plan, schedule: { ...plan.schedule, [key]: undefined } })).toEqual([
      { path, kind: 'notANumber' },
    ]);
    expect(problemsOf({ ...plan, schedule: { ...plan.schedule, [key]: -1 } })).toEqual([
      { path, kind: 'outOfRange', min: expect.any(Number), max: expect.any(Number) },
    ]);
  });
});

describe('early stopping', () => {
  it('passes, and needs each of its fields', () => {
    const plan = { ...MNIST_PLAN, earlyStopping: EARLY_STOPPING_DEFAULT };
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
    expect(problemsOf({ ...plan, earlyStopping: {} }).map(({ path }) => path)).toEqual([
      'earlyStopping.monitor',
      'earlyStopping.minDelta',
      'earlyStopping.patience',
      'earlyStopping.restoreBestWeights',
    ]);
  });

  it('cannot watch digits that are not held back', () => {
    const plan = { ...MNIST_PLAN, validationSplit: 0, earlyStopping: EARLY_STOPPING_DEFAULT };
    expect(problemsOf(plan)).toEqual([{ path: 'earlyStopping.monitor', kind: 'needsValidation' }]);
    expect(checkPlan({ ...plan, earlyStopping: { ...EARLY_STOPPING_DEFAULT, monitor: 'loss' } }).ok).toBe(
      true,
    );
  });
});

describe('augmentation', () => {
  it('passes, and is held to its limits', () => {
    const plan = { ...MNIST_PLAN, augmentation: AUGMENTATION_DEFAULT };
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
    expect(problemsOf({ ...plan, augmentation: { ...AUGMENTATION_DEFAULT, rotation: 90 } })).toEqual([
      { path: 'augmentation.rotation', kind: 'outOfRange', min: 0, max: 45 },
    ]);
    expect(problemsOf({ ...plan, augmentation: { ...AUGMENTATION_DEFAULT, strokeWidth: 1.5 } })).toEqual([
      { path: 'augmentation.strokeWidth', kind: 'outOfRange', min: 0, max: 1 },
    ]);
  });

  it('from before strokes were varied leaves them as they are', () => {
    const { strokeWidth, ...before } = AUGMENTATION_DEFAULT;
    const augmentation = { ...before, strokeWidth: 0 };
    expect(checkPlan({ ...MNIST_PLAN, augmentation: before })).toEqual({
      ok: true,
      plan: { ...MNIST_PLAN, augmentation },
    });
    expect(problemsOf({ ...MNIST_PLAN, augmentation: { ...before, strokeWidth: null } })).toEqual([
      { path: 'augmentation.strokeWidth', kind: 'notANumber' },
    ]);
  });
});

describe('new layers', () => {
  const plan = {
    ...MNIST_PLAN,
    network: {
      layers: [
        { type: 'Conv2D', filters: 8, kernelSize: 3, activation: 'linear', kernelInitializer: 'he_normal' },
        { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 },
        { type: 'Activation', activation: 'relu' },
        { type: 'Flatten' },
        { type: 'Dropout', rate: 0.5 },
        { type: 'Dense', units: 10, activation: 'linear' },
        { type: 'Activation', activation: 'softmax' },
      ],
      normalized: false,
    },
  };

  it('pass', () => {
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it('are held to their limits', () => {
    expect(problemsOf(planOf(plan, 4, { type: 'Dropout', rate: 1 }))).toEqual([
      { path: 'network.layers.4.rate', kind: 'outOfRange', min: 0, max: 0.95 },
    ]);
  });

  it('end in ten probabilities, in one layer or in two', () => {
    expect(problemsOf(planOf(plan, 6, { type: 'Activation', activation: 'relu' }))).toEqual([
      { path: 'network.layers.6.activation', kind: 'unknownValue', allowed: ['softmax'] },
    ]);
    expect(problemsOf(planOf(plan, 5, { type: 'Dense', units: 10, activation: 'softmax' }))).toEqual([
      { path: 'network.layers.5.activation', kind: 'unknownValue', allowed: ['linear'] },
    ]);
  });

  it('go with batches alone if they normalise them', () => {
    const optimizer = OPTIMIZER_DEFAULTS.ConjugateGradient;
    expect(problemsOf({ ...plan, optimizer })).toEqual([{ path: 'network.layers.1', kind: 'needsBatches' }]);
  });
});

describe('a network that is too big', () => {
  it('is refused at its largest layer', () => {
    const network = denseNetwork(1024, 1024, 1024, 1024, 1024);
    expect(problemsOf({ ...MNIST_PLAN, network })).toEqual([
      { path: 'network.layers.1', kind: 'tooManyParameters', count: 5_012_490, max: 4_000_000 },
    ]);
  });

  it('is refused at the layer that has most to do', () => {
    const conv = { type: 'Conv2D', filters: 128, kernelSize: 5, activation: 'relu' };
    const plan = {
      ...MNIST_PLAN,
      network: { layers: [conv, conv, { type: 'Flatten' }, ...denseNetwork().layers] },
    };
    const [problem] = problemsOf(plan);
    expect(problem).toMatchObject({ path: 'network.layers.1', kind: 'tooMuchWork' });
  });

  it('may be fine with a smaller batch', () => {
    const plan = { ...MNIST_PLAN, network: CONVOLUTIONAL_NETWORK, batchSize: 4096 };
    const [problem] = problemsOf(plan);
    expect(problem).toMatchObject({ path: 'batchSize', kind: 'batchTooLarge' });
    const { max } = problem as { max: number };
    expect(checkPlan({ ...plan, batchSize: max }).ok).toBe(true);
    expect(checkPlan({ ...plan, batchSize: max + 1 }).ok).toBe(false);
    // Where there are no batches, their size is of no account.
    expect(checkPlan({ ...plan, optimizer: OPTIMIZER_DEFAULTS.BatchGradientDescent }).ok).toBe(true);
  });
});

/** The plan with another layer at that place. */
function planOf(plan: { network: { layers: unknown[] } }, at: number, layer: unknown): unknown {
  return { ...plan, network: { ...plan.network, layers: plan.network.layers.with(at, layer) } };
}
