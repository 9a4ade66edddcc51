import { INPUT_IMAGE, INPUT_SIZE, type Shape, shapeSize } from '../../model/network';
import { listOf } from './fields';

/** The names of the input in our own files, which say what a pixel full of ink is: 1 or 255. */
export const UNIT_INPUT = 'pixels_0_1';
export const BYTE_INPUT = 'pixels_0_255';

/** The shapes in which Keras' networks take a digit; one is as good as the other. */
const DIGIT_SHAPES: readonly Shape[] = [[INPUT_SIZE], INPUT_IMAGE.slice(0, 2), INPUT_IMAGE];

/** Whether a shape, without the batch, is a digit's. */
export function isDigitShape(shape: Shape): boolean {
  return DIGIT_SHAPES.some(
    (digit) => digit.length === shape.length && digit.every((side, at) => side === shape[at]),
  );
}

/** What a batch's shape says without the batch; null where it is not a shape. */
export function withoutBatch(shape: unknown): Shape | null {
  const sides = listOf(shape).slice(1);
  return sides.length > 0 && sides.every((side) => Number.isInteger(side)) ? (sides as number[]) : null;
}

/** The shape that a Reshape gives `size` numbers, one side of which may be -1; null where it is none. */
export function reshaped(target: unknown, size: number): Shape | null {
  const sides = listOf(target);
  if (sides.length === 0 || sides.length > 4 || !sides.every((side) => Number.isInteger(side))) return null;
  const open = (sides as number[]).filter((side) => side === -1).length;
  const known = shapeSize((sides as number[]).filter((side) => side !== -1));
  const shape = (sides as number[]).map((side) => (side === -1 ? size / known : side));
  return open <= 1 && shape.every((side) => side > 0) && shapeSize(shape) === size ? shape : null;
}
