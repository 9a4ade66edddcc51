/**
 * Batch normalisation: S. Ioffe and C. Szegedy, "Batch normalization", 2015, as Keras computes it. What is summed over a
 * batch is here, and what is done to each of its numbers; what there is one of for each column, the engine computes itself.
 */
import { clearBetween } from './rows';
import { add, lanes, madd, mul, sub, zero } from './vector';

/** What `columnSums` adds up. */
const VALUES = 0;
const SQUARES = 1;

/** Rows that are summed in floats before they are added to doubles: few enough for the floats to stay precise. */
const BLOCK = 64;

const SUMS = memory.data(16, 16);

/**
 * sums[columns], doubles: for each column the sum over the rows of
 * kind 0: a; kind 1: (a - mean)^2; kind 2: a * (b - mean).
 *
 * @param a [rows, stride]
 * @param b the same; of no account but for kind 2
 * @param mean [columns]; of no account for kind 0
 */
export function columnSums<V>(
  kind: i32,
  a: usize,
  b: usize,
  mean: usize,
  rows: i32,
  columns: i32,
  stride: i32,
  sums: usize,
): void {
  memory.fill(sums, 0, (<usize>columns) << 3);
  const size = (<usize>stride) << 2;
  for (let row = 0; row < rows; row += BLOCK) {
    const count = min(BLOCK, rows - row);
    let column = 0;
    for (; column + lanes<V>() <= columns; column += lanes<V>()) {
      const at = (<usize>column) << 2;
      store<V>(SUMS, blockSum<V>(kind, a + at, b + at, mean + at, count, size));
      for (let lane = 0; lane < lanes<V>(); lane++) {
        addTo(sums + ((<usize>(column + lane)) << 3), load<f32>(SUMS + ((<usize>lane) << 2)));
      }
    }
    for (; column < columns; column++) {
      const at = (<usize>column) << 2;
      addTo(sums + (at << 1), blockSum<f32>(kind, a + at, b + at, mean + at, count, size));
    }
    a += <usize>count * size;
    b += <usize>count * size;
  }
}

@inline
function addTo(sum: usize, value: f32): void {
  store<f64>(sum, load<f64>(sum) + (value as f64));
}

function blockSum<V>(kind: i32, a: usize, b: usize, mean: usize, count: i32, size: usize): V {
  let sum = zero<V>();
  if (kind == VALUES) {
    for (; count > 0; count--, a += size) sum = add<V>(sum, load<V>(a));
    return sum;
  }
  const middle = load<V>(mean);
  if (kind == SQUARES) {
    for (; count > 0; count--, a += size) {
      const difference = sub<V>(load<V>(a), middle);
      sum = madd<V>(difference, difference, sum);
    }
    return sum;
  }
  for (; count > 0; count--, a += size, b += size) {
    sum = madd<V>(load<V>(a), sub<V>(load<V>(b), middle), sum);
  }
  return sum;
}

/** y[rows, stride] = (x - mean) * scale + shift, column by column; mean, scale and shift are [columns]. */
export function normalize<V>(
  x: usize,
  y: usize,
  mean: usize,
  scale: usize,
  shift: usize,
  rows: i32,
  columns: i32,
  stride: i32,
): void {
  const end = (<usize>columns) << 2;
  const step = (<usize>stride) << 2;
  for (let row = 0; row < rows; row++) {
    const first = <usize>row * step;
    let at: usize = 0;
    for (; at + sizeof<V>() <= end; at += sizeof<V>()) {
      const difference = sub<V>(load<V>(x + first + at), load<V>(mean + at));
      store<V>(y + first + at, madd<V>(difference, load<V>(scale + at), load<V>(shift + at)));
    }
    for (; at < end; at += 4) {
      const difference = load<f32>(x + first + at) - load<f32>(mean + at);
      store<f32>(y + first + at, difference * load<f32>(scale + at) + load<f32>(shift + at));
    }
  }
  clearBetween(y, rows, columns, stride);
}

/** dx[rows, stride] = (dy - offset - (x - mean) * slope) * scale, column by column; the four of them are [columns]. */
export function normalizeGradient<V>(
  x: usize,
  dy: usize,
  dx: usize,
  mean: usize,
  scale: usize,
  slope: usize,
  offset: usize,
  rows: i32,
  columns: i32,
  stride: i32,
): void {
  const end = (<usize>columns) << 2;
  const step = (<usize>stride) << 2;
  for (let row = 0; row < rows; row++) {
    const first = <usize>row * step;
    let at: usize = 0;
    for (; at + sizeof<V>() <= end; at += sizeof<V>()) {
      const difference = sub<V>(load<V>(x + first + at), load<V>(mean + at));
      const shared = madd<V>(difference, load<V>(slope + at), load<V>(offset + at));
      store<V>(dx + first + at, mul<V>(sub<V>(load<V>(dy + first + at), shared), load<V>(scale + at)));
    }
    for (; at < end; at += 4) {
      const difference = load<f32>(x + first + at) - load<f32>(mean + at);
      const shared = difference * load<f32>(slope + at) + load<f32>(offset + at);
      store<f32>(dx + first + at, (load<f32>(dy + first + at) - shared) * load<f32>(scale + at));
    }
  }
  clearBetween(dx, rows, columns, stride);
}
