/** Each kind of layer, forward and backward, in plain JavaScript and doubles. Samples one after the other, nothing between. */
import type {
  Activation,
  BatchNormalizationSpec,
  Conv2DSpec,
  LayerShapes,
  PoolingSpec,
  Shape,
} from '../../../../../src/core/model/network';
import { shapeSize } from '../../../../../src/core/model/network';
import { dropoutKey, hash32 } from '../../../../../src/core/random/hash';

/** Where in a run a batch is; see `dropoutKey`. */
export type ReferencePlace = { readonly seed: number; readonly step: number; readonly first?: number };

type Numbers = readonly number[];

export type Passed = {
  readonly y: number[];
  /** moving mean and moving variance as they become, if the layer has them */
  readonly moved: readonly Numbers[];
  /** what the gradient by y gives for the input, and for the trainable arrays */
  readonly back: (dy: Numbers) => { dx: number[]; gradients: readonly Numbers[] };
};

/**
 * @param weights of this layer
 * @param index of the layer in the network
 */
export function referenceLayer(
  { layer, input, output }: LayerShapes,
  x: Numbers,
  count: number,
  weights: readonly Numbers[],
  place: ReferencePlace | null,
  index: number,
): Passed {
  switch (layer.type) {
    case 'Dense':
      return followed(
        linear(x, weights, count, shapeSize(input), (row, i) => row * shapeSize(input) + i),
        layer.activation,
        layer.units,
      );
    case 'Conv2D':
      return followed(convolution(layer, x, weights, count, input, output), layer.activation, layer.filters);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return pooling(layer, x, count, input, output);
    case 'Flatten':
      return { y: [...x], moved: [], back: (dy) => ({ dx: [...dy], gradients: [] }) };
    case 'Activation':
      return activation(layer.activation, x, input[input.length - 1]!);
    case 'Dropout':
      return place === null || layer.rate === 0
        ? { y: [...x], moved: [], back: (dy) => ({ dx: [...dy], gradients: [] }) }
        : dropout(
            layer.rate,
            x,
            (place.first ?? 0) * shapeSize(input),
            dropoutKey(place.seed, index, place.step),
          );
    case 'BatchNormalization':
      return normalization(layer, x, weights, input[input.length - 1]!, place !== null);
    default:
      return layer satisfies never;
  }
}

/**
 * Dense layers, and convolutions patch by patch: y[row] = patch . kernel + bias.
 *
 * @param place of a row's input in x
 */
function linear(
  x: Numbers,
  [kernel, bias]: readonly Numbers[],
  rows: number,
  inputs: number,
  place: (row: number, input: number) => number,
): Passed {
  const units = bias!.length;
  const y: number[] = [];
  for (let row = 0; row < rows; row++) {
    const sums = [...bias!];
    for (let i = 0; i < inputs; i++) {
      const value = x[place(row, i)]!;
      if (value === 0) continue;
      for (let unit = 0; unit < units; unit++) sums[unit]! += value * kernel![i * units + unit]!;
    }
    for (const sum of sums) y.push(sum);
  }
  const back = (dy: Numbers) => {
    const dx = x.map(() => 0);
    const dKernel = kernel!.map(() => 0);
    const dBias = bias!.map(() => 0);
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < units; unit++) {
        const slope = dy[row * units + unit]!;
        if (slope === 0) continue;
        dBias[unit]! += slope;
        for (let i = 0; i < inputs; i++) {
          dKernel[i * units + unit]! += slope * x[place(row, i)]!;
          dx[place(row, i)]! += slope * kernel![i * units + unit]!;
        }
      }
    }
    return { dx, gradients: [dKernel, dBias] };
  };
  return { y, moved: [], back };
}

function convolution(
  { kernelSize }: Conv2DSpec,
  x: Numbers,
  weights: readonly Numbers[],
  count: number,
  [height, width, channels]: Shape,
  [outputHeight, outputWidth]: Shape,
): Passed {
  const pixels = outputHeight! * outputWidth!;
  const place = (row: number, input: number) => {
    const [sample, pixel] = [Math.floor(row / pixels), row % pixels];
    const [i, rest] = [Math.floor(input / (kernelSize * channels!)), input % (kernelSize * channels!)];
    const top = Math.floor(pixel / outputWidth!) + i;
    return ((sample * height! + top) * width! + (pixel % outputWidth!)) * channels! + rest;
  };
  return linear(x, weights, count * pixels, kernelSize ** 2 * channels!, place);
}

