import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../../src/core/model/check/plan';
import type { LayerSpec, NetworkSpec } from '../../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import type { TrainingPlan } from '../../../../../src/core/model/plan';
import { denseNetwork, PRESETS } from '../../../../../src/core/model/presets';
import { withoutLayer } from '../../../../../src/ui/lab/plan/edit-layers';
import { withEarlyStopping } from '../../../../../src/ui/lab/plan/edit-plan';
import { fixOf } from '../../../../../src/ui/lab/plan/fixes';
import { problemSentence } from '../../../../../src/ui/lab/plan/problem-sentence';
import { MNIST_PLAN } from '../../../core/model/mnist-plan';
import { planTranslator } from './plan-under-test';

const i18n = planTranslator();
const problemsOf = (plan: TrainingPlan) => {
  const check = checkPlan(plan);
  return check.ok ? [] : check.problems;
};
const planOf = (layers: readonly LayerSpec[]): TrainingPlan => ({ ...MNIST_PLAN, network: { layers } });
const sentences = (plan: TrainingPlan) => problemsOf(plan).map((problem) => problemSentence(problem, i18n));
const softmax: LayerSpec = { type: 'Dense', units: 10, activation: 'softmax' };

/** Each broken network, and what its first remedy makes of it. */
const FIXABLE: readonly (readonly [string, readonly LayerSpec[], string, readonly string[]])[] = [
  [
    'a Dense layer after pictures',
    withoutLayer(PRESETS.cnn.network.layers, 4),
    'Add Flatten before it',
    PRESETS.cnn.network.layers.map(({ type }) => type),
  ],
  [
    'a convolution after numbers',
    [{ type: 'Dense', units: 5, activation: 'relu' }, { type: 'MaxPooling2D', poolSize: 2 }, softmax],
    'Remove it',
    ['Dense', 'Dense'],
  ],
  [
    'a pool larger than its picture',
    [
      { type: 'MaxPooling2D', poolSize: 14 },
      { type: 'MaxPooling2D', poolSize: 3 },
      { type: 'Flatten' },
      softmax,
    ],
    'Remove it',
    ['MaxPooling2D', 'Flatten', 'Dense'],
  ],
  ['too many outputs', [{ ...softmax, units: 12 }], 'Use 10 units', ['Dense']],
  ['an end without probabilities', [{ ...softmax, activation: 'relu' }], 'Use softmax', ['Dense']],
  [
    'a softmax twice',
    [softmax, { type: 'Activation', activation: 'softmax' }],
    'Use linear',
    ['Dense', 'Activation'],
  ],
  ['no output at all', [{ type: 'Flatten' }], 'Add the output layer', ['Flatten', 'Dense']],
];

describe('a problem with a network', () => {
  it.each(FIXABLE)('%s has a sentence, and a remedy that works', (_, layers, name, types) => {
    const plan = planOf(layers);
    const [problem] = problemsOf(plan);
    expect(problemSentence(problem!, i18n)).toMatch(/^[A-Z].+\.$/);
    const fix = fixOf(problem!, plan.network, i18n);
    expect(fix?.name).toBe(name);
    expect(fix?.network.layers.map(({ type }) => type)).toEqual(types);
    expect(problemsOf({ ...plan, network: fix!.network })).toEqual([]);
  });

  it('says how many layers there may be', () => {
    expect(sentences(planOf([]))).toEqual(['A network has 1 to 24 layers. Add or remove some.']);
  });

  it('says what is too big, and the limit', () => {
    const big: NetworkSpec = denseNetwork(1024, 1024, 1024, 1024, 1024);
    const [parameters] = sentences({ ...MNIST_PLAN, network: big });
    expect(parameters).toMatch(
      /^The network has 5,\d{3},\d{3} parameters; a browser tab has room for 4,000,000/,
    );
    const wide: LayerSpec = { type: 'Conv2D', filters: 128, kernelSize: 5, activation: 'relu' };
    const [work] = sentences(planOf([wide, wide, { type: 'Flatten' }, softmax]));
    expect(work).toMatch(/multiplications; beyond 50,000,000 the page would freeze/);
  });
});

describe('a problem with knobs together', () => {
  it('says what to do about it', () => {
    const stopping = withEarlyStopping(MNIST_PLAN, true);
    expect(sentences({ ...stopping, validationSplit: 0 })).toEqual([
      'No digits are held back to watch. Set a validation split, or watch loss or accuracy.',
    ]);
    const normalized: LayerSpec = { type: 'BatchNormalization', momentum: 0.99, epsilon: 0.001 };
    const fullBatch = {
      ...planOf([normalized, softmax]),
      optimizer: OPTIMIZER_DEFAULTS.BatchGradientDescent,
    };
    expect(sentences(fullBatch)[0]).toMatch(/^Batch normalisation needs batches/);
    expect(sentences({ ...PRESETS.cnn, batchSize: 4096 })[0]).toMatch(/^A step of this network can take \d/);
  });

  it('says the range of a number, and what is none', () => {
    expect(sentences({ ...MNIST_PLAN, epochs: 0 })).toEqual(['This must lie between 1 and 1,000.']);
    expect(sentences({ ...MNIST_PLAN, epochs: Number.NaN })).toEqual(['This is not a number.']);
    expect(sentences({ ...MNIST_PLAN, epochs: 1.5 })).toEqual(['This must be a whole number.']);
    expect(sentences({ ...MNIST_PLAN, loss: 'hinge' as never })[0]).toMatch(
      /^This must be one of these: cat/,
    );
  });
});
