import type { Shape } from '../../model/network';

/** A convolution's kernel [height, width, channels, filters], as Keras has it, as [filters, channels, height, width]. */
export function hwioToOihw(values: Float32Array, shape: Shape): Float32Array {
  return transposed(values, shape, [3, 2, 0, 1]);
}

/** The other way round; `shape` is [filters, channels, height, width]. */
export function oihwToHwio(values: Float32Array, shape: Shape): Float32Array {
  return transposed(values, shape, [2, 3, 1, 0]);
}

/**
 * An array with its axes in another order, as NumPy's `transpose`.
 *
 * @param values row-major, of `shape`
 * @param order for each axis of the result, which axis of `shape` it is
 */
export function transposed(values: Float32Array, shape: Shape, order: readonly number[]): Float32Array {
  return Float32Array.from(transposedPlaces(shape, order), (place) => values[place]!);
}

/** For each number of the transposed array, row-major, where it lies in the array of `shape`. */
export function transposedPlaces(shape: Shape, order: readonly number[]): Uint32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
  let places = Uint32Array.of(0);
  for (const axis of order) {
    const side = shape[axis]!;
    const next = new Uint32Array(places.length * side);
    for (let at = 0; at < next.length; at++) {
      next[at] = places[Math.floor(at / side)]! + (at % side) * strides[axis]!;
    }
    places = next;
  }
  return places;
}
