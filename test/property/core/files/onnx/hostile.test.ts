import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOnnx } from '../../../../../src/core/files/onnx/read-onnx';
import { writeOnnx } from '../../../../../src/core/files/onnx/write-onnx';
import { readModel } from '../../../../../src/core/files/read-model';
import { type Graph, int64s, node, onnxFile, tensor } from '../../../../unit/core/files/onnx/graphs';
import { expectTotal } from '../expect-total';
import { mutated, mutations } from '../mutations';
import { SMALL_MODEL } from '../small-network';

const TIMEOUT = 300_000; // milliseconds: thousands of files, on a busy machine

const FILE = writeOnnx(SMALL_MODEL);

/** Nodes of any kind between names of any kind: cycles, branches, shapes of every size. */
const NAMES = ['x', 'a', 'b', 'c', 'k', 'v', 's', 'p', '', '__proto__', 'constructor'];
const OPERATORS = [
  ...[
    'Gemm',
    'MatMul',
    'Add',
    'Conv',
    'MaxPool',
    'AveragePool',
    'BatchNormalization',
    'Dropout',
    'Flatten',
    'Relu',
  ],
  ...[
    'Softmax',
    'LogSoftmax',
    'Mul',
    'Div',
    'Identity',
    'Transpose',
    'Reshape',
    'Unsqueeze',
    'Shape',
    'Gather',
  ],
  ...['Concat', 'Slice', 'Constant', 'Cast', 'LSTM', '__proto__', 'toString'],
];
const ATTRIBUTES = [
  'axis',
  'perm',
  'kernel_shape',
  'strides',
  'pads',
  'transB',
  'alpha',
  'epsilon',
  'value_ints',
  'axes',
];
const number = fc.oneof(
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(28, 784, 2 ** 31, -(2 ** 31), 2 ** 53, 0.5),
);
const graph: fc.Arbitrary<Graph> = fc.record({
  input: fc.constantFrom([null, 784], ['n', 28, 28], ['n', 28, 28, 1], [1, 1, 28, 28]),
  opset: fc.constantFrom(7, 11, 13, 21),
  nodes: fc.array(
    fc
      .tuple(
        fc.constantFrom(...OPERATORS),
        fc.array(fc.constantFrom(...NAMES), { maxLength: 5 }),
        fc.constantFrom(...NAMES),
        fc.dictionary(
          fc.constantFrom(...ATTRIBUTES),
          fc.oneof(number, fc.array(fc.integer({ min: -2, max: 30 }), { minLength: 1, maxLength: 5 })),
        ),
      )
      .map(([opType, inputs, output, attributes]) => node(opType, inputs, output, attributes)),
    { minLength: 1, maxLength: 8 },
  ),
  tensors: fc
    .tuple(
      fc.constantFrom(tensor('k', [784, 10]), tensor('k', [2, 1, 3, 3]), tensor('k', [0, 10]), {
        ...tensor('k', [4]),
        dims: [2 ** 31, 2 ** 31],
      }),
      fc.constantFrom(tensor('v', [10]), tensor('v', []), tensor('v', [2])),
      fc.array(fc.constantFrom(-1, 0, 1, 2, 10, 28, 784, 2 ** 40), { maxLength: 5 }),
    )
    .map(([kernel, vector, sides]) => [kernel, vector, int64s('s', sides), int64s('p', [0], [])]),
});

describe('hostile ONNX', () => {
  it('does nothing: 14,000 files that came to harm', { timeout: TIMEOUT }, () => {
    let sound = 0;
    fc.assert(
      fc.property(mutations, (harm) => {
        const read = readOnnx(mutated(FILE, harm));
        expectTotal(read);
        if (read.ok) sound += 1;
      }),
      { numRuns: 14_000 },
    );
    // A test of both: some harm changes a number only.
    expect(sound).toBeGreaterThan(100);
    expect(sound).toBeLessThan(10_000);
  });

  it('does nothing: 4,000 graphs of nonsense', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(graph, (nonsense) => expectTotal(readOnnx(onnxFile(nonsense)))),
      { numRuns: 4000 },
    );
  });

  it('does nothing: 2,000 files of any bytes', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expectTotal(readOnnx(bytes));
        expectTotal(readModel([{ name: 'a', bytes }]));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    // each byte begins a field of its own
    ['of fields alone', new Uint8Array(8_000_000).fill(0x10)],
    // field 7, of a length that lies
    [
      'whose graph says that it is longer than all memory',
      Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
    ],
    [
      'whose length is below nothing',
      Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01),
    ],
    ['whose number never ends', new Uint8Array(1_000_000).fill(0xff)],
  ])('is refused at once: a file %s', (_, bytes) => {
    const before = performance.now();
    expect(readOnnx(bytes)).toEqual({ ok: false, problem: { kind: 'notThisFormat' } });
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
