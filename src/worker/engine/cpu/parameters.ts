import type { Weights } from '../../../core/model/initialize';
import type { Parameter } from './layer';
import type { Heap, Pointer } from './memory';

/**
 * Copies an array of weights, or of what an optimiser remembers of them, into memory.
 *
 * @param to laid out as the parameter
 * @param values [rows * columns]
 * @throws RangeError if they are more or fewer: they would spill into what lies beside
 */
export function writeParameter(heap: Heap, parameter: Parameter, to: Pointer, values: Float32Array): void {
  const { rows, columns, stride } = parameter;
  if (values.length !== rows * columns) {
    throw new RangeError(`${values.length} numbers for an array of ${rows * columns}`);
  }
  const { f32 } = heap;
  const start = to >>> 2;
  if (columns === stride) {
    f32.set(values, start);
    return;
  }
  f32.fill(0, start, start + rows * stride);
  for (let row = 0; row < rows; row++) {
    f32.set(values.subarray(row * columns, (row + 1) * columns), start + row * stride);
  }
}

/** The reverse: a copy [rows * columns]. */
export function readParameter(heap: Heap, parameter: Parameter, from: Pointer): Float32Array {
  const { rows, columns, stride } = parameter;
  return readRows(heap, from, rows, columns, stride);
}

/** `writeParameter` for all arrays of a network. */
export function writeParameters(heap: Heap, parameters: readonly Parameter[], weights: Weights): void {
  for (const [index, parameter] of parameters.entries()) {
    writeParameter(heap, parameter, parameter.values, weights[index]!);
  }
}

/** Copies of all arrays of a network. */
export function readParameters(heap: Heap, parameters: readonly Parameter[]): Weights {
  return parameters.map((parameter) => readParameter(heap, parameter, parameter.values));
}

/** A copy of the first `columns` numbers of each row of [rows, stride]. */
export function readRows(
  heap: Heap,
  from: Pointer,
  rows: number,
  columns: number,
  stride: number,
): Float32Array {
  const all = heap.floats(from, rows * stride);
  if (columns === stride) return all.slice();
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    values.set(all.subarray(row * stride, row * stride + columns), row * columns);
  }
  return values;
}
