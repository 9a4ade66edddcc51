import { littleEndian } from '../../../../../src/core/files/float-bytes';
import { encodeModel } from '../../../../../src/core/files/onnx/encode';
import {
  type Attribute,
  FLOAT,
  INT64,
  type ModelProto,
  type NodeProto,
  type TensorProto,
} from '../../../../../src/core/files/onnx/proto';

/** ONNX models as other programs write them, in few words. */

export function node(
  opType: string,
  inputs: readonly string[],
  output: string,
  attributes: { readonly [name: string]: number | readonly number[] | string } = {},
): NodeProto {
  return {
    name: '',
    opType,
    domain: '',
    inputs,
    outputs: [output],
    attributes: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  };
}

function attribute(name: string, value: number | readonly number[] | string): Attribute {
  if (typeof value === 'string') return { name, kind: 'string', value };
  if (typeof value === 'object') return { name, kind: 'ints', value };
  return Number.isInteger(value) ? { name, kind: 'int', value } : { name, kind: 'float', value };
}

export function tensor(name: string, dims: readonly number[], values?: Float32Array): TensorProto {
  const size = dims.reduce((product, side) => product * side, 1);
  const numbers = values ?? Float32Array.from({ length: size }, (_, index) => Math.sin(index + 1) / 10);
  return { name, dims, dataType: FLOAT, raw: littleEndian([numbers]), ints: [], external: false };
}

export function int64s(name: string, values: readonly number[], dims = [values.length]): TensorProto {
  const bytes = new Uint8Array(BigInt64Array.from(values, (value) => BigInt(value)).buffer);
  return { name, dims, dataType: INT64, raw: bytes, ints: [], external: false };
}

export type Graph = {
  readonly input?: readonly (number | string | null)[] | null;
  readonly inputType?: number;
  readonly nodes: readonly NodeProto[];
  readonly tensors?: readonly TensorProto[];
  readonly opset?: number;
  readonly metadata?: ModelProto['metadata'];
};

/** From `x` to whatever the last node gives. */
export function onnxFile({
  input = ['n', 784],
  inputType = FLOAT,
  nodes,
  tensors = [],
  opset = 17,
  metadata = [],
}: Graph) {
  return encodeModel({
    irVersion: 8,
    opsets: [{ domain: '', version: opset }],
    producerName: 'somebody',
    producerVersion: '1',
    graph: {
      name: 'main',
      nodes,
      initializers: tensors,
      inputs: [{ name: 'x', elementType: inputType, shape: input }],
      outputs: [{ name: nodes.at(-1)!.outputs[0]!, elementType: FLOAT, shape: ['n', 10] }],
    },
    metadata,
  });
}
