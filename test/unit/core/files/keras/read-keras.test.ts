import { describe, expect, it } from 'vitest';
import { readKeras } from '../../../../../src/core/files/keras/read-keras';
import { readLegacyH5 } from '../../../../../src/core/files/keras/read-legacy-h5';
import type { FileProblem, ModelResult } from '../../../../../src/core/files/model-file';
import { plainZip } from '../plain-zip';
import {
  dense,
  described,
  IMAGE,
  INPUT,
  type KerasFileLayer,
  kerasFile,
  legacyFile,
  sequential,
  weightsFile,
} from './keras-files';

const layer = (type: string, config: KerasFileLayer['config'] = {}): KerasFileLayer => ({ type, config });
const conv = (config: KerasFileLayer['config'] = {}): KerasFileLayer => ({
  type: 'Conv2D',
  config: {
    filters: 2,
    kernel_size: [3, 3],
    strides: [1, 1],
    padding: 'valid',
    activation: 'relu',
    ...config,
  },
  arrays: { kernel: { shape: [3, 3, 1, 2], fill: 1 }, bias: { shape: [2], fill: 2 } },
});
/** What makes ten probabilities of what `conv` gives. */
const END = [layer('MaxPooling2D', { pool_size: [2, 2] }), layer('Flatten'), dense(13 * 13 * 2, 10)];

function modelOf(result: ModelResult): ModelResult & { ok: true } {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result;
}

async function networkOf(...layers: KerasFileLayer[]) {
  const { model, notes } = modelOf(readKeras(await kerasFile(layers)));
  return { layers: model.network.layers, notes };
}

async function problemOf(...layers: KerasFileLayer[]): Promise<FileProblem> {
  const result = readKeras(await kerasFile(layers));
  if (result.ok) throw new Error('it was read');
  return result.problem;
}

const ASSUMED = { kind: 'assumedRange' };
const SOFTMAX = { type: 'Dense', units: 10, activation: 'softmax' };

