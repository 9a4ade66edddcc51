import * as ort from 'onnxruntime-web/wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKernels } from '../../../../../scripts/lib/kernels';
import { readOnnx } from '../../../../../src/core/files/onnx/read-onnx';
import { writeOnnx } from '../../../../../src/core/files/onnx/write-onnx';
import { initialWeights } from '../../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../../src/core/model/presets';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { type Graph, int64s, node, onnxFile, tensor } from './graphs';

let engine: Engine;
const digits = new Float32Array(2 * 784).map((_, index) => Math.max(0, Math.sin(index * 1.7)));

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  engine = await startCpuEngine(readKernels);
});
afterAll(() => engine.dispose());

/** The chain of PyTorch's tutorials: channels first, flattened by `x.view(x.size(0), -1)`. */
const TORCH_CNN: Graph = {
  input: ['n', 1, 28, 28],
  tensors: [
    tensor('c.weight', [3, 1, 5, 5]),
    tensor('c.bias', [3]),
    tensor('a.weight', [8, 432]),
    tensor('a.bias', [8]),
    tensor('bn.weight', [432]),
    tensor('bn.bias', [432]),
    tensor('bn.mean', [432]),
    tensor(
      'bn.var',
      [432],
      new Float32Array(432).map((_, index) => 1 + (index % 7)),
    ),
    tensor('b.weight', [10, 8]),
    tensor('b.bias', [10]),
    int64s('zero', [0], []),
    int64s('front', [0]),
    int64s('rest', [-1]),
  ],
  nodes: [
    node('Conv', ['x', 'c.weight', 'c.bias'], 'conv', {
      kernel_shape: [5, 5],
      strides: [1, 1],
      pads: [0, 0, 0, 0],
      dilations: [1, 1],
      group: 1,
    }),
    node('Relu', ['conv'], 'relu'),
    node('MaxPool', ['relu'], 'pool', { kernel_shape: [2, 2], strides: [2, 2], ceil_mode: 0 }),
    node('Shape', ['pool'], 'shape'),
    node('Gather', ['shape', 'zero'], 'size', { axis: 0 }),
    node('Unsqueeze', ['size', 'front'], 'sizes'),
    node('Concat', ['sizes', 'rest'], 'target', { axis: 0 }),
    node('Reshape', ['pool', 'target'], 'row'),
    node('BatchNormalization', ['row', 'bn.weight', 'bn.bias', 'bn.mean', 'bn.var'], 'normal', {
      epsilon: 0.001,
    }),
    node('Gemm', ['normal', 'a.weight', 'a.bias'], 'a', { transB: 1 }),
    node('Tanh', ['a'], 'tanh'),
    node('Gemm', ['tanh', 'b.weight', 'b.bias'], 'b', { transB: 1, alpha: 0.5, beta: 2.5 }),
    node('Softmax', ['b'], 'y', { axis: 1 }),
  ],
};

/** As tf2onnx writes a CNN of Keras: pictures channels last outside, MatMul and Add, pixels rescaled in the graph. */
const KERAS_CNN: Graph = {
  input: ['n', 28, 28],
  tensors: [
    tensor('scale', [], Float32Array.of(1 / 255)),
    tensor('offset', [1], Float32Array.of(0)),
    int64s('picture', [-1, 28, 28, 1]),
    int64s('channels_first', [-1, 1, 28, 28]),
    tensor('c', [2, 1, 3, 3]),
    tensor('c_bias', [1, 2, 1, 1]),
    int64s('flat', [-1, 338]),
    tensor('k', [338, 10]),
    tensor('k_bias', [10]),
  ],
  nodes: [
    node('Mul', ['x', 'scale'], 'scaled'),
    node('Add', ['scaled', 'offset'], 'moved'),
    node('Reshape', ['moved', 'picture'], 'picture_out'),
    node('Reshape', ['picture_out', 'channels_first'], 'first'),
    node('Conv', ['first', 'c'], 'conv', { kernel_shape: [3, 3], auto_pad: 'VALID' }),
    node('Add', ['conv', 'c_bias'], 'biased'),
    node('Relu', ['biased'], 'relu'),
    node('AveragePool', ['relu'], 'pool', { kernel_shape: [2, 2], strides: [2, 2] }),
    node('Transpose', ['pool'], 'last', { perm: [0, 2, 3, 1] }),
    node('Reshape', ['last', 'flat'], 'row'),
    node('MatMul', ['row', 'k'], 'product'),
    node('Add', ['product', 'k_bias'], 'logits'),
    node('Softmax', ['logits'], 'y', { axis: -1 }),
  ],
};

