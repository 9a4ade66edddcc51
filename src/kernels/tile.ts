/**
 * Tiles of matrix products: 4 rows by 2 vectors whose sums stay in registers. Eight sums hide the latency of the
 * multiply-add and leave room for one row's factor and two vectors of b.
 */
import { add, lanes, madd } from './vector';

/** Rows of a tile. */
export const ROWS = 4;
/** Columns of a tile with the widest vectors. */
export const MOST_COLUMNS = 8;
/** A tile of zeros to start from. */
export const ZEROS = memory.data(MOST_COLUMNS * 4, 16);
/** Where a tile goes that sticks out of its matrix. */
export const SPARE = memory.data(ROWS * MOST_COLUMNS * 4, 16);

/** Columns of a tile. */
@inline
export function columns<V>(): i32 {
  return 2 * lanes<V>();
}

/** Bytes of a tile's row, and of a panel's. */
@inline
export function tileStep<V>(): usize {
  return 2 * sizeof<V>();
}

/** The number at `address + 4 * row` in every lane. `row` is a constant, so that it becomes the load's own offset. */
@inline
function factor<V>(address: usize, row: i32): V {
  if (isVector<V>()) {
    if (row === 0) return v128.load_splat<f32>(address);
    if (row === 1) return v128.load_splat<f32>(address, 4);
    if (row === 2) return v128.load_splat<f32>(address, 8);
    return v128.load_splat<f32>(address, 12);
  }
  return load<f32>(address + (<usize>row << 2)) as V;
}

/**
 * A tile whose four rows of a lie anywhere: c_i = start + a_i . panel.
 *
 * @param a0 row of a: `runs` runs of `depth` numbers, `runStep` bytes from one's start to the next's; so a1, a2, a3
 * @param b panel [runs * depth, columns]
 * @param from row [columns] that all rows of the tile start from; 0: c itself, which is added to
 * @param c0 row of c: [columns]; so c1, c2, c3
 */
export function tile<V>(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  depth: i32,
  runs: i32,
  runStep: usize,
  b: usize,
  from: usize,
  c0: usize,
  c1: usize,
  c2: usize,
  c3: usize,
): void {
  let c00: V, c01: V, c10: V, c11: V, c20: V, c21: V, c30: V, c31: V;
  if (from) {
    c00 = load<V>(from);
    c01 = load<V>(from, sizeof<V>());
    c10 = c00;
    c11 = c01;
    c20 = c00;
    c21 = c01;
    c30 = c00;
    c31 = c01;
  } else {
    c00 = load<V>(c0);
    c01 = load<V>(c0, sizeof<V>());
    c10 = load<V>(c1);
    c11 = load<V>(c1, sizeof<V>());
    c20 = load<V>(c2);
    c21 = load<V>(c2, sizeof<V>());
    c30 = load<V>(c3);
    c31 = load<V>(c3, sizeof<V>());
  }
  const gap = runStep - (<usize>depth << 2);
  for (; runs > 0; runs--) {
    const end = b + <usize>depth * tileStep<V>();
    // Not unrolled: with more in flight, engines run out of registers (measured).
    while (b < end) {
      const b0 = load<V>(b);
      const b1 = load<V>(b, sizeof<V>());
      const x0 = factor<V>(a0, 0);
      c00 = madd<V>(x0, b0, c00);
      c01 = madd<V>(x0, b1, c01);
      const x1 = factor<V>(a1, 0);
      c10 = madd<V>(x1, b0, c10);
      c11 = madd<V>(x1, b1, c11);
      const x2 = factor<V>(a2, 0);
      c20 = madd<V>(x2, b0, c20);
      c21 = madd<V>(x2, b1, c21);
      const x3 = factor<V>(a3, 0);
      c30 = madd<V>(x3, b0, c30);
      c31 = madd<V>(x3, b1, c31);
      a0 += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
      b += tileStep<V>();
    }
    a0 += gap;
    a1 += gap;
    a2 += gap;
    a3 += gap;
  }
  store<V>(c0, c00);
  store<V>(c0, c01, sizeof<V>());
  store<V>(c1, c10);
  store<V>(c1, c11, sizeof<V>());
  store<V>(c2, c20);
  store<V>(c2, c21, sizeof<V>());
  store<V>(c3, c30);
  store<V>(c3, c31, sizeof<V>());
}

/** `tile` for one that sticks out of its matrix: the same, from a given row, into the spare tile. */
export function tileToSpare<V>(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  depth: i32,
  runs: i32,
  runStep: usize,
  b: usize,
  from: usize,
): void {
  const c1 = SPARE + tileStep<V>();
  const c2 = c1 + tileStep<V>();
  tile<V>(a0, a1, a2, a3, depth, runs, runStep, b, from, SPARE, c1, c2, c2 + tileStep<V>());
}

@inline
function put<V>(c: usize, left: V, right: V, accumulate: bool): void {
  if (accumulate) {
    left = add<V>(left, load<V>(c));
    right = add<V>(right, load<V>(c, sizeof<V>()));
  }
  store<V>(c, left);
  store<V>(c, right, sizeof<V>());
}

/**
 * A tile of a product whose left side is transposed: c[i] = sum over d of a[d][i] * panel[d], for four i side by side.
 *
 * @param a `runs` runs of `depth` places, `aStep` bytes apart, of four numbers each; `runStep` bytes from run to run
 * @param b panel [runs * depth, columns]
 * @param cStep bytes from row to row of c
 */
export function outerTile<V>(
  a: usize,
  aStep: usize,
  depth: i32,
  runs: i32,
  runStep: usize,
  b: usize,
  c: usize,
  cStep: usize,
  accumulate: bool,
): void {
  let c00 = load<V>(ZEROS);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  const gap = runStep - <usize>depth * aStep;
  for (; runs > 0; runs--) {
    const end = b + <usize>depth * tileStep<V>();
    while (b < end) {
      const b0 = load<V>(b);
      const b1 = load<V>(b, sizeof<V>());
      const x0 = factor<V>(a, 0);
      c00 = madd<V>(x0, b0, c00);
      c01 = madd<V>(x0, b1, c01);
      const x1 = factor<V>(a, 1);
      c10 = madd<V>(x1, b0, c10);
      c11 = madd<V>(x1, b1, c11);
      const x2 = factor<V>(a, 2);
      c20 = madd<V>(x2, b0, c20);
      c21 = madd<V>(x2, b1, c21);
      const x3 = factor<V>(a, 3);
      c30 = madd<V>(x3, b0, c30);
      c31 = madd<V>(x3, b1, c31);
      a += aStep;
      b += tileStep<V>();
    }
    a += gap;
  }
  put<V>(c, c00, c01, accumulate);
  c += cStep;
  put<V>(c, c10, c11, accumulate);
  c += cStep;
  put<V>(c, c20, c21, accumulate);
  c += cStep;
  put<V>(c, c30, c31, accumulate);
}

/** Puts `width` numbers of a row of the spare tile where they belong, or adds them. */
export function spill<V>(row: i32, c: usize, width: i32, accumulate: bool): void {
  let source = SPARE + <usize>row * tileStep<V>();
  for (const end = c + (<usize>width << 2); c < end; c += 4) {
    store<f32>(c, accumulate ? load<f32>(c) + load<f32>(source) : load<f32>(source));
    source += 4;
  }
}
