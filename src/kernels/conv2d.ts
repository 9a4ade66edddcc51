/**
 * Convolution ('valid', stride 1) of pictures [height, width, channels] with a kernel [side, side, channels, filters].
 *
 * No patch is ever copied. The patch under a kernel is `side` runs of side * channels neighbouring numbers, one run a
 * row of the picture, and the tiles of the matrix product take their rows from anywhere; `offsets` says where the patch
 * of each output pixel begins. It covers a block of as many pictures as its pixels need to fill tiles of four.
 */
import { pack } from './panel';
import { columns, outerTile, ROWS, SPARE, spill, tile, tileStep, tileToSpare, ZEROS } from './tile';
import { add, zero } from './vector';

@inline
function widthAt<V>(column: i32, count: i32): i32 {
  return min(columns<V>(), count - column);
}

/**
 * Bias and kernel as panels, which `convForward` reads.
 *
 * @param kernel [inputs, filters], inputs = side * side * channels
 * @param panels [ceil(filters / columns), 1 + inputs, columns]
 */
export function convPanels<V>(kernel: usize, bias: usize, inputs: i32, filters: i32, panels: usize): void {
  for (let j = 0; j < filters; j += columns<V>()) {
    const at = <usize>j << 2;
    const width = widthAt<V>(j, filters);
    pack<V>(bias + at, 0, 4, 1, width, panels);
    panels += tileStep<V>();
    pack<V>(kernel + at, <usize>filters << 2, 4, inputs, width, panels);
    panels += <usize>inputs * tileStep<V>();
  }
}

/**
 * The convolution of a block of pictures, bias added.
 *
 * @param x pictures
 * @param offsets where the patch of each output pixel begins, in bytes from x: [pixels]
 * @param pixels of the output, over all the block's pictures
 * @param rowStep bytes of a row of a picture
 * @param panels as `convPanels` makes them
 * @param y [pixels, filters]
 */
export function convForward<V>(
  x: usize,
  offsets: usize,
  pixels: i32,
  rowStep: usize,
  side: i32,
  channels: i32,
  panels: usize,
  filters: i32,
  y: usize,
): void {
  const yStep = <usize>filters << 2;
  const run = side * channels;
  for (let j = 0; j < filters; j += columns<V>()) {
    const width = widthAt<V>(j, filters);
    const kernel = panels + tileStep<V>();
    let c0 = y + (<usize>j << 2);
    for (let pixel = 0; pixel < pixels; pixel += ROWS) {
      const rows = min(ROWS, pixels - pixel);
      const at = offsets + (<usize>pixel << 2);
      const a0 = x + load<u32>(at);
      const a1 = rows > 1 ? x + load<u32>(at, 4) : a0;
      const a2 = rows > 2 ? x + load<u32>(at, 8) : a0;
      const a3 = rows > 3 ? x + load<u32>(at, 12) : a0;
      if (rows === ROWS && width === columns<V>()) {
        const c1 = c0 + yStep;
        const c2 = c1 + yStep;
        tile<V>(a0, a1, a2, a3, run, side, rowStep, kernel, panels, c0, c1, c2, c2 + yStep);
      } else {
        tileToSpare<V>(a0, a1, a2, a3, run, side, rowStep, kernel, panels);
        for (let row = 0; row < rows; row++) spill<V>(row, c0 + <usize>row * yStep, width, false);
      }
      c0 += yStep * ROWS;
    }
    panels = kernel + <usize>(side * run) * tileStep<V>();
  }
}

/**
 * The gradient with respect to a block of pictures: for each number of the kernel's square, dy times its transpose is
 * added where that number's pixel lies.
 *
 * @param dy gradient with respect to the output, before the activation: [pixels, filters]
 * @param width of the pictures
 * @param offsets as in `convForward`
 * @param panel room for [filters, columns]
 * @param dx pictures; to be 0 before, for it is added to
 */
