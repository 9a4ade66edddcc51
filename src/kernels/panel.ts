/** Panels: the columns of a matrix that a tile needs, side by side, so that they are read in order from the nearest cache. */
import { columns, tileStep } from './tile';

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
