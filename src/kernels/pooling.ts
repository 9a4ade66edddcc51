/**
 * Pooling of pictures [height, width, channels] in squares of `size` pixels a side that do not overlap. The squares that
 * nearly everyone uses, of two pixels, have their loops written out: that is twice as fast.
 */
import { add, maximum, mul, splat } from './vector';

@inline
function whereEqual<V>(x: V, y: V, value: V): V {
  if (isVector<V>()) return v128.and(value, f32x4.eq(x, y));
  return (x === y ? value : 0) as V;
}

@inline
function whereUnequal<V>(x: V, y: V, value: V): V {
  if (isVector<V>()) return v128.andnot(value, f32x4.eq(x, y));
  return (x === y ? 0 : value) as V;
}

/** The greatest of a square; NaN if one is. */
@inline
function greatest<V>(x: usize, size: i32, rowStep: usize, pixelStep: usize): V {
  let value = load<V>(x);
  if (size === 2) {
    value = maximum<V>(value, load<V>(x + pixelStep));
    x += rowStep;
    return maximum<V>(value, maximum<V>(load<V>(x), load<V>(x + pixelStep)));
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0, at = x; column < size; column++, at += pixelStep) {
      value = maximum<V>(value, load<V>(at));
    }
    x += rowStep;
  }
  return value;
}

/** The gradient to the first of a square that is the greatest, row by row, and 0 to the others. */
@inline
function toFirst<V>(
  x: usize,
  greatest: V,
  gradient: V,
  dx: usize,
  size: i32,
  rowStep: usize,
  pixelStep: usize,
): void {
  if (size === 2) {
    const x0 = load<V>(x);
    const x1 = load<V>(x + pixelStep);
    const x2 = load<V>(x + rowStep);
    const x3 = load<V>(x + rowStep + pixelStep);
    store<V>(dx, whereEqual<V>(x0, greatest, gradient));
    gradient = whereUnequal<V>(x0, greatest, gradient);
    store<V>(dx + pixelStep, whereEqual<V>(x1, greatest, gradient));
    gradient = whereUnequal<V>(x1, greatest, gradient);
    store<V>(dx + rowStep, whereEqual<V>(x2, greatest, gradient));
    gradient = whereUnequal<V>(x2, greatest, gradient);
    store<V>(dx + rowStep + pixelStep, whereEqual<V>(x3, greatest, gradient));
    return;
  }
  const ahead = dx - x;
  for (let row = 0; row < size; row++) {
    for (let column = 0, at = x; column < size; column++, at += pixelStep) {
      const value = load<V>(at);
      store<V>(at + ahead, whereEqual<V>(value, greatest, gradient));
      gradient = whereUnequal<V>(value, greatest, gradient);
    }
    x += rowStep;
  }
}

/** The mean of a square. */
@inline
function mean<V>(x: usize, size: i32, rowStep: usize, pixelStep: usize): V {
  let sum = splat<V>(0);
  for (let row = 0; row < size; row++) {
    for (let column = 0, at = x; column < size; column++, at += pixelStep) sum = add<V>(sum, load<V>(at));
    x += rowStep;
  }
  return mul<V>(sum, splat<V>(1 / <f32>(size * size)));
}

/** The mean's gradient to each of a square. */
@inline
function toAll<V>(gradient: V, dx: usize, size: i32, rowStep: usize, pixelStep: usize): void {
  const part = mul<V>(gradient, splat<V>(1 / <f32>(size * size)));
  for (let row = 0; row < size; row++) {
    for (let column = 0, at = dx; column < size; column++, at += pixelStep) store<V>(at, part);
    dx += rowStep;
  }
}

/**
 * The greatest of each square.
 *
 * @param x [pictures, height, width, channels]
 * @param y [pictures, height / size, width / size, channels], rounded down
 */