export function convInputGradient<V>(
  dy: usize,
  kernel: usize,
  width: i32,
  side: i32,
  channels: i32,
  filters: i32,
  offsets: usize,
  pixels: i32,
  panel: usize,
  dx: usize,
): void {
  const dyStep = <usize>filters << 2;
  for (let place = 0; place < side * side; place++) {
    const shift = (place / side) * width + (place % side);
    for (let j = 0; j < channels; j += columns<V>()) {
      const count = widthAt<V>(j, channels);
      pack<V>(kernel + <usize>(place * channels + j) * dyStep, 4, dyStep, filters, count, panel);
      const to = dx + (<usize>(shift * channels + j) << 2);
      let a0 = dy;
      for (let pixel = 0; pixel < pixels; pixel += ROWS) {
        const rows = min(ROWS, pixels - pixel);
        const at = offsets + (<usize>pixel << 2);
        const a1 = rows > 1 ? a0 + dyStep : a0;
        const a2 = rows > 2 ? a1 + dyStep : a0;
        const a3 = rows > 3 ? a2 + dyStep : a0;
        if (rows === ROWS && count === columns<V>()) {
          const c0 = to + load<u32>(at);
          const c1 = to + load<u32>(at, 4);
          const c2 = to + load<u32>(at, 8);
          tile<V>(a0, a1, a2, a3, filters, 1, 0, panel, 0, c0, c1, c2, to + load<u32>(at, 12));
        } else {
          tileToSpare<V>(a0, a1, a2, a3, filters, 1, 0, panel, ZEROS);
          for (let row = 0; row < rows; row++) {
            spill<V>(row, to + load<u32>(at + (<usize>row << 2)), count, true);
          }
        }
        a0 += dyStep * ROWS;
      }
    }
  }
}

/**
 * Adds one picture's part of the gradient with respect to the kernel.
 *
 * @param x the picture [height + side - 1, width + side - 1, channels]
 * @param dy gradient with respect to the output, before the activation: [height, width, filters]
 * @param panel room for [height * width, columns]
 * @param dKernel [side, side, channels, filters]
 */
export function convKernelGradient<V>(
  x: usize,
  dy: usize,
  height: i32,
  width: i32,
  side: i32,
  channels: i32,
  filters: i32,
  panel: usize,
  dKernel: usize,
): void {
  const rowStep = <usize>((width + side - 1) * channels) << 2;
  const pixelStep = <usize>channels << 2;
  const run = side * channels;
  const step = <usize>filters << 2;
  for (let j = 0; j < filters; j += columns<V>()) {
    const count = widthAt<V>(j, filters);
    pack<V>(dy + (<usize>j << 2), step, 4, height * width, count, panel);
    let c = dKernel + (<usize>j << 2);
    for (let row = 0; row < side; row++) {
      for (let i = 0; i < run; i += ROWS) {
        // As in `matmulTA`, the last rows of a run are the last of a tile that begins earlier.
        const over = max(0, i + ROWS - run);
        const a = x + <usize>row * rowStep + (<usize>(i - over) << 2);
        if (over === 0 && count === columns<V>()) {
          outerTile<V>(a, pixelStep, width, height, rowStep, panel, c, step, true);
        } else {
          outerTile<V>(a, pixelStep, width, height, rowStep, panel, SPARE, tileStep<V>(), false);
          for (let r = over; r < ROWS; r++) spill<V>(r, c + <usize>(r - over) * step, count, true);
        }
        c += step * <usize>(ROWS - over);
      }
    }
  }
}

/** Adds one picture's part of the gradient with respect to the bias: the sums of the columns of dy [pixels, filters]. */
export function convBiasGradient<V>(dy: usize, pixels: i32, filters: i32, dBias: usize): void {
  const step = <usize>filters << 2;
  const end = dBias + step;
  for (; dBias + sizeof<V>() <= end; dBias += sizeof<V>(), dy += sizeof<V>()) {
    store<V>(dBias, add<V>(load<V>(dBias), columnSum<V>(dy, pixels, step)));
  }
  for (; dBias < end; dBias += 4, dy += 4) {
    store<f32>(dBias, load<f32>(dBias) + columnSum<f32>(dy, pixels, step));
  }
}

@inline
function columnSum<V>(from: usize, rows: i32, step: usize): V {
  let sum = zero<V>();
  for (; rows > 0; rows--, from += step) sum = add<V>(sum, load<V>(from));
  return sum;
}
