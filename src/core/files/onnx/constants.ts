import { type Shape, shapeSize } from '../../model/network';
import type { FileArray } from '../checked-model';
import { floatsOf } from '../float-bytes';
import { shown } from '../limits';
import { FLOAT, INT64, type NodeProto, type TensorProto } from './proto';
import { Refusal } from './refusal';

/** A shape that a graph computes: null for the batch's size. */
export type ShapeList = readonly (number | null)[];

/** What a name of a graph stands for, if not for what flows from the digit. */
export type Constant =
  | { readonly kind: 'tensor'; readonly tensor: TensorProto }
  | { readonly kind: 'shape'; readonly list: ShapeList };

/** Longer lists of whole numbers are no shapes. */
const MOST_SIDES = 16;

/** `TensorProto.DataType`, for people. */
const TYPE_NAMES = [
  'undefined',
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'float64',
];

/**
 * A tensor of float32 as an array; its numbers are made when they are asked for.
 *
 * @throws Refusal where its numbers are of another type, in another file, or not as many as its shape says
 */
export function floatArray(tensor: TensorProto): FileArray {
  const name = shown(tensor.name);
  if (tensor.external)
    throw new Refusal({
      kind: 'unsupportedSetting',
      layer: name,
      setting: 'data_location',
      value: 'EXTERNAL',
    });
  if (tensor.dataType !== FLOAT) {
    const value = TYPE_NAMES[tensor.dataType] ?? shown(tensor.dataType);
    throw new Refusal({ kind: 'unsupportedSetting', layer: name, setting: 'data_type', value });
  }
  const bytes = tensor.raw;
  if (bytes.length !== sizeOf(tensor.dims) * Float32Array.BYTES_PER_ELEMENT)
    throw new Refusal({ kind: 'damaged', where: name });
  return { shape: tensor.dims, values: () => floatsOf(bytes) };
}

/** NaN where a side is none. */
function sizeOf(dims: Shape): number {
  return dims.every((side) => Number.isInteger(side) && side >= 0) ? shapeSize(dims) : Number.NaN;
}

/** The whole numbers of a constant that is a shape, an axis, or a list of them; null for what is none. */
export function wholeNumbers(constant: Constant | undefined): ShapeList | null {
  if (constant === undefined) return null;
  if (constant.kind === 'shape') return constant.list;
  const { dataType, dims, raw, ints } = constant.tensor;
  const size = sizeOf(dims);
  if (dataType !== INT64 || !(size <= MOST_SIDES)) return null;
  if (ints.length === size && raw.length === 0) return ints;
  if (raw.length !== size * BigInt64Array.BYTES_PER_ELEMENT) return null;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: size }, (_, at) =>
    Number(view.getBigInt64(at * BigInt64Array.BYTES_PER_ELEMENT, true)),
  );
}

/**
 * The shape that a node computes of other shapes, as exporters write `x.view(x.size(0), -1)`; null where it computes none.
 *
 * @param lists of its inputs: null for what is no list of whole numbers
 * @param number an attribute of the node
 */
export function computedShape(
  { opType }: NodeProto,
  lists: readonly (ShapeList | null)[],
  number: (name: string, otherwise: number) => number,
): ShapeList | null {
  const [list, ...rest] = lists;
  if (list === undefined || list === null) return null;
  switch (opType) {
    case 'Identity':
    case 'Cast':
    case 'Squeeze':
    case 'Unsqueeze':
      return list;
    case 'Concat': {
      if (lists.includes(null)) return null;
      const all = lists.flatMap((each) => each ?? []);
      return all.length <= MOST_SIDES ? all : null;
    }
    case 'Gather': {
      const [at] = rest;
      if (!at || number('axis', 0) !== 0) return null;
      const picked = at.map((index) => list.at(index ?? Number.NaN));
      return picked.includes(undefined) ? null : (picked as ShapeList);
    }
    case 'Slice': {
      const [starts, ends, axes = [0], steps = [1]] = rest;
      const plain = starts?.length === 1 && ends?.length === 1 && axes?.[0] === 0 && steps?.[0] === 1;
      return plain ? list.slice(starts[0] ?? 0, ends[0] ?? 0) : null;
    }
    default:
      return null;
  }
}