function pooling(
  { type, poolSize }: PoolingSpec,
  x: Numbers,
  count: number,
  [height, width, channels]: Shape,
  [outputHeight, outputWidth]: Shape,
): Passed {
  const y: number[] = [];
  const shares: (readonly (readonly [place: number, share: number])[])[] = [];
  for (let row = 0; row < count * outputHeight! * outputWidth!; row++) {
    const sample = Math.floor(row / (outputHeight! * outputWidth!));
    const top = Math.floor((row % (outputHeight! * outputWidth!)) / outputWidth!) * poolSize;
    const left = (row % outputWidth!) * poolSize;
    for (let channel = 0; channel < channels!; channel++) {
      const square = Array.from({ length: poolSize ** 2 }, (_, index) => {
        const line = sample * height! + top + Math.floor(index / poolSize);
        return (line * width! + left + (index % poolSize)) * channels! + channel;
      });
      const greatest = square.reduce((best, place) => (x[place]! > x[best]! ? place : best));
      const share = 1 / square.length;
      const taken =
        type === 'MaxPooling2D' ? [[greatest, 1] as const] : square.map((place) => [place, share] as const);
      shares.push(taken);
      y.push(taken.reduce((sum, [place, part]) => sum + part * x[place]!, 0));
    }
  }
  const back = (dy: Numbers) => {
    const dx = x.map(() => 0);
    for (const [index, taken] of shares.entries()) {
      for (const [place, share] of taken) dx[place]! += share * dy[index]!;
    }
    return { dx, gradients: [] };
  };
  return { y, moved: [], back };
}

function dropout(rate: number, x: Numbers, first: number, key: number): Passed {
  const mask = x.map((_, index) => (hash32(key + first + index) < rate * 2 ** 32 ? 0 : 1 / (1 - rate)));
  const masked = (values: Numbers) => values.map((value, index) => value * mask[index]!);
  return { y: masked(x), moved: [], back: (dy) => ({ dx: masked(dy), gradients: [] }) };
}

function normalization(
  { momentum, epsilon }: BatchNormalizationSpec,
  x: Numbers,
  [gamma, beta, movingMean, movingVariance]: readonly Numbers[],
  channels: number,
  training: boolean,
): Passed {
  const rows = x.length / channels;
  const meanOf = (values: Numbers) =>
    gamma!.map((_, channel) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += values[row * channels + channel]!;
      return sum / rows;
    });
  const mean = training ? meanOf(x) : movingMean!;
  const variance = training
    ? meanOf(x.map((value, i) => (value - mean[i % channels]!) ** 2))
    : movingVariance!;
  const scale = variance.map((value) => 1 / Math.sqrt(value + epsilon));
  const normal = x.map((value, i) => (value - mean[i % channels]!) * scale[i % channels]!);
  const y = normal.map((value, i) => value * gamma![i % channels]! + beta![i % channels]!);
  const follow = (moving: Numbers, now: Numbers) =>
    moving.map((value, channel) => value * momentum + now[channel]! * (1 - momentum));
  const back = (dy: Numbers) => {
    const meanSlope = meanOf(dy);
    const meanProduct = meanOf(dy.map((slope, i) => slope * normal[i]!));
    const dx = dy.map((slope, i) => {
      const channel = i % channels;
      const spread = training ? meanSlope[channel]! + normal[i]! * meanProduct[channel]! : 0;
      return gamma![channel]! * scale[channel]! * (slope - spread);
    });
    const total = (means: Numbers) => means.map((value) => value * rows);
    return { dx, gradients: [total(meanProduct), total(meanSlope)] };
  };
  return {
    y,
    moved: training ? [follow(movingMean!, mean), follow(movingVariance!, variance)] : [],
    back,
  };
}

/** A layer with its activation after it. */
function followed(before: Passed, kind: Activation, columns: number): Passed {
  const after = activation(kind, before.y, columns);
  return { y: after.y, moved: [], back: (dy) => before.back(after.back(dy).dx) };
}

const FUNCTIONS: {
  readonly [A in Exclude<Activation, 'softmax'>]: (x: number) => readonly [value: number, slope: number];
} = {
  linear: (x) => [x, 1],
  sigmoid: (x) => {
    const y = 1 / (1 + Math.exp(-x));
    return [y, y * (1 - y)];
  },
  tanh: (x) => [Math.tanh(x), 1 / Math.cosh(x) ** 2],
  relu: (x) => (x > 0 ? [x, 1] : [0, 0]),
  leaky_relu: (x) => (x > 0 ? [x, 1] : [0.2 * x, 0.2]),
  elu: (x) => (x > 0 ? [x, 1] : [Math.expm1(x), Math.exp(x)]),
};

function activation(kind: Activation, x: Numbers, columns: number): Passed {
  if (kind === 'softmax') return softmax(x, columns);
  const of = FUNCTIONS[kind];
  return {
    y: x.map((value) => of(value)[0]),
    moved: [],
    back: (dy) => ({ dx: dy.map((slope, i) => slope * of(x[i]!)[1]), gradients: [] }),
  };
}

function softmax(x: Numbers, columns: number): Passed {
  const rowsOf = (values: Numbers) =>
    Array.from({ length: values.length / columns }, (_, row) =>
      values.slice(row * columns, (row + 1) * columns),
    );
  const y = rowsOf(x).flatMap((row) => {
    const most = Math.max(...row);
    const powers = row.map((value) => Math.exp(value - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  });
  const outputs = rowsOf(y);
  const back = (dy: Numbers) => ({
    dx: rowsOf(dy).flatMap((row, index) => {
      const mean = row.reduce((sum, slope, i) => sum + slope * outputs[index]![i]!, 0);
      return row.map((slope, i) => outputs[index]![i]! * (slope - mean));
    }),
    gradients: [],
  });
  return { y, moved: [], back };
}
