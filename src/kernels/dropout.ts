/** Dropout by a hash of each number's place, so that nothing but a key is remembered of the mask. */
import { clearBetween } from './rows';
import { mul, splat } from './vector';

/** "lowbias32"; the same as `hash32` in `src/core/random/hash.ts`, which says where it is from. */
@inline
function hash(value: u32): u32 {
  let x = value;
  x = (x ^ (x >> 16)) * 0x7feb352d;
  x = (x ^ (x >> 15)) * 0x846ca68b;
  return x ^ (x >> 16);
}

/** The same of four numbers. */
@inline
function hashes(values: v128): v128 {
  let x = values;
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/**
 * to[rows, stride] = from * scale, or 0 where the hash of key + row * columns + column is below `threshold`.
 *
 * @param key of the first number; sums are taken modulo 2^32
 */
export function dropout<V>(
  from: usize,
  to: usize,
  rows: i32,
  columns: i32,
  stride: i32,
  key: u32,
  threshold: u32,
  scale: f32,
): void {
  const step = (<usize>stride) << 2;
  for (let row = 0; row < rows; row++) {
    const first = <usize>row * step;
    let column = 0;
    if (isVector<V>()) {
      const below = i32x4.splat(threshold);
      for (; column + 4 <= columns; column += 4, key += 4) {
        const at = first + ((<usize>column) << 2);
        const hashed = hashes(i32x4.add(i32x4.splat(key), i32x4(0, 1, 2, 3)));
        const scaled = mul<v128>(load<v128>(from + at), splat<v128>(scale));
        store<v128>(to + at, v128.andnot(scaled, i32x4.lt_u(hashed, below)));
      }
    }
    for (; column < columns; column++, key++) {
      const at = first + ((<usize>column) << 2);
      store<f32>(to + at, hash(key) < threshold ? 0 : load<f32>(from + at) * scale);
    }
  }
  clearBetween(to, rows, columns, stride);
}
