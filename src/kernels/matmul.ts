/**
 * Products of matrices, row-major, in tiles of 4 rows by 2 vectors whose sums stay in registers. Eight sums hide the
 * latency of the multiply-add and leave room for one row's factor and two vectors of b. The columns of b that a tile
 * needs are copied side by side first (a panel), so that all rows of tiles read them in order from the nearest cache.
 */
import { add, lanes, madd } from './vector';

/** Rows of a tile. */
export const ROWS = 4;
/** Columns of a tile with the widest vectors. */
const MOST_COLUMNS = 8;
/** The longest panel; with four rows of a it fits into a 32 KiB cache. */
const DEPTH = 512;

const panel = memory.data(DEPTH * MOST_COLUMNS * 4, 16);
/** A tile of zeros to start from. */
export const ZEROS = memory.data(MOST_COLUMNS * 4, 16);
/** Where a tile goes that sticks out of its matrix. */
export const SPARE = memory.data(ROWS * MOST_COLUMNS * 4, 16);

/** Columns of a tile. */
// @ts-expect-error: decorator
@inline
export function columns<V>(): i32 {
  return 2 * lanes<V>();
}

/** Bytes of a tile's row, and of a panel's. */
// @ts-expect-error: decorator
@inline
export function tileStep<V>(): usize {
  return 2 * sizeof<V>();
}

/** The number at `address + 4 * row` in every lane. `row` is a constant, so that it becomes the load's own offset. */
// @ts-expect-error: decorator
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

// @ts-expect-error: decorator
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

/**
 * Copies columns side by side: to[row][column] = from[row * rowStep + column * columnStep], steps in bytes; columns
 * from `width` on are 0.
 *
 * @param to panel [rows, columns]
 */
export function pack<V>(
  from: usize,
  rowStep: usize,
  columnStep: usize,
  rows: i32,
  width: i32,
  to: usize,
): void {
  const end = to + <usize>rows * tileStep<V>();
  if (width === columns<V>() && columnStep === 4) {
    for (; to < end; to += tileStep<V>()) {
      store<V>(to, load<V>(from));
      store<V>(to, load<V>(from, sizeof<V>()), sizeof<V>());
      from += rowStep;
    }
    return;
  }
  let column = 0;
  if (isVector<V>() && rowStep === 4) {
    for (; column + 4 <= width; column += 4) {
      packTurned(from + <usize>column * columnStep, columnStep, rows, to + (<usize>column << 2));
    }
  }
  for (; column < columns<V>(); column++) {
    let source = from + <usize>column * columnStep;
    for (let target = to + (<usize>column << 2); target < end; target += tileStep<V>(), source += rowStep) {
      store<f32>(target, column < width ? load<f32>(source) : 0);
    }
  }
}

