import { strFromU8 } from 'fflate';
import {
  type Attribute,
  FLOAT,
  type GraphProto,
  type ModelProto,
  type NodeProto,
  type OperatorSet,
  type TensorProto,
  type ValueInfo,
} from './proto';
import { packedVarints, type WireBudget, WireError, type WireField, wireFields } from './wire';

/** More than the fields of any network that the page takes, its list of numbers included. */
const MOST_FIELDS = 200_000;

/**
 * The model in the bytes; null where they are none. Total, and what it makes is bounded by `MOST_FIELDS`: tensors are views of
 * the bytes.
 *
 * Source: the field numbers of onnx.proto3.
 */
export function decodeModel(bytes: Uint8Array): ModelProto | null {
  try {
    return readModel(bytes, { fields: MOST_FIELDS });
  } catch (error) {
    if (error instanceof WireError) return null;
    throw error;
  }
}

function readModel(bytes: Uint8Array, budget: WireBudget): ModelProto {
  let irVersion = 0;
  let producerName = '';
  let producerVersion = '';
  let graph: GraphProto | null = null;
  const opsets: OperatorSet[] = [];
  const metadata: [string, string][] = [];
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) irVersion = numberOf(field);
    else if (field.field === 2) producerName = textOf(field);
    else if (field.field === 3) producerVersion = textOf(field);
    else if (field.field === 7) graph = readGraph(bytesOf(field), budget);
    else if (field.field === 8) opsets.push(readOpset(bytesOf(field), budget));
    else if (field.field === 14) metadata.push(readEntry(bytesOf(field), budget));
  }
  if (graph === null || opsets.length === 0) throw new WireError('no graph');
  return { irVersion, opsets, producerName, producerVersion, graph, metadata };
}

function readOpset(bytes: Uint8Array, budget: WireBudget): OperatorSet {
  let domain = '';
  let version = 0;
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) domain = textOf(field);
    else if (field.field === 2) version = numberOf(field);
  }
  return { domain, version };
}

function readEntry(bytes: Uint8Array, budget: WireBudget): [string, string] {
  const entry: [string, string] = ['', ''];
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) entry[0] = textOf(field);
    else if (field.field === 2) entry[1] = textOf(field);
  }
  return entry;
}

function readGraph(bytes: Uint8Array, budget: WireBudget): GraphProto {
  let name = '';
  const nodes: NodeProto[] = [];
  const initializers: TensorProto[] = [];
  const inputs: ValueInfo[] = [];
  const outputs: ValueInfo[] = [];
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) nodes.push(readNode(bytesOf(field), budget));
    else if (field.field === 2) name = textOf(field);
    else if (field.field === 5) initializers.push(readTensor(bytesOf(field), budget));
    else if (field.field === 11) inputs.push(readValueInfo(bytesOf(field), budget));
    else if (field.field === 12) outputs.push(readValueInfo(bytesOf(field), budget));
  }
  return { name, nodes, initializers, inputs, outputs };
}

function readNode(bytes: Uint8Array, budget: WireBudget): NodeProto {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: Attribute[] = [];
  let name = '';
  let opType = '';
  let domain = '';
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) inputs.push(textOf(field));
    else if (field.field === 2) outputs.push(textOf(field));
    else if (field.field === 3) name = textOf(field);
    else if (field.field === 4) opType = textOf(field);
    else if (field.field === 5) attributes.push(readAttribute(bytesOf(field), budget));
    else if (field.field === 7) domain = textOf(field);
  }
  return { name, opType, domain, inputs, outputs, attributes };
}

/** What the value is, is told by the field that it lies in. */
function readAttribute(bytes: Uint8Array, budget: WireBudget): Attribute {
  let name = '';
  let attribute: Attribute = { name, kind: 'other' };
  const ints: number[] = [];
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) name = textOf(field);
    else if (field.field === 2) attribute = { name, kind: 'float', value: floatOf(field) };
    else if (field.field === 3) attribute = { name, kind: 'int', value: numberOf(field) };
    else if (field.field === 4) attribute = { name, kind: 'string', value: textOf(field) };
    else if (field.field === 5)
      attribute = { name, kind: 'tensor', value: readTensor(bytesOf(field), budget) };
    else if (field.field === 8) appendNumbers(ints, field, budget);
  }
  if (ints.length > 0) return { name, kind: 'ints', value: ints };
  return { ...attribute, name };
}

function readTensor(bytes: Uint8Array, budget: WireBudget): TensorProto {
  const dims: number[] = [];
  const ints: number[] = [];
  const floats: Uint8Array[] = [];
  let dataType = 0;
  let name = '';
  let raw: Uint8Array = new Uint8Array();
  let external = false;
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) appendNumbers(dims, field, budget);
    else if (field.field === 2) dataType = numberOf(field);
    else if (field.field === 4) floats.push(bytesOf(field));
    else if (field.field === 7) appendNumbers(ints, field, budget);
    else if (field.field === 8) name = textOf(field);
    else if (field.field === 9) raw = bytesOf(field);
    else if (field.field === 13 || field.field === 14)
      external ||= field.field === 13 || numberOf(field) !== 0;
  }
  const [packed] = floats;
  if (dataType === FLOAT && raw.length === 0 && packed !== undefined && floats.length === 1) raw = packed;
  return { name, dims, dataType, raw, ints, external };
}

function readValueInfo(bytes: Uint8Array, budget: WireBudget): ValueInfo {
  let value: ValueInfo = { name: '', elementType: 0, shape: null };
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) value = { ...value, name: textOf(field) };
    else if (field.field === 2) {
      for (const type of wireFields(bytesOf(field), budget)) {
        if (type.field === 1) value = { ...value, ...readTensorType(bytesOf(type), budget) };
      }
    }
  }
  return value;
}

function readTensorType(bytes: Uint8Array, budget: WireBudget): Pick<ValueInfo, 'elementType' | 'shape'> {
  let elementType = 0;
  let shape: (number | string | null)[] | null = null;
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) elementType = numberOf(field);
    else if (field.field === 2) {
      shape = [];
      for (const side of wireFields(bytesOf(field), budget)) {
        if (side.field === 1) shape.push(readSide(bytesOf(side), budget));
      }
    }
  }
  return { elementType, shape };
}

function readSide(bytes: Uint8Array, budget: WireBudget): number | string | null {
  let side: number | string | null = null;
  for (const field of wireFields(bytes, budget)) {
    if (field.field === 1) side = numberOf(field);
    else if (field.field === 2) side = textOf(field);
  }
  return side;
}

function numberOf(field: WireField): number {
  if (field.kind !== 'number') throw new WireError('no whole number');
  return field.value;
}

function floatOf(field: WireField): number {
  if (field.kind !== 'float') throw new WireError('no float');
  return field.value;
}

function bytesOf(field: WireField): Uint8Array {
  if (field.kind !== 'bytes') throw new WireError('no bytes');
  return field.value;
}

function textOf(field: WireField): string {
  return strFromU8(bytesOf(field));
}

/** One number of a repeated field, or all of them, packed. */
function appendNumbers(list: number[], field: WireField, budget: WireBudget): void {
  if (field.kind !== 'bytes') list.push(numberOf(field));
  else for (const value of packedVarints(field.value, budget)) list.push(value);
}
