/**
 * Batches of digits as lists of the pixels that are not 0, about a fifth of them. A list of `count` entries is `count` pairs of
 * a u32 and an f32; `starts`, u32, say where each row's entries begin, and where the last one's end.
 */

/** An entry's size as a power of two. */
export const ENTRY_SHIFT: usize = 3;

/**
 * @param pixels [rows, inputs] bytes; the number of an input is its byte / `divisor`. `inputs` is a multiple of 16
 * @param starts [rows + 1]
 * @param entries (input, value), row by row; room for rows * inputs
 * @param counts [inputs] u32: how many entries each input has
 */
export function listPixels(
  pixels: usize,
  rows: i32,
  inputs: i32,
  starts: usize,
  entries: usize,
  counts: usize,
  divisor: f32,
): void {
  memory.fill(counts, 0, (<usize>inputs) << 2);
  let entry = entries;
  for (; rows > 0; rows--) {
    store<u32>(starts, <u32>((entry - entries) >> ENTRY_SHIFT));
    starts += 4;
    for (let input = 0; input < inputs; input += 8) {
      // Eight pixels at a time, of which most eights are all paper.
      let eight = load<u64>(pixels + input);
      while (eight != 0) {
        const bit = ctz<u64>(eight) & 56;
        const found = input + <i32>(bit >> 3);
        store<u32>(entry, found);
        store<f32>(entry, (((eight >> bit) & 255) as f32) / divisor, 4);
        entry += 1 << ENTRY_SHIFT;
        const count = counts + ((<usize>found) << 2);
        store<u32>(count, load<u32>(count) + 1);
        eight &= ~((<u64>255) << bit);
      }
    }
    pixels += inputs;
  }
  store<u32>(starts, <u32>((entry - entries) >> ENTRY_SHIFT));
}

/** The same from numbers, [rows, inputs]; nothing is counted. NaN is listed. */
export function listNumbers(numbers: usize, rows: i32, inputs: i32, starts: usize, entries: usize): void {
  let entry = entries;
  for (; rows > 0; rows--) {
    store<u32>(starts, <u32>((entry - entries) >> ENTRY_SHIFT));
    starts += 4;
    for (let input = 0; input < inputs; input++) {
      const value = load<f32>(numbers + ((<usize>input) << 2));
      if (value == 0) continue;
      store<u32>(entry, input);
      store<f32>(entry, value, 4);
      entry += 1 << ENTRY_SHIFT;
    }
    numbers += (<usize>inputs) << 2;
  }
  store<u32>(starts, <u32>((entry - entries) >> ENTRY_SHIFT));
}

/**
 * The same entries by input.
 *
 * @param columnStarts [inputs + 1]; comes with `listPixels`' counts in its first `inputs` places
 * @param columnEntries (row * rowBytes, value), input by input, rows ascending
 */
export function listColumns(
  rows: i32,
  inputs: i32,
  starts: usize,
  entries: usize,
  columnStarts: usize,
  columnEntries: usize,
  rowBytes: u32,
): void {
  // Each input's place is moved on as entries go there, and so ends where the next input's begins.
  let sum: u32 = 0;
  for (let input = 0; input < inputs; input++) {
    const at = columnStarts + ((<usize>input) << 2);
    const count = load<u32>(at);
    store<u32>(at, sum);
    sum += count;
  }
  let offset: u32 = 0;
  let entry = entries;
  for (let row = 0; row < rows; row++, offset += rowBytes) {
    const end = entries + ((<usize>load<u32>(starts + ((<usize>(row + 1)) << 2))) << ENTRY_SHIFT);
    for (; entry < end; entry += 1 << ENTRY_SHIFT) {
      const place = columnStarts + ((<usize>load<u32>(entry)) << 2);
      const index = load<u32>(place);
      store<u32>(place, index + 1);
      const to = columnEntries + ((<usize>index) << ENTRY_SHIFT);
      store<u32>(to, offset);
      store<f32>(to, load<f32>(entry, 4), 4);
    }
  }
  memory.copy(columnStarts + 4, columnStarts, (<usize>inputs) << 2);
  store<u32>(columnStarts, 0);
}
