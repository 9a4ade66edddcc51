/** Digits are warped cell by cell, between places that are known for the cells' corners. */
import { DIGIT_SIZE } from './paper';

/** Pixels along each side of a cell: a vector's lanes, one each. */
export const CELL_SIZE: i32 = 4;
export const CELL_BITS: i32 = 2;

/** Corners along each side of a digit. */
export const CORNERS: i32 = DIGIT_SIZE / CELL_SIZE + 1;
