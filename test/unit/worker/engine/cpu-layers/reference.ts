/** Convolution, pooling and products in plain JavaScript, with 64-bit numbers: what the kernels are held to. */
import type { Activation } from '../../../../../src/core/model/network';

/** Pictures [count, height, width, channels]. */
export type Pictures = {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: readonly number[];
};

/**
 * @param kernel [side, side, channels, filters]
 * @param bias [filters]
 */
export function convolve(
  x: Pictures,
  side: number,
  kernel: readonly number[],
  bias: readonly number[],
): Pictures {
  const filters = bias.length;
  return pictures(x.count, x.height - side + 1, x.width - side + 1, filters, (n, row, column, filter) => {
    let sum = bias[filter]!;
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        for (let c = 0; c < x.channels; c++) {
          const weight = kernel[((i * side + j) * x.channels + c) * filters + filter]!;
          sum += at(x, n, row + i, column + j, c) * weight;
        }
      }
    }
    return sum;
  });
}

/** `choose` makes one number of a square's, which come row by row. */
export function pool(x: Pictures, size: number, choose: (square: readonly number[]) => number): Pictures {
  const height = Math.floor(x.height / size);
  const width = Math.floor(x.width / size);
  return pictures(x.count, height, width, x.channels, (n, row, column, c) =>
    choose(
      Array.from({ length: size * size }, (_, index) =>
        at(x, n, row * size + Math.floor(index / size), column * size + (index % size), c),
      ),
    ),
  );
}

/** Applies an activation; softmax over the channels. */
export function activated(x: Pictures, activation: Activation): Pictures {
  if (activation !== 'softmax') return { ...x, values: x.values.map(SCALAR_ACTIVATIONS[activation]) };
  return pictures(x.count, x.height, x.width, x.channels, (n, row, column, c) => {
    let sum = 0;
    for (let other = 0; other < x.channels; other++) {
      sum += Math.exp(at(x, n, row, column, other) - at(x, n, row, column, c));
    }
    return 1 / sum;
  });
}

const SCALAR_ACTIVATIONS: { readonly [A in Exclude<Activation, 'softmax'>]: (x: number) => number } = {
  linear: (x) => x,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  relu: (x) => Math.max(x, 0),
  leaky_relu: (x) => (x > 0 ? x : 0.2 * x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
};

function pictures(
  count: number,
  height: number,
  width: number,
  channels: number,
  value: (n: number, row: number, column: number, channel: number) => number,
): Pictures {
  const values: number[] = [];
  for (let n = 0; n < count; n++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        for (let channel = 0; channel < channels; channel++) values.push(value(n, row, column, channel));
      }
    }
  }
  return { count, height, width, channels, values };
}

function at(x: Pictures, n: number, row: number, column: number, channel: number): number {
  return x.values[((n * x.height + row) * x.width + column) * x.channels + channel]!;
}

/** `count` numbers of 32 bits in [-1, 1), so that the kernels get exactly what the reference gets. */
export function randomNumbers(random: () => number, count: number): number[] {
  return Array.from({ length: count }, () => Math.fround(random() * 2 - 1));
}

/** The slope of a function of many numbers along one of them, from both sides. */
export function slope(
  of: (values: readonly number[]) => number,
  values: readonly number[],
  index: number,
): number {
  const step = 1e-7;
  const moved = (by: number) => of(values.with(index, values[index]! + by));
  return (moved(step) - moved(-step)) / (2 * step);
}

/** sum a_i b_i */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
