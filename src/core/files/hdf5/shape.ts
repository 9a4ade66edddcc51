import { DamageError, type Piece } from './source';

/** The most dimensions that the library gives an array. */
const MOST_DIMENSIONS = 32;

/**
 * The shape that a dataspace message says (IV.A.2.b), of version 1 or 2; the sizes are not checked against anything.
 *
 * @throws DamageError
 */
export function shapeOf(dataspace: Piece): number[] {
  const version = dataspace.u8(0);
  const rank = dataspace.u8(1);
  if ((version !== 1 && version !== 2) || rank > MOST_DIMENSIONS) throw new DamageError();
  const start = version === 1 ? 8 : 4;
  return Array.from({ length: rank }, (_, axis) => dataspace.u64(start + 8 * axis));
}

/** How many elements there are; far too many where sizes multiply beyond 2^53. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
