/**
 * The gradients of a convolution whose output's gradient is mostly 0: max pooling passes it to one pixel of four, and relu
 * to no pixel that is 0. The numbers that are not 0 are listed with what they are multiplied with, and only those are
 * summed: so many neighbouring sums at a time stay in registers. Runs of side * channels numbers must be whole eights.
 *
 * A list is [entries] of an offset in bytes and a float. A transposed kernel is [filters, side * side * channels].
 */
import { lanes, madd } from './vector';

/** Bytes of an entry of a list. */
const ENTRY = 8;

/** How many of the numbers are not 0. */
export function countNonZeros<V>(from: usize, count: i32): i32 {
  const end = from + (<usize>count << 2);
  let found = 0;
  if (isVector<V>()) {
    let zeros = i32x4.splat(0);
    let vectors = 0;
    for (; from + 16 <= end; from += 16, vectors++) {
      // A comparison gives -1 where it holds.
      zeros = i32x4.sub(zeros, f32x4.eq(v128.load(from), f32x4.splat(0)));
    }
    const pairs = i32x4.add(zeros, v128.shuffle<i32>(zeros, zeros, 2, 3, 0, 1));
    found = 4 * vectors - i32x4.extract_lane(pairs, 0) - i32x4.extract_lane(pairs, 1);
  }
  for (; from < end; from += 4) if (load<f32>(from) !== 0) found++;
  return found;
}

/** to[columns, rows] = the transpose of from [rows, columns], or added to it. */
export function transpose(from: usize, rows: i32, columns: i32, to: usize, accumulate: bool): void {
  for (let column = 0; column < columns; column++) {
    let at = from + (<usize>column << 2);
    for (let row = 0; row < rows; row++, to += 4, at += <usize>columns << 2) {
      store<f32>(to, accumulate ? load<f32>(to) + load<f32>(at) : load<f32>(at));
    }
  }
}

/**
 * Adds one picture's part of the gradient with respect to the kernel.
 *
 * @param x the picture
 * @param rowStep bytes of a row of it
 * @param offsets where the patch of each output pixel begins, in bytes from x: [pixels]
 * @param dy gradient with respect to the output, before the activation: [pixels, filters]
 * @param list room for [pixels] entries
 * @param dKernel transposed
 */
export function convKernelGradientSparse<V>(
  x: usize,
  rowStep: usize,
  offsets: usize,
  dy: usize,
  pixels: i32,
  side: i32,
  channels: i32,
  filters: i32,
  list: usize,
  dKernel: usize,
): void {
  const run = side * channels;
  for (let filter = 0; filter < filters; filter++) {
    let end = list;
    let at = dy + (<usize>filter << 2);
    for (let pixel = 0; pixel < pixels; pixel++, at += <usize>filters << 2) {
      end = append(end, load<u32>(offsets + (<usize>pixel << 2)), load<f32>(at));
    }
    for (let row = 0; row < side; row++) {
      for (let i = 0; i < run; i += blockOf<V>(run - i)) {
        const from = x + <usize>row * rowStep + (<usize>i << 2);
        sumBlock<V>(list, end, from, dKernel + (<usize>i << 2), run - i);
      }
      dKernel += <usize>run << 2;
    }
  }
}

/**
 * Adds the gradient with respect to one picture.
 *
 * @param kernel transposed
 * @param lists room for [pixels, 1 + filters] entries
 * @param dx the picture's
 */
export function convInputGradientSparse<V>(
  dy: usize,
  kernel: usize,
  rowStep: usize,
  offsets: usize,
  pixels: i32,
  side: i32,
  channels: i32,
  filters: i32,
  lists: usize,
  dx: usize,
): void {
  const run = side * channels;
  const kernelStep = <u32>(side * run) << 2;
  const listStep = <usize>(1 + filters) * ENTRY;
  // Each pixel's list, where it ends in front of it.
  for (let pixel = 0; pixel < pixels; pixel++) {
    const list = lists + <usize>pixel * listStep;
    let end = list + ENTRY;
    for (let filter = 0; filter < filters; filter++, dy += 4) {
      end = append(end, <u32>filter * kernelStep, load<f32>(dy));
    }
    store<usize>(list, end);
  }
  for (let row = 0; row < side; row++) {
    for (let i = 0; i < run; i += blockOf<V>(run - i)) {
      const to = dx + <usize>row * rowStep + (<usize>i << 2);
      let list = lists;
      for (let pixel = 0; pixel < pixels; pixel++, list += listStep) {
        const patch = to + load<u32>(offsets + (<usize>pixel << 2));
        sumBlock<V>(list + ENTRY, load<usize>(list), kernel + (<usize>i << 2), patch, run - i);
      }
    }
    kernel += <usize>run << 2;
  }
}