/** Without biases, by version 9, with the pixels as a row that the graph makes a picture of, and log-probabilities. */
const OLD: Graph = {
  opset: 9,
  tensors: [int64s('picture', [0, 1, 28, 28]), tensor('c', [2, 1, 3, 3]), tensor('k', [1352, 10])],
  nodes: [
    node('Reshape', ['x', 'picture'], 'picture_out'),
    node('Conv', ['picture_out', 'c'], 'conv'),
    node('Elu', ['conv'], 'elu'),
    node('Dropout', ['elu'], 'dropped', { ratio: 0.25 }),
    node('Flatten', ['dropped'], 'row'),
    node('MatMul', ['row', 'k'], 'logits'),
    node('LogSoftmax', ['logits'], 'y', { axis: 1 }),
  ],
};

describe('a network of another program', () => {
  it.each([
    [
      'as torch.onnx writes it',
      TORCH_CNN,
      ['Conv2D', 'MaxPooling2D', 'Flatten', 'BatchNormalization', 'Dense', 'Dense'],
    ],
    ['as tf2onnx writes it', KERAS_CNN, ['Conv2D', 'AveragePooling2D', 'Flatten', 'Dense']],
    ['of old', OLD, ['Conv2D', 'Dropout', 'Flatten', 'Dense', 'Activation']],
  ])('%s reads digits as ONNX Runtime has it', async (_, graph, types) => {
    const file = onnxFile(graph);
    const read = readOnnx(file);
    if (!read.ok) expect.fail(JSON.stringify(read.problem));
    expect(read.model.network.layers.map(({ type }) => type)).toEqual(types);
    const built = engine.build(read.model.network, read.model.weights);
    const expected = await built.predict(digits);
    built.dispose();
    const session = await ort.InferenceSession.create(file);
    const rescales = graph === KERAS_CNN ? 255 : 1;
    const sides = graph.input?.slice(1) as number[] | undefined;
    const x = new ort.Tensor(
      'float32',
      digits.map((ink) => ink * rescales),
      [2, ...(sides ?? [784])],
    );
    const y = (await session.run({ x })).y!.data as Float32Array;
    await session.release();
    const found = graph === OLD ? y.map(Math.exp) : y;
    for (const [index, value] of expected.entries()) expect(value).toBeCloseTo(found[index]!, 5);
  });

  it('tells what it had to assume', () => {
    const notes = (graph: Graph) => {
      const read = readOnnx(onnxFile(graph));
      return read.ok && read.notes.map(({ kind }) => kind);
    };
    expect(notes(TORCH_CNN)).toEqual(['assumedRange']);
    expect(notes(KERAS_CNN)).toEqual([]);
    expect(notes(OLD)).toEqual(['addedSoftmax', 'assumedRange']);
  });

  it('keeps rates as people write them', () => {
    const read = readOnnx(onnxFile(OLD));
    expect(read.ok && read.model.network.layers[1]).toEqual({ type: 'Dropout', rate: 0.25 });
  });

  it('ignores a note of ours that tells of another network', () => {
    const note = JSON.stringify({ network: denseNetwork(30) });
    const read = readOnnx(onnxFile({ ...OLD, metadata: [['inkling', note]] }));
    expect(read).toEqual(readOnnx(onnxFile(OLD)));
  });
});

const kernel = tensor('k', [784, 10]);
const softmax = node('Softmax', ['a'], 'y');
const dense = (more: Partial<Graph> = {}): Graph => ({
  tensors: [kernel],
  nodes: [node('MatMul', ['x', 'k'], 'a'), softmax],
  ...more,
});
const conv = (settings: Parameters<typeof node>[3], dims = [1, 1, 3, 3]): Graph => ({
  input: ['n', 1, 28, 28],
  tensors: [tensor('c', dims)],
  nodes: [node('Conv', ['x', 'c'], 'a', settings), softmax],
});