describe('a .keras file', () => {
  it('gives its layers and their arrays, whatever the layers are called', async () => {
    const layers = [
      INPUT,
      dense(784, 4, { activation: 'relu' }),
      layer('Dropout', { rate: 0.5 }),
      dense(4, 10),
    ];
    const { model, notes } = modelOf(readKeras(await kerasFile(layers)));
    expect(model.network.layers).toEqual([
      { type: 'Dense', units: 4, activation: 'relu' },
      { type: 'Dropout', rate: 0.5 },
      SOFTMAX,
    ]);
    expect(model.weights.map((values) => [values.length, values[0]])).toEqual([
      [3136, 0.25],
      [4, 0.5],
      [40, 0.25],
      [10, 0.5],
    ]);
    expect(notes).toEqual([ASSUMED]);
  });

  it('is without what only shapes and scales the digit', async () => {
    const image = layer('InputLayer', { batch_shape: [null, 28, 28] });
    const picture = [
      layer('Reshape', { target_shape: [28, 28, -1] }),
      layer('Rescaling', { scale: 1 / 255, offset: 0 }),
    ];
    expect(await networkOf(image, ...picture, conv(), ...END)).toEqual({
      layers: [
        { type: 'Conv2D', filters: 2, kernelSize: 3, activation: 'relu' },
        { type: 'MaxPooling2D', poolSize: 2 },
        { type: 'Flatten' },
        SOFTMAX,
      ],
      notes: [],
    });
  });

  it.each([
    [
      'Flatten of 28 x 28',
      [layer('InputLayer', { batch_shape: [null, 28, 28] }), layer('Flatten')],
      [{ type: 'Flatten' }],
    ],
    [
      'Flatten that says its shape itself',
      [layer('Flatten', { batch_input_shape: [null, 28, 28] })],
      [{ type: 'Flatten' }],
    ],
    ['no shape at all', [], []],
    ['Reshape to a row', [IMAGE, layer('Reshape', { target_shape: [784] })], []],
  ])('takes %s', async (_, before, expected) => {
    expect((await networkOf(...before, dense(784, 10))).layers).toEqual([...expected, SOFTMAX]);
  });

  it('gets the softmax that its loss had', async () => {
    expect(await networkOf(INPUT, dense(784, 10, { activation: 'linear' }))).toEqual({
      layers: [
        { ...SOFTMAX, activation: 'linear' },
        { type: 'Activation', activation: 'softmax' },
      ],
      notes: [ASSUMED, { kind: 'addedSoftmax' }],
    });
  });

  it.each([
    ['relu', layer('ReLU', { max_value: null, negative_slope: 0, threshold: 0 })],
    ['leaky_relu', layer('ReLU', { negative_slope: 0.2 })],
    ['leaky_relu', layer('LeakyReLU', { negative_slope: 0.2 })],
    ['leaky_relu', layer('LeakyReLU', { alpha: 0.20000000298023224 })],
    ['elu', layer('ELU', { alpha: 1 })],
    ['softmax', layer('Softmax', { axis: 1 })],
    ['tanh', layer('Activation', { activation: 'tanh' })],
    ['sigmoid', layer('Activation', { activation: { class_name: 'function', config: 'sigmoid' } })],
  ])('knows %s as a layer', async (activation, own) => {
    const { layers } = await networkOf(INPUT, own, dense(784, 10));
    expect(layers[0]).toEqual({ type: 'Activation', activation });
  });

  it('keeps initialisers and penalties that are ours, and says which are not', async () => {
    const he = { class_name: 'HeNormal', config: { seed: null } };
    const own = { kernel_initializer: he, kernel_regularizer: { class_name: 'L2', config: { l2: 0.01 } } };
    const other = {
      kernel_initializer: { class_name: 'LecunNormal', config: {} },
      kernel_regularizer: { class_name: 'OrthogonalRegularizer', config: {} },
    };
    expect(
      await networkOf(INPUT, dense(784, 4, { ...own, activation: 'relu' }), dense(4, 10, other)),
    ).toEqual({
      layers: [
        {
          type: 'Dense',
          units: 4,
          activation: 'relu',
          kernelInitializer: 'he_normal',
          kernelRegularizer: { l1: 0, l2: 0.01 },
        },
        SOFTMAX,
      ],
      notes: [
        ASSUMED,
        { kind: 'droppedSetting', layer: 'my_dense_2', setting: 'kernel_initializer' },
        { kind: 'droppedSetting', layer: 'my_dense_2', setting: 'kernel_regularizer' },
      ],
    });
  });

  it('has what Keras was told to do without as numbers that change nothing', async () => {
    const arrays = { kernel: { shape: [784, 4], fill: 1 } };
    const bare: KerasFileLayer = { ...dense(784, 4, { use_bias: false, activation: 'relu' }), arrays };
    const vector = (fill: number) => ({ shape: [4], fill });
    const normalization: KerasFileLayer = {
      type: 'BatchNormalization',
      config: { axis: [1], momentum: 0.9, epsilon: 0.01, scale: false, center: true },
      arrays: { beta: vector(3), moving_mean: vector(4), moving_variance: vector(5) },
    };
    const { model } = modelOf(readKeras(await kerasFile([INPUT, bare, normalization, dense(4, 10)])));
    expect(model.weights.map((values) => values[0])).toEqual([1, 0, 1, 3, 4, 5, 0.25, 0.5]);
  });
});