/** Writes an entry, which stays if the number is not 0: without a branch, for no processor could foresee it. */
@inline
function append(end: usize, offset: u32, value: f32): usize {
  store<u32>(end, offset);
  store<f32>(end, value, 4);
  return value !== 0 ? end + ENTRY : end;
}

/** Numbers of the next block of a run: eight vectors if there are as many left, else two. */
@inline
function blockOf<V>(left: i32): i32 {
  return left >= 8 * lanes<V>() ? 8 * lanes<V>() : 2 * lanes<V>();
}

/** Adds to a block of c, for each entry of the list, the block at its offset from `from` times its number. */
@inline
function sumBlock<V>(list: usize, end: usize, from: usize, c: usize, left: i32): void {
  if (left >= 8 * lanes<V>()) sumWide<V>(list, end, from, c);
  else sumNarrow<V>(list, end, from, c);
}

function sumWide<V>(list: usize, end: usize, from: usize, c: usize): void {
  let c0 = load<V>(c);
  let c1 = load<V>(c, sizeof<V>());
  let c2 = load<V>(c, 2 * sizeof<V>());
  let c3 = load<V>(c, 3 * sizeof<V>());
  let c4 = load<V>(c, 4 * sizeof<V>());
  let c5 = load<V>(c, 5 * sizeof<V>());
  let c6 = load<V>(c, 6 * sizeof<V>());
  let c7 = load<V>(c, 7 * sizeof<V>());
  for (; list < end; list += ENTRY) {
    const at = from + load<u32>(list);
    const factor = numberOf<V>(list);
    c0 = madd<V>(factor, load<V>(at), c0);
    c1 = madd<V>(factor, load<V>(at, sizeof<V>()), c1);
    c2 = madd<V>(factor, load<V>(at, 2 * sizeof<V>()), c2);
    c3 = madd<V>(factor, load<V>(at, 3 * sizeof<V>()), c3);
    c4 = madd<V>(factor, load<V>(at, 4 * sizeof<V>()), c4);
    c5 = madd<V>(factor, load<V>(at, 5 * sizeof<V>()), c5);
    c6 = madd<V>(factor, load<V>(at, 6 * sizeof<V>()), c6);
    c7 = madd<V>(factor, load<V>(at, 7 * sizeof<V>()), c7);
  }
  store<V>(c, c0);
  store<V>(c, c1, sizeof<V>());
  store<V>(c, c2, 2 * sizeof<V>());
  store<V>(c, c3, 3 * sizeof<V>());
  store<V>(c, c4, 4 * sizeof<V>());
  store<V>(c, c5, 5 * sizeof<V>());
  store<V>(c, c6, 6 * sizeof<V>());
  store<V>(c, c7, 7 * sizeof<V>());
}

function sumNarrow<V>(list: usize, end: usize, from: usize, c: usize): void {
  let c0 = load<V>(c);
  let c1 = load<V>(c, sizeof<V>());
  for (; list < end; list += ENTRY) {
    const at = from + load<u32>(list);
    const factor = numberOf<V>(list);
    c0 = madd<V>(factor, load<V>(at), c0);
    c1 = madd<V>(factor, load<V>(at, sizeof<V>()), c1);
  }
  store<V>(c, c0);
  store<V>(c, c1, sizeof<V>());
}

/** An entry's number in every lane. */
@inline
function numberOf<V>(entry: usize): V {
  if (isVector<V>()) return v128.load_splat<f32>(entry, 4);
  return load<f32>(entry, 4) as V;
}