export function maxPool<V>(
  x: usize,
  y: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  const pixelStep = <usize>channels << 2;
  const rowStep = <usize>width * pixelStep;
  for (; pictures > 0; pictures--, x += <usize>height * rowStep) {
    for (let row = 0; row + size <= height; row += size) {
      for (let column = 0; column + size <= width; column += size) {
        let at = x + <usize>row * rowStep + <usize>column * pixelStep;
        const end = at + pixelStep;
        for (; at + sizeof<V>() <= end; at += sizeof<V>(), y += sizeof<V>()) {
          store<V>(y, greatest<V>(at, size, rowStep, pixelStep));
        }
        for (; at < end; at += 4, y += 4) store<f32>(y, greatest<f32>(at, size, rowStep, pixelStep));
      }
    }
  }
}

/**
 * `maxPool`'s gradient, as TensorFlow's: to the first of the greatest.
 *
 * @param x, y as `maxPool` had and left them
 * @param dy as y
 * @param dx as x; the rim that no square covers gets 0
 */
export function maxPoolGradient<V>(
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  const pixelStep = <usize>channels << 2;
  const rowStep = <usize>width * pixelStep;
  const ahead = dx - x;
  clearRim(dx, pictures, height, width, channels, size);
  for (; pictures > 0; pictures--, x += <usize>height * rowStep) {
    for (let row = 0; row + size <= height; row += size) {
      for (let column = 0; column + size <= width; column += size) {
        let at = x + <usize>row * rowStep + <usize>column * pixelStep;
        const end = at + pixelStep;
        for (; at + sizeof<V>() <= end; at += sizeof<V>(), y += sizeof<V>(), dy += sizeof<V>()) {
          toFirst<V>(at, load<V>(y), load<V>(dy), at + ahead, size, rowStep, pixelStep);
        }
        for (; at < end; at += 4, y += 4, dy += 4) {
          toFirst<f32>(at, load<f32>(y), load<f32>(dy), at + ahead, size, rowStep, pixelStep);
        }
      }
    }
  }
}

/** The mean of each square; shapes as `maxPool`'s. */
export function averagePool<V>(
  x: usize,
  y: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  const pixelStep = <usize>channels << 2;
  const rowStep = <usize>width * pixelStep;
  for (; pictures > 0; pictures--, x += <usize>height * rowStep) {
    for (let row = 0; row + size <= height; row += size) {
      for (let column = 0; column + size <= width; column += size) {
        let at = x + <usize>row * rowStep + <usize>column * pixelStep;
        const end = at + pixelStep;
        for (; at + sizeof<V>() <= end; at += sizeof<V>(), y += sizeof<V>()) {
          store<V>(y, mean<V>(at, size, rowStep, pixelStep));
        }
        for (; at < end; at += 4, y += 4) store<f32>(y, mean<f32>(at, size, rowStep, pixelStep));
      }
    }
  }
}

/** `averagePool`'s gradient; shapes as `maxPoolGradient`'s. */
export function averagePoolGradient<V>(
  dy: usize,
  dx: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  const pixelStep = <usize>channels << 2;
  const rowStep = <usize>width * pixelStep;
  clearRim(dx, pictures, height, width, channels, size);
  for (; pictures > 0; pictures--, dx += <usize>height * rowStep) {
    for (let row = 0; row + size <= height; row += size) {
      for (let column = 0; column + size <= width; column += size) {
        let at = dx + <usize>row * rowStep + <usize>column * pixelStep;
        const end = at + pixelStep;
        for (; at + sizeof<V>() <= end; at += sizeof<V>(), dy += sizeof<V>()) {
          toAll<V>(load<V>(dy), at, size, rowStep, pixelStep);
        }
        for (; at < end; at += 4, dy += 4) toAll<f32>(load<f32>(dy), at, size, rowStep, pixelStep);
      }
    }
  }
}

/** Zeros where no square would write them; the rest is written anyway. */
function clearRim(dx: usize, pictures: i32, height: i32, width: i32, channels: i32, size: i32): void {
  if (height % size === 0 && width % size === 0) return;
  memory.fill(dx, 0, <usize>pictures * height * width * channels << 2);
}