describe('a .keras file is refused by name', () => {
  it.each<[string, KerasFileLayer[], Partial<FileProblem> & object]>([
    [
      'a layer',
      [INPUT, layer('LSTM'), dense(784, 10)],
      { kind: 'unsupportedLayer', layer: 'LSTM', name: 'my_lstm_1' },
    ],
    [
      'a model within',
      [INPUT, layer('Sequential'), dense(784, 10)],
      { kind: 'unsupportedLayer', layer: 'Sequential' },
    ],
    [
      'padding',
      [IMAGE, conv({ padding: 'same' }), ...END],
      { setting: 'padding', value: 'same', layer: 'my_conv2d_1' },
    ],
    ['strides', [IMAGE, conv({ strides: [2, 2] }), ...END], { setting: 'strides', value: '[2, 2]' }],
    ['dilation', [IMAGE, conv({ dilation_rate: 2 }), ...END], { setting: 'dilation_rate' }],
    ['groups', [IMAGE, conv({ groups: 2 }), ...END], { setting: 'groups', value: '2' }],
    ['order of axes', [IMAGE, conv({ data_format: 'channels_first' }), ...END], { setting: 'data_format' }],
    ['a kernel', [IMAGE, conv({ kernel_size: [3, 5] }), ...END], { setting: 'kernel_size', value: '[3, 5]' }],
    [
      'an activation',
      [INPUT, dense(784, 10, { activation: 'gelu' })],
      { setting: 'activation', value: 'gelu' },
    ],
    [
      'a slope',
      [INPUT, layer('LeakyReLU', { negative_slope: 0.3 }), dense(784, 10)],
      { setting: 'negative_slope' },
    ],
    [
      'an axis',
      [IMAGE, conv(), layer('BatchNormalization', { axis: 1 }), ...END],
      { setting: 'axis', value: '1' },
    ],
    [
      'a scale',
      [INPUT, layer('Rescaling', { scale: 1 / 127.5, offset: -1 }), dense(784, 10)],
      { setting: 'scale' },
    ],
    [
      'pools that overlap',
      [IMAGE, layer('MaxPooling2D', { pool_size: 3, strides: 2 }), ...END],
      { setting: 'strides' },
    ],
    [
      'colours',
      [layer('InputLayer', { batch_shape: [null, 32, 32, 3] }), ...END],
      { kind: 'wrongInput', shape: '[null, 32, 32, 3]' },
    ],
    [
      'rows of pixels',
      [layer('InputLayer', { batch_shape: [null, 28, 28] }), dense(28, 10)],
      { setting: 'input_shape' },
    ],
    ['a picture to a Dense layer', [IMAGE, conv(), dense(2, 10)], { kind: 'badNetwork' }],
    ['other classes', [INPUT, dense(784, 26)], { kind: 'wrongOutput', shape: '26' }],
    ['too many numbers', [INPUT, dense(784, 1_000_000), dense(1_000_000, 10)], { kind: 'badNetwork' }],
  ])('%s', async (_, layers, expected) => {
    const bare = layers.map(({ type, config }) => ({ type, ...(config && { config }) }));
    expect(await problemOf(...bare)).toMatchObject(expected);
  });

  it('its arrays, where they are missing, of another shape, or no numbers', async () => {
    const { type, config } = dense(784, 10);
    const withArrays = (arrays: KerasFileLayer['arrays'] & object) =>
      problemOf(INPUT, { type, config: config!, arrays });
    const bias = { shape: [10], fill: 0 };
    expect(await withArrays({ kernel: { shape: [784, 10], fill: 0 } })).toEqual({
      kind: 'missingArray',
      array: 'layers/dense/vars/1',
    });
    expect(await withArrays({ kernel: { shape: [10, 784], fill: 0 }, bias })).toEqual({
      kind: 'wrongShape',
      array: 'layers/dense/vars/0',
      expected: [784, 10],
      found: [10, 784],
    });
    expect(await withArrays({ kernel: { shape: [784, 10], fill: Number.NaN }, bias })).toEqual({
      kind: 'notNumbers',
      array: 'layers/dense/vars/0',
    });
  });

  it('a description that is none, or goes on for ever', async () => {
    const file = (text: string) =>
      plainZip(
        ['config.json', 'model.weights.h5'].map((name) => ({
          name,
          method: 0,
          packed: new TextEncoder().encode(text),
        })),
      );
    const problem = { kind: 'damaged', where: 'config' };
    expect(readKeras(file('{'))).toEqual({ ok: false, problem });
    expect(readKeras(file('[]'))).toEqual({ ok: false, problem });
    const nested = '{"class_name":"Activation","config":{"activation":';
    const deep = `${nested.repeat(15_000)}"relu"${'}}'.repeat(15_000)}`;
    const model = `{"class_name":"Sequential","config":{"layers":[{"class_name":"Activation","config":{"activation":${deep}}}]}}`;
    expect(readKeras(file(model))).toMatchObject({
      problem: { kind: 'unsupportedSetting', setting: 'activation' },
    });
    expect(readKeras(plainZip([]))).toEqual({ ok: false, problem: { kind: 'notThisFormat' } });
  });
});

/** [name, 0, 0], in the words of either Keras. */
type Feed = (name: string) => unknown;
const KERAS_2: Feed = (name) => [[name, 0, 0, {}]];
const KERAS_3: Feed = (name) => ({
  args: [{ class_name: '__keras_tensor__', config: { shape: [null, 784], keras_history: [name, 0, 0] } }],
  kwargs: { mask: null },
});

