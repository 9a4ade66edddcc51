import { PbfWriter } from 'pbf';
import type {
  Attribute,
  GraphProto,
  ModelProto,
  NodeProto,
  OperatorSet,
  TensorProto,
  ValueInfo,
} from './proto';

/** `TensorProto.DataLocation`. */
const EXTERNAL = 1;

/** `AttributeProto.AttributeType`. */
const ATTRIBUTE_TYPES = { float: 1, int: 2, string: 3, tensor: 4, ints: 7 } as const;

/**
 * The bytes of a model. The same model gives the same bytes: fields lie in the order of their numbers.
 *
 * Source: the field numbers of onnx.proto3.
 */
export function encodeModel(model: ModelProto): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarintField(1, model.irVersion);
  pbf.writeStringField(2, model.producerName);
  pbf.writeStringField(3, model.producerVersion);
  pbf.writeMessage(7, writeGraph, model.graph);
  for (const opset of model.opsets) pbf.writeMessage(8, writeOpset, opset);
  for (const entry of model.metadata) pbf.writeMessage(14, writeEntry, entry);
  return pbf.finish();
}

function writeOpset({ domain, version }: OperatorSet, pbf: PbfWriter): void {
  pbf.writeStringField(1, domain);
  pbf.writeVarintField(2, version);
}

function writeEntry([key, value]: readonly [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}

function writeGraph(graph: GraphProto, pbf: PbfWriter): void {
  for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, graph.name);
  for (const tensor of graph.initializers) pbf.writeMessage(5, writeTensor, tensor);
  for (const input of graph.inputs) pbf.writeMessage(11, writeValueInfo, input);
  for (const output of graph.outputs) pbf.writeMessage(12, writeValueInfo, output);
}

function writeNode(node: NodeProto, pbf: PbfWriter): void {
  for (const input of node.inputs) pbf.writeStringField(1, input);
  for (const output of node.outputs) pbf.writeStringField(2, output);
  pbf.writeStringField(3, node.name);
  pbf.writeStringField(4, node.opType);
  for (const attribute of node.attributes) pbf.writeMessage(5, writeAttribute, attribute);
  if (node.domain !== '') pbf.writeStringField(7, node.domain);
}

function writeAttribute(attribute: Attribute, pbf: PbfWriter): void {
  pbf.writeStringField(1, attribute.name);
  switch (attribute.kind) {
    case 'float':
      pbf.writeFloatField(2, attribute.value);
      break;
    case 'int':
      pbf.writeVarintField(3, attribute.value);
      break;
    case 'string':
      pbf.writeStringField(4, attribute.value);
      break;
    case 'tensor':
      pbf.writeMessage(5, writeTensor, attribute.value);
      break;
    case 'ints':
      // Not packed, as in onnx.proto, which is older than packing by default.
      for (const value of attribute.value) pbf.writeVarintField(8, value);
      break;
    case 'other':
      return;
    default:
      attribute satisfies never;
      return;
  }
  pbf.writeVarintField(20, ATTRIBUTE_TYPES[attribute.kind]);
}

function writeTensor(tensor: TensorProto, pbf: PbfWriter): void {
  for (const side of tensor.dims) pbf.writeVarintField(1, side);
  pbf.writeVarintField(2, tensor.dataType);
  pbf.writeStringField(8, tensor.name);
  pbf.writeBytesField(9, tensor.raw);
  if (tensor.external) pbf.writeVarintField(14, EXTERNAL);
}

function writeValueInfo(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeStringField(1, value.name);
  pbf.writeMessage(2, writeType, value);
}

function writeType(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeMessage(1, writeTensorType, value);
}

function writeTensorType({ elementType, shape }: ValueInfo, pbf: PbfWriter): void {
  pbf.writeVarintField(1, elementType);
  if (shape !== null) pbf.writeMessage(2, writeShape, shape);
}

function writeShape(shape: readonly (number | string | null)[], pbf: PbfWriter): void {
  for (const side of shape) pbf.writeMessage(1, writeSide, side);
}

function writeSide(side: number | string | null, pbf: PbfWriter): void {
  if (typeof side === 'number') pbf.writeVarintField(1, side);
  else if (side !== null) pbf.writeStringField(2, side);
}