describe('is refused by name:', () => {
  it.each<readonly [string, Graph, object]>([
    [
      'an operator that is none of ours',
      { nodes: [node('LSTM', ['x'], 'a')] },
      { kind: 'unsupportedLayer', layer: 'LSTM' },
    ],
    [
      'one by the name of an object’s own',
      { nodes: [node('constructor', ['x'], 'a')] },
      { kind: 'unsupportedLayer' },
    ],
    ['padding', conv({ pads: [1, 1, 1, 1] }), { kind: 'unsupportedSetting', layer: 'Conv', setting: 'pads' }],
    [
      'padding by name',
      conv({ auto_pad: 'SAME_UPPER' }),
      { kind: 'unsupportedSetting', setting: 'auto_pad' },
    ],
    [
      'a stride',
      conv({ strides: [2, 2] }),
      { kind: 'unsupportedSetting', setting: 'strides', value: '[2, 2]' },
    ],
    ['groups', conv({ group: 2 }), { kind: 'unsupportedSetting', setting: 'group' }],
    [
      'a kernel that is no square',
      conv({}, [1, 1, 3, 2]),
      { kind: 'unsupportedSetting', setting: 'kernel_shape' },
    ],
    [
      'a slope that is not ours',
      dense({ nodes: [node('LeakyRelu', ['x'], 'a', { alpha: 0.01 }), node('MatMul', ['a', 'k'], 'b')] }),
      { kind: 'unsupportedSetting', setting: 'alpha', value: '0.01' },
    ],
    [
      'numbers of eight bytes',
      dense({ tensors: [{ ...kernel, dataType: 11 }] }),
      { kind: 'unsupportedSetting', value: 'float64' },
    ],
    [
      'quantized numbers',
      dense({ tensors: [{ ...kernel, dataType: 3 }] }),
      { kind: 'unsupportedSetting', value: 'int8' },
    ],
    ['bytes as pixels', dense({ inputType: 2 }), { kind: 'wrongInput' }],
    [
      'pictures of another size',
      dense({ input: ['n', 32, 32, 3] }),
      { kind: 'wrongInput', shape: '[n, 32, 32, 3]' },
    ],
    ['pictures of any size', dense({ input: null }), { kind: 'wrongInput' }],
    ['eleven classes', dense({ tensors: [tensor('k', [784, 11])] }), { kind: 'wrongOutput', shape: '11' }],
    ['an array that is not there', dense({ tensors: [] }), { kind: 'missingArray', array: 'k' }],
    [
      'fewer numbers than the shape says',
      dense({ tensors: [{ ...kernel, dims: [7840, 10] }] }),
      { kind: 'damaged' },
    ],
    [
      'no numbers',
      dense({ tensors: [tensor('k', [784, 10], new Float32Array(7840).fill(Number.NaN))] }),
      { kind: 'notNumbers' },
    ],
    [
      'a sum of two ways',
      dense({ nodes: [node('MatMul', ['x', 'k'], 'a'), node('Add', ['a', 'a'], 'b')] }),
      { kind: 'notAChain' },
    ],
    [
      'a way back',
      dense({ nodes: [node('Relu', ['b'], 'a'), node('Relu', ['a'], 'b')] }),
      { kind: 'missingArray', array: 'b' },
    ],
    [
      'a second way from the digit',
      dense({ nodes: [node('MatMul', ['x', 'k'], 'a'), node('Relu', ['x'], 'b')] }),
      { kind: 'notAChain' },
    ],
    ['operators too old', dense({ opset: 6 }), { kind: 'unsupportedSetting', setting: 'opset', value: '6' }],
    [
      'a picture turned round',
      {
        ...conv({}),
        nodes: [node('Transpose', ['x'], 't', { perm: [0, 1, 3, 2] }), node('Conv', ['t', 'c'], 'a')],
      },
      { kind: 'unsupportedLayer', layer: 'Conv' },
    ],
    [
      'log-probabilities on the way',
      dense({ nodes: [node('LogSoftmax', ['x'], 'l'), node('MatMul', ['l', 'k'], 'a'), softmax] }),
      { kind: 'unsupportedLayer', layer: 'LogSoftmax' },
    ],
    [
      'more units than the page has',
      dense({
        tensors: [tensor('k', [784, 1025]), tensor('k2', [1025, 10])],
        nodes: [
          node('MatMul', ['x', 'k'], 'a'),
          node('MatMul', ['a', 'k2'], 'b'),
          node('Softmax', ['b'], 'y'),
        ],
      }),
      { kind: 'badNetwork' },
    ],
  ])('%s', (_, graph, problem) => {
    const read = readOnnx(onnxFile(graph));
    expect(read.ok).toBe(false);
    expect(!read.ok && read.problem).toMatchObject(problem);
  });

  it('numbers in another file', () => {
    const network = denseNetwork();
    const file = writeOnnx({ network, weights: initialWeights(network, 1) });
    expect(readOnnx(file).ok).toBe(true);
    const tensors = [{ ...kernel, raw: new Uint8Array(), external: true }];
    const read = readOnnx(onnxFile(dense({ tensors })));
    expect(!read.ok && read.problem).toMatchObject({ kind: 'unsupportedSetting', setting: 'data_location' });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
    ['text', new TextEncoder().encode('import keras\n')],
  ])('%s', (_, bytes) => {
    expect(readOnnx(bytes)).toEqual({ ok: false, problem: { kind: 'notThisFormat' } });
  });
});
