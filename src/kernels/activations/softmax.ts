/** softmax over a row: e^x / sum of e^x, from the differences to the greatest, so that nothing overflows. */
import { exp } from '../exp';
import { add, lanes, maximum, maxOf, mul, splat, sub, sumOf, zero } from '../vector';

/** The greatest number of a row; NaN if one is. */
export function greatest<V>(row: usize, columns: i32): f32 {
  const end = row + ((<usize>columns) << 2);
  let result = load<f32>(row);
  if (columns >= lanes<V>()) {
    let most = load<V>(row);
    for (row += sizeof<V>(); row + sizeof<V>() <= end; row += sizeof<V>())
      most = maximum<V>(most, load<V>(row));
    result = maxOf<V>(most);
  }
  for (; row < end; row += 4) result = max<f32>(result, load<f32>(row));
  return result;
}

/**
 * Each number of `from` becomes e^(it - most) in `to`.
 *
 * @returns their sum
 */
export function expRow<V>(from: usize, to: usize, columns: i32, most: f32): f32 {
  const end = from + ((<usize>columns) << 2);
  let sums = zero<V>();
  for (; from + sizeof<V>() <= end; from += sizeof<V>(), to += sizeof<V>()) {
    const value = exp<V>(sub<V>(load<V>(from), splat<V>(most)));
    store<V>(to, value);
    sums = add<V>(sums, value);
  }
  let sum = sumOf<V>(sums);
  for (; from < end; from += 4, to += 4) {
    const value = exp<f32>(load<f32>(from) - most);
    store<f32>(to, value);
    sum += value;
  }
  return sum;
}

export function scaleRow<V>(row: usize, columns: i32, factor: f32): void {
  const end = row + ((<usize>columns) << 2);
  for (; row + sizeof<V>() <= end; row += sizeof<V>()) store<V>(row, mul<V>(load<V>(row), splat<V>(factor)));
  for (; row < end; row += 4) store<f32>(row, load<f32>(row) * factor);
}

/** In place, for every row of [rows, stride]. */
export function softmaxRows<V>(values: usize, rows: i32, columns: i32, stride: i32): void {
  for (; rows > 0; rows--) {
    const sum = expRow<V>(values, values, columns, greatest<V>(values, columns));
    scaleRow<V>(values, columns, 1 / sum);
    values += (<usize>stride) << 2;
  }
}

/** The gradient by the values before, in place: y_j (g_j - sum of g_i y_i). */
export function softmaxBackward<V>(
  outputs: usize,
  gradient: usize,
  rows: i32,
  columns: i32,
  stride: i32,
): void {
  for (; rows > 0; rows--) {
    const mean = dotRows<V>(outputs, gradient, columns);
    const end = outputs + ((<usize>columns) << 2);
    let g = gradient;
    let y = outputs;
    for (; y + sizeof<V>() <= end; y += sizeof<V>(), g += sizeof<V>()) {
      store<V>(g, mul<V>(load<V>(y), sub<V>(load<V>(g), splat<V>(mean))));
    }
    for (; y < end; y += 4, g += 4) store<f32>(g, load<f32>(y) * (load<f32>(g) - mean));
    outputs += (<usize>stride) << 2;
    gradient += (<usize>stride) << 2;
  }
}

function dotRows<V>(a: usize, b: usize, columns: i32): f32 {
  const end = a + ((<usize>columns) << 2);
  let sums = zero<V>();
  for (; a + sizeof<V>() <= end; a += sizeof<V>(), b += sizeof<V>()) {
    sums = add<V>(sums, mul<V>(load<V>(a), load<V>(b)));
  }
  let sum = sumOf<V>(sums);
  for (; a < end; a += 4, b += 4) sum += load<f32>(a) * load<f32>(b);
  return sum;
}
