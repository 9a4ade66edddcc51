/** Rows of numbers: what the matrix product leaves to be done. */
import { add, mul, splat, sumOf, zero } from './vector';

/** Every row of `to`, [rows, stride], becomes `row`. */
export function fillRows(row: usize, to: usize, rows: i32, stride: i32): void {
  const size = (<usize>stride) << 2;
  for (; rows > 0; rows--) {
    memory.copy(to, row, size);
    to += size;
  }
}

/** to[stride] = the sum of the rows of `from`, [rows, stride]. */
export function sumRows<V>(from: usize, to: usize, rows: i32, stride: i32): void {
  const step = (<usize>stride) << 2;
  const end = to + step;
  for (; to + sizeof<V>() <= end; to += sizeof<V>(), from += sizeof<V>()) {
    let sum = zero<V>();
    let at = from;
    for (let row = 0; row < rows; row++, at += step) sum = add<V>(sum, load<V>(at));
    store<V>(to, sum);
  }
  for (; to < end; to += 4, from += 4) {
    let sum: f32 = 0;
    let at = from;
    for (let row = 0; row < rows; row++, at += step) sum += load<f32>(at);
    store<f32>(to, sum);
  }
}

/** 0 if all numbers are finite, else NaN. */
export function finiteness<V>(values: usize, count: i32): f32 {
  const end = values + ((<usize>count) << 2);
  let sum = zero<V>();
  for (; values + sizeof<V>() <= end; values += sizeof<V>()) {
    sum = add<V>(sum, mul<V>(load<V>(values), splat<V>(0)));
  }
  let result = sumOf<V>(sum);
  for (; values < end; values += 4) result += load<f32>(values) * 0;
  return result;
}

/** Pixels, bytes, as the numbers that networks are given: each divided by `divisor`. */
export function pixelsToFloats(pixels: usize, to: usize, count: i32, divisor: f32): void {
  for (let index = 0; index < count; index++) {
    store<f32>(to + ((<usize>index) << 2), (load<u8>(pixels + index) as f32) / divisor);
  }
}

/** What lies between one row's `columns` and the next row must stay 0, whatever a layer makes of 0. */
export function clearBetween(values: usize, rows: i32, columns: i32, stride: i32): void {
  if (columns == stride) return;
  for (; rows > 0; rows--) {
    memory.fill(values + ((<usize>columns) << 2), 0, (<usize>(stride - columns)) << 2);
    values += (<usize>stride) << 2;
  }
}