/** `pack` for four columns that are rows where they come from: 4 by 4 numbers at a time are turned in registers. */
function packTurned(from: usize, columnStep: usize, rows: i32, to: usize): void {
  const step = tileStep<v128>();
  const from1 = from + columnStep;
  const from2 = from1 + columnStep;
  const from3 = from2 + columnStep;
  let at: usize = 0;
  for (; rows >= 4; rows -= 4, at += 16, to += 4 * step) {
    const c0 = v128.load(from + at);
    const c1 = v128.load(from1 + at);
    const c2 = v128.load(from2 + at);
    const c3 = v128.load(from3 + at);
    const low01 = v128.shuffle<f32>(c0, c1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(c0, c1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(c2, c3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(c2, c3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    v128.store(to + step, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
    v128.store(to + 2 * step, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
    v128.store(to + 3 * step, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
  }
  for (; rows > 0; rows--, at += 4, to += step) {
    store<f32>(to, load<f32>(from + at));
    store<f32>(to, load<f32>(from1 + at), 4);
    store<f32>(to, load<f32>(from2 + at), 8);
    store<f32>(to, load<f32>(from3 + at), 12);
  }
}

/** Puts `width` numbers of a row of the spare tile where they belong, or adds them. */
export function spill<V>(row: i32, c: usize, width: i32, accumulate: bool): void {
  let source = SPARE + <usize>row * tileStep<V>();
  for (const end = c + (<usize>width << 2); c < end; c += 4) {
    store<f32>(c, accumulate ? load<f32>(c) + load<f32>(source) : load<f32>(source));
    source += 4;
  }
}

/** c [m, n] = a [m, k] . b [k, n], added to c if told. */
export function matmul<V>(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, accumulate: bool): void {
  product<V>(a, b, <usize>n << 2, 4, c, m, k, n, accumulate);
}

/** c [m, n] = a [m, k] . the transpose of b [n, k], added to c if told. */
export function matmulTB<V>(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, accumulate: bool): void {
  product<V>(a, b, 4, <usize>k << 2, c, m, k, n, accumulate);
}

function product<V>(
  a: usize,
  b: usize,
  bRowStep: usize,
  bColumnStep: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  accumulate: bool,
): void {
  const aStep = <usize>k << 2;
  const cStep = <usize>n << 2;
  for (let k0 = 0; k0 < k; k0 += DEPTH) {
    const depth = min(DEPTH, k - k0);
    for (let j = 0; j < n; j += columns<V>()) {
      const width = min(columns<V>(), n - j);
      pack<V>(
        b + <usize>k0 * bRowStep + <usize>j * bColumnStep,
        bRowStep,
        bColumnStep,
        depth,
        width,
        panel,
      );
      let a0 = a + (<usize>k0 << 2);
      let c0 = c + (<usize>j << 2);
      for (let i = 0; i < m; i += ROWS) {
        const rows = min(ROWS, m - i);
        const a1 = a0 + aStep;
        const a2 = a1 + aStep;
        const a3 = a2 + aStep;
        if (rows === ROWS && width === columns<V>()) {
          const c1 = c0 + cStep;
          const c2 = c1 + cStep;
          tile<V>(a0, a1, a2, a3, depth, 1, 0, panel, accumulate ? 0 : ZEROS, c0, c1, c2, c2 + cStep);
        } else {
          tileToSpare<V>(a0, rows > 1 ? a1 : a0, rows > 2 ? a2 : a0, rows > 3 ? a3 : a0, depth, 1, 0, panel, ZEROS);
          for (let row = 0; row < rows; row++) spill<V>(row, c0 + <usize>row * cStep, width, accumulate);
        }
        a0 += aStep * ROWS;
        c0 += cStep * ROWS;
      }
    }
    accumulate = true;
  }
}

/** c [m, n] = the transpose of a [k, m] . b [k, n], added to c if told. */
export function matmulTA<V>(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, accumulate: bool): void {
  const aStep = <usize>m << 2;
  const step = <usize>n << 2;
  for (let k0 = 0; k0 < k; k0 += DEPTH) {
    const depth = min(DEPTH, k - k0);
    for (let j = 0; j < n; j += columns<V>()) {
      const width = min(columns<V>(), n - j);
      pack<V>(b + <usize>k0 * step + (<usize>j << 2), step, 4, depth, width, panel);
      for (let i = 0; i < m; i += ROWS) {
        // The last rows are the last of a tile that begins earlier: nothing beyond a is read, where memory may end.
        const over = max(0, i + ROWS - m);
        const from = a + <usize>k0 * aStep + (<usize>(i - over) << 2);
        const to = c + <usize>i * step + (<usize>j << 2);
        if (over === 0 && width === columns<V>()) {
          outerTile<V>(from, aStep, depth, 1, 0, panel, to, step, accumulate);
        } else {
          outerTile<V>(from, aStep, depth, 1, 0, panel, SPARE, tileStep<V>(), false);
          for (let row = over; row < ROWS; row++) {
            spill<V>(row, to + <usize>(row - over) * step, width, accumulate);
          }
        }
      }
    }
    accumulate = true;
  }
}
