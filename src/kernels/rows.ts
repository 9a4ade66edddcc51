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

/** Pixels, 0 to 255, as the numbers that networks are given, 0 to 1. */
export function pixelsToFloats(pixels: usize, to: usize, count: i32): void {
  for (let index = 0; index < count; index++) {
    store<f32>(to + ((<usize>index) << 2), (load<u8>(pixels + index) as f32) / 255);
  }
}
