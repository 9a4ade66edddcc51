import { describe, expect, it } from 'vitest';
import { splitTrainValidation } from '../../../../src/core/data/order';
import { networkTitle } from '../../../../src/core/model/network';
import { checkPlan, type PlanProblem } from '../../../../src/core/model/plan';
import {
  DEFAULT_PLAN,
  denseNetwork,
  NETWORK_PRESETS,
  OPTIMIZER_DEFAULTS,
} from '../../../../src/core/model/presets';

/** The default plan with something else at a path such as `network.layers.0.units`; left out where undefined. */
function planWith(path: string, value: unknown): unknown {
  const plan = structuredClone(DEFAULT_PLAN) as unknown as Record<string, unknown>;
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
  it('is the default one', () => {
    expect(checkPlan(DEFAULT_PLAN)).toEqual({ ok: true, plan: DEFAULT_PLAN });
  });

  it.each(NETWORK_PRESETS.map((network) => ({ title: networkTitle(network), network })))(
    'has the preset $title',
    ({ network }) => {
      const plan = { ...DEFAULT_PLAN, network };
      expect(checkPlan(plan)).toEqual({ ok: true, plan });
    },
  );

  it.each(Object.values(OPTIMIZER_DEFAULTS))('has the defaults of $type', (optimizer) => {
    const plan = { ...DEFAULT_PLAN, optimizer };
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it.each<[string, number]>([
    ['batchSize', 1],
    ['batchSize', 4096],
    ['epochs', 1],
    ['epochs', 1000],
    ['validationSplit', 0],
    ['validationSplit', 0.5],
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

  it('may have one layer, or eight', () => {
    for (const hidden of [[], Array<number>(7).fill(8)]) {
      const network = denseNetwork(...hidden);
      expect(checkPlan({ ...DEFAULT_PLAN, network }).ok).toBe(true);
    }
  });

  it('is rebuilt from its known fields alone', () => {
    const layers = denseNetwork(128).layers.map((layer) => ({ ...layer, extra: 1 }));
    const optimizer = { ...OPTIMIZER_DEFAULTS.Adam, momentum: 0.5 };
    const plan = { ...DEFAULT_PLAN, network: { layers, name: 'x' }, optimizer, callbacks: [1] };
    const check = checkPlan(plan);
    expect(check).toEqual({ ok: true, plan: DEFAULT_PLAN });
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

  it.each(['batchSize', 'epochs', 'trainingSize', 'seed', 'network.layers.0.units'])(
    '%s must be whole',
    (path) => {
      expect(problemsOf(planWith(path, 32.5))).toEqual([{ path, kind: 'notWhole' }]);
    },
  );

  it('of momentum is asked of SGD alone', () => {
    const sgd = { type: 'SGD', learningRate: 0.1 };
    for (const [momentum, kind] of [
      [undefined, 'notANumber'],
      [1, 'outOfRange'],
      [-0.1, 'outOfRange'],
    ] as const) {
      const problems = problemsOf({ ...DEFAULT_PLAN, optimizer: { ...sgd, momentum } });
      expect(problems).toMatchObject([{ path: 'optimizer.momentum', kind }]);
    }
    const optimizer = { ...sgd, momentum: 0.9, beta1: 'x' };
    expect(checkPlan({ ...DEFAULT_PLAN, optimizer })).toMatchObject({
      ok: true,
      plan: { optimizer: { type: 'SGD', learningRate: 0.1, momentum: 0.9 } },
    });
  });
});

describe('a validation split', () => {
  it('must hold back a digit if it is not 0', () => {
    expect(problemsOf({ ...DEFAULT_PLAN, validationSplit: 1e-20 })).toEqual([
      { path: 'validationSplit', kind: 'outOfRange', min: 1 / 60_000, max: 0.5 },
    ]);
  });

  it('of the least that it may be holds back a digit', () => {
    for (const trainingSize of [10, 49, 1000, 59_999, 60_000]) {
      const plan = { ...DEFAULT_PLAN, trainingSize, validationSplit: 1 / trainingSize };
      expect(checkPlan(plan).ok).toBe(true);
      const { validation } = splitTrainValidation(trainingSize, plan.validationSplit);
      expect(validation.to - validation.from).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('a network', () => {
  const layersOf = (layers: unknown) => ({ ...DEFAULT_PLAN, network: { layers } });

  it.each([
    ['no list', undefined],
    ['an object', { 0: LAYER, length: 1 }],
    ['text', 'Dense'],
    ['an empty list', []],
    ['nine layers', denseNetwork(...Array<number>(8).fill(8)).layers],
  ])('refuses %s as layers', (_, layers) => {
    expect(problemsOf(layersOf(layers))).toEqual([
      { path: 'network.layers', kind: 'outOfRange', min: 1, max: 8 },
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
    ['network.layers.0.type', 'Conv2D'],
    ['network.layers.0.type', 'toString'],
    ['network.layers.0.type', undefined],
    ['network.layers.0.activation', 'elu'],
    ['network.layers.0.activation', '__proto__'],
    ['network.layers.0.activation', ['relu']],
    ['optimizer.type', 'Adagrad'],
    ['optimizer.type', 'constructor'],
    ['optimizer.type', null],
  ])('refuses %s %o', (path, value) => {
    expect(problemsOf(planWith(path, value))).toEqual([
      { path, kind: 'unknownValue', allowed: expect.any(Array) },
    ]);
  });
});

describe('what is no plan', () => {
  it.each([undefined, null, 1, 'plan', true, [], [DEFAULT_PLAN], () => DEFAULT_PLAN])('%o', (candidate) => {
    expect(problemsOf(candidate)[0]).toEqual({ path: '', kind: 'notAnObject' });
  });

  it.each(['network', 'optimizer'])('has no %s', (key) => {
    for (const value of [undefined, null, 'Adam', []]) {
      expect(problemsOf(planWith(key, value))).toContainEqual({ path: key, kind: 'notAnObject' });
    }
  });

  it('is told everything that is wrong with it', () => {
    const plan = { ...DEFAULT_PLAN, batchSize: 0, seed: 0.5, optimizer: { type: 'SGD', momentum: 2 } };
    expect(problemsOf(plan).map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'optimizer.learningRate notANumber',
      'optimizer.momentum outOfRange',
      'batchSize outOfRange',
      'seed notWhole',
    ]);
  });

  it('may have the prototype keys of JSON, which are nobody’s fields', () => {
    const hidden = JSON.parse(`{"__proto__": ${JSON.stringify(DEFAULT_PLAN)}, "constructor": 1}`);
    expect(checkPlan(hidden).ok).toBe(false);
    const shown = JSON.parse(`{"__proto__": {"seed": -1}, ${JSON.stringify(DEFAULT_PLAN).slice(1)}`);
    expect(checkPlan(shown)).toEqual({ ok: true, plan: DEFAULT_PLAN });
    expect(({} as Record<string, unknown>).seed).toBeUndefined();
  });
});
