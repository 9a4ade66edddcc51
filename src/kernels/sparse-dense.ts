/**
 * The first Dense layer, on lists of the pixels that are not 0 (see `sparse-lists.ts`). Up to eight V of units stay in
 * registers while the list goes by, so each multiply-add costs one load.
 */
import { restsAtZero, update } from './optimizers/update';
import { ENTRY_SHIFT } from './sparse-lists';
import { loadSplat, madd, zero } from './vector';

/**
 * The values before the activation, [rows, stride]: bias + input . kernel.
 *
 * @param kernel [inputs, stride]
 * @param bias [stride]
 */
export function sparseForward<V>(
  rows: i32,
  starts: usize,
  entries: usize,
  kernel: usize,
  bias: usize,
  values: usize,
  stride: i32,
): void {
  const size = (<usize>stride) << 2;
  let offset: usize = 0;
  while (offset < size) {
    // All samples for one block of units, then the next: the block's part of the kernel stays in the cache.
    const width = blockWidth<V>(size - offset);
    for (let row = 0; row < rows; row++) {
      const start = starts + ((<usize>row) << 2);
      const from = entries + ((<usize>load<u32>(start)) << ENTRY_SHIFT);
      const to = entries + ((<usize>load<u32>(start, 4)) << ENTRY_SHIFT);
      gather<V>(width, from, to, kernel + offset, size, bias + offset, values + <usize>row * size + offset);
    }
    offset += <usize>width * sizeof<V>();
  }
}

/**
 * The kernel's gradient, input by input, each followed by the optimiser's step on its row while that is in the cache.
 *
 * @param columnStarts the entries by input, as `listColumns` makes them with the delta's row size
 * @param delta [rows, stride], the gradient by the values before the activation
 * @param kernel [inputs, stride]; `slot0` and `slot1` the same, or 0
 * @param gradient [stride], to work in
 */
export function sparseUpdate<V>(
  kind: i32,
  settings: usize,
  columnStarts: usize,
  columnEntries: usize,
  inputs: i32,
  delta: usize,
  kernel: usize,
  slot0: usize,
  slot1: usize,
  stride: i32,
  l1: f32,
  l2: f32,
  gradient: usize,
): void {
  const size = (<usize>stride) << 2;
  const penalised = l1 != 0 || l2 != 0;
  for (let input = 0; input < inputs; input++) {
    const from = columnEntries + ((<usize>load<u32>(columnStarts)) << ENTRY_SHIFT);
    columnStarts += 4;
    const to = columnEntries + ((<usize>load<u32>(columnStarts)) << ENTRY_SHIFT);
    if (from < to || penalised || !restsAtZero<V>(kind, settings, slot0, slot1, stride)) {
      let offset: usize = 0;
      while (offset < size) {
        const width = blockWidth<V>(size - offset);
        gather<V>(width, from, to, delta + offset, 1, 0, gradient + offset);
        offset += <usize>width * sizeof<V>();
      }
      update<V>(kind, settings, kernel, slot0, slot1, gradient, stride, l1, l2);
    }
    kernel += size;
    if (slot0 != 0) slot0 += size;
    if (slot1 != 0) slot1 += size;
  }
}

/** How many V the next block has, of those that `bytes` hold. */
@inline
function blockWidth<V>(bytes: usize): i32 {
  const left = <i32>(bytes / sizeof<V>());
  return left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
}

/**
 * to[width V] = start + the sum over the list of value * matrix[index * indexSize ...].
 *
 * @param start where the sums start from; 0 for none
 */
function gather<V>(
  width: i32,
  entry: usize,
  end: usize,
  matrix: usize,
  indexSize: usize,
  start: usize,
  to: usize,
): void {
  if (width == 8) block<V>(8, entry, end, matrix, indexSize, start, to);
  else if (width == 4) block<V>(4, entry, end, matrix, indexSize, start, to);
  else if (width == 2) block<V>(2, entry, end, matrix, indexSize, start, to);
  else block<V>(1, entry, end, matrix, indexSize, start, to);
}

/** `gather` with the width known at compile time. */
@inline
function block<V>(
  width: i32,
  entry: usize,
  end: usize,
  matrix: usize,
  indexSize: usize,
  start: usize,
  to: usize,
): void {
  let s0 = zero<V>();
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  if (start != 0) {
    s0 = load<V>(start);
    if (width > 1) s1 = load<V>(start, sizeof<V>());
    if (width > 2) s2 = load<V>(start, 2 * sizeof<V>());
    if (width > 2) s3 = load<V>(start, 3 * sizeof<V>());
    if (width > 4) s4 = load<V>(start, 4 * sizeof<V>());
    if (width > 4) s5 = load<V>(start, 5 * sizeof<V>());
    if (width > 4) s6 = load<V>(start, 6 * sizeof<V>());
    if (width > 4) s7 = load<V>(start, 7 * sizeof<V>());
  }
  for (; entry < end; entry += 1 << ENTRY_SHIFT) {
    const value = loadSplat<V>(entry + 4);
    const at = matrix + <usize>load<u32>(entry) * indexSize;
    s0 = madd<V>(value, load<V>(at), s0);
    if (width > 1) s1 = madd<V>(value, load<V>(at, sizeof<V>()), s1);
    if (width > 2) s2 = madd<V>(value, load<V>(at, 2 * sizeof<V>()), s2);
    if (width > 2) s3 = madd<V>(value, load<V>(at, 3 * sizeof<V>()), s3);
    if (width > 4) s4 = madd<V>(value, load<V>(at, 4 * sizeof<V>()), s4);
    if (width > 4) s5 = madd<V>(value, load<V>(at, 5 * sizeof<V>()), s5);
    if (width > 4) s6 = madd<V>(value, load<V>(at, 6 * sizeof<V>()), s6);
    if (width > 4) s7 = madd<V>(value, load<V>(at, 7 * sizeof<V>()), s7);
  }
  store<V>(to, s0);
  if (width > 1) store<V>(to, s1, sizeof<V>());
  if (width > 2) store<V>(to, s2, 2 * sizeof<V>());
  if (width > 2) store<V>(to, s3, 3 * sizeof<V>());
  if (width > 4) store<V>(to, s4, 4 * sizeof<V>());
  if (width > 4) store<V>(to, s5, 5 * sizeof<V>());
  if (width > 4) store<V>(to, s6, 6 * sizeof<V>());
  if (width > 4) store<V>(to, s7, 7 * sizeof<V>());
}
