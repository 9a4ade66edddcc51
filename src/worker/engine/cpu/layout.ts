import { type Shape, shapeSize } from '../../../core/model/network';

/** Numbers in memory as rows: those beyond a row's `columns` count for nothing and are 0. */
export type Layout = {
  /** rows a sample */
  readonly rows: number;
  readonly columns: number;
  /** floats from one row to the next */
  readonly stride: number;
};

/**
 * A batch as rows along its last axis: a row for each pixel of a picture, one for a sample that is a row itself.
 *
 * @param sampleStride floats from one sample to the next
 */
export function lastAxis(shape: Shape, sampleStride: number): Layout {
  const columns = shape[shape.length - 1]!;
  return shape.length === 1
    ? { rows: 1, columns, stride: sampleStride }
    : { rows: shapeSize(shape) / columns, columns, stride: columns };
}
