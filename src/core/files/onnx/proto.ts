/**
 * The part of ONNX's messages that a chain of layers needs, as data.
 *
 * Source: onnx.proto3 of the ONNX project (IR version 8), whose message, field and enum names these are.
 */

export type ModelProto = {
  readonly irVersion: number;
  readonly opsets: readonly OperatorSet[];
  readonly producerName: string;
  readonly producerVersion: string;
  readonly graph: GraphProto;
  /** key and value */
  readonly metadata: readonly (readonly [string, string])[];
};

export type OperatorSet = { readonly domain: string; readonly version: number };

export type GraphProto = {
  readonly name: string;
  readonly nodes: readonly NodeProto[];
  readonly initializers: readonly TensorProto[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
};

export type NodeProto = {
  readonly name: string;
  readonly opType: string;
  readonly domain: string;
  /** an optional input that is left out is '' */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly Attribute[];
};

export type Attribute = { readonly name: string } & (
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'tensor'; readonly value: TensorProto }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  /** a list of anything else, a graph, and what later versions may add */
  | { readonly kind: 'other' }
);

/** Element types of tensors: `TensorProto.DataType`. */
export const FLOAT = 1;
export const INT64 = 7;

export type TensorProto = {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  /** little-endian numbers, row-major: `raw_data`, or `float_data` of a float tensor, which lies there the same way */
  readonly raw: Uint8Array;
  /** `int64_data`, where the numbers are there and not in `raw` */
  readonly ints: readonly number[];
  /** its numbers lie in another file */
  readonly external: boolean;
};

/** A graph's input or output: null for a side of any length, or for no shape at all. */
export type ValueInfo = {
  readonly name: string;
  readonly elementType: number;
  readonly shape: readonly (number | string | null)[] | null;
};
