import type { FileArray } from '../checked-model';
import { shown } from '../limits';
import { type Constant, floatArray } from './constants';
import { type Flow, kerasOrder } from './flow';
import { transposed } from './layout';
import { nodeName, refuseNode } from './node';
import type { NodeProto } from './proto';
import { Refusal } from './refusal';

/** An array of the file. */
export type NamedArray = { readonly name: string; readonly array: FileArray };

/** What a node takes beside what flows: by the place among its inputs. */
export type Others = (place: number) => Constant | undefined;

/** @throws Refusal where the node has no such array of float32 */
export function namedArray(node: NodeProto, others: Others, place: number): NamedArray {
  const constant = others(place);
  const name = shown(node.inputs[place] ?? nodeName(node));
  if (constant === undefined) throw new Refusal({ kind: 'missingArray', array: name });
  if (constant.kind === 'shape') refuseNode(node);
  return { name, array: floatArray(constant.tensor) };
}

/** The number of an array of one; null for any other. */
export function scalarOf({ array }: NamedArray): number | null {
  return array.shape.every((side) => side === 1) ? (array.values()?.[0] ?? null) : null;
}

/** An array made of another one when its numbers are asked for. */
export function mapped(
  { name, array }: NamedArray,
  shape: readonly number[],
  change: (values: Float32Array) => Float32Array,
): NamedArray {
  const values = () => {
    const stored = array.values();
    return stored && change(stored);
  };
  return { name, array: { shape, values } };
}

/** All of its numbers times a factor. */
export function scaled(named: NamedArray, factor: number): NamedArray {
  if (factor === 1) return named;
  return mapped(named, named.array.shape, (values) => values.map((value) => value * factor));
}

/** A matrix with its axes swapped. @throws Refusal for what is none */
export function swapped(node: NodeProto, named: NamedArray): NamedArray {
  const { shape } = named.array;
  if (shape.length !== 2) refuseNode(node);
  return mapped(named, [shape[1]!, shape[0]!], (values) => transposed(values, shape, [1, 0]));
}

/** [1, n] or [n, 1, 1] as [n]. */
export function asVector(named: NamedArray): NamedArray {
  const sides = named.array.shape.filter((side) => side !== 1);
  return mapped(named, sides.length === 0 ? [1] : sides, (values) => values);
}

/** An array whose first axis goes along a row, as the row that Keras has. */
export function inKerasOrder(named: NamedArray, flow: Flow): NamedArray {
  if (flow.kind === 'picture' || flow.from === null || named.array.shape[0] !== flow.size) return named;
  return mapped(named, named.array.shape, (values) => {
    const order = kerasOrder(flow)!;
    const columns = values.length / order.length;
    return values.map((_, at) => values[order[Math.floor(at / columns)]! * columns + (at % columns)]!);
  });
}
