/**
 * Products of matrices, row-major, tile by tile. The columns of b that a tile needs are copied into a panel first, which
 * serves all rows of tiles.
 */
import { pack } from './panel';
import { columns, MOST_COLUMNS, outerTile, ROWS, SPARE, spill, tile, tileStep, tileToSpare, ZEROS } from './tile';

/** The longest panel; with four rows of a it fits into a 32 KiB cache. */
const DEPTH = 512;

const panel = memory.data(DEPTH * MOST_COLUMNS * 4, 16);

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