/** A graph of layers, each fed by the one whose index is given. */
function functional(
  layers: readonly KerasFileLayer[],
  feeds: readonly (number | null)[],
  feed: Feed,
): object {
  const plain = described(layers);
  const nodes = plain.map((one, index) => {
    const from = feeds[index];
    return {
      ...one,
      name: one.config.name,
      inbound_nodes: typeof from === 'number' ? [feed(plain[from]!.config.name)] : [],
    };
  });
  const end = plain.findIndex((_, index) => !feeds.includes(index));
  return {
    class_name: 'Functional',
    config: { layers: nodes, output_layers: [[plain[end]!.config.name, 0, 0]] },
  };
}

describe('a model of another kind', () => {
  const layers = [INPUT, dense(784, 10)];

  it('is refused by the name of its class', async () => {
    const file = await kerasFile(layers, { class_name: 'MyModel', config: { depth: 3 } });
    expect(readKeras(file)).toMatchObject({ problem: { kind: 'unsupportedLayer', layer: 'MyModel' } });
  });

  it('is refused where it has more layers than any network', async () => {
    const many = Array.from({ length: 65 }, () => layer('Dropout', { rate: 0.1 }));
    const file = await kerasFile(layers, sequential([INPUT, ...many, dense(784, 10)]));
    expect(readKeras(file)).toMatchObject({
      problem: { kind: 'badNetwork', problems: [{ kind: 'outOfRange' }] },
    });
  });
});

describe('a Functional model', () => {
  const layers = [INPUT, dense(784, 4, { activation: 'relu' }), dense(4, 10)];

  it.each([
    ['2', KERAS_2],
    ['3', KERAS_3],
  ])('of Keras %s is read where its layers stand in a row', async (_, feed) => {
    const file = await kerasFile(layers, functional(layers, [null, 0, 1], feed));
    expect(modelOf(readKeras(file)).model.network.layers).toEqual([
      { type: 'Dense', units: 4, activation: 'relu' },
      SOFTMAX,
    ]);
  });

  it.each([
    ['branches', [null, 0, 0]],
    ['lead round', [null, 2, 1]],
    ['begin twice', [null, null, 1]],
  ])('is refused where they %s', async (_, feeds) => {
    for (const feed of [KERAS_2, KERAS_3]) {
      const file = await kerasFile(layers, functional(layers, feeds, feed));
      expect(readKeras(file)).toMatchObject({ ok: false, problem: { kind: 'notAChain' } });
    }
  });
});

describe('a whole model as one HDF5 file', () => {
  const layers = [
    layer('Flatten', { batch_input_shape: [null, 28, 28] }),
    dense(784, 4, {
      activation: 'relu',
      kernel_initializer: {
        class_name: 'VarianceScaling',
        config: { scale: 1, mode: 'fan_avg', distribution: 'uniform' },
      },
    }),
    dense(4, 10),
  ];

  it('is read as Keras 2 made it', async () => {
    const { model, notes } = modelOf(readLegacyH5(await legacyFile(layers, sequential(layers))));
    expect(model.network.layers).toEqual([
      { type: 'Flatten' },
      { type: 'Dense', units: 4, activation: 'relu' },
      SOFTMAX,
    ]);
    expect(model.weights.map((values) => [values.length, values[0]])).toEqual([
      [3136, 0.25],
      [4, 0.5],
      [40, 0.25],
      [10, 0.5],
    ]);
    expect(notes).toEqual([ASSUMED]);
  });

  it('is refused where it holds arrays alone, or lacks some', async () => {
    expect(readLegacyH5(await legacyFile(layers, []))).toMatchObject({ problem: { kind: 'damaged' } });
    expect(readLegacyH5(await weightsFile(layers))).toEqual({
      ok: false,
      problem: { kind: 'weightsOnly' },
    });
    const without = layers.map(({ type, config }) => ({ type, config: config! }));
    expect(readLegacyH5(await legacyFile(without, sequential(layers)))).toEqual({
      ok: false,
      problem: { kind: 'missingArray', array: 'my_dense_1/kernel' },
    });
  });
});
