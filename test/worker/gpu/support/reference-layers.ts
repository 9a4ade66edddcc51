/** Any network's loss, in double precision and without thought for speed: its slopes are found by trying. */
import {
  type Activation,
  type LayerSpec,
  layerShapes,
  type NetworkSpec,
  type Shape,
  shapeSize,
} from '../../../../src/core/model/network';
import type { Loss } from '../../../../src/core/model/plan';
import { activate, type ReferenceDigit, type ReferenceWeights, referenceLoss } from './reference-network';

type Numbers = number[];

/** The mean loss of the digits, with the penalties. */
export function meanLossOf(
  network: NetworkSpec,
  weights: ReferenceWeights,
  loss: Loss,
  digits: readonly ReferenceDigit[],
): number {
  const sum = digits.reduce((total, { pixels, label }) => {
    const x = logitsOf(network, weights, pixels);
    return total + referenceLoss(loss, { x, y: activate('softmax', x) }, label);
  }, 0);
  return sum / digits.length + penaltyOf(network, weights);
}

/** The slope of `f` along one weight, by central differences. */
export function slope(weights: ReferenceWeights, array: number, index: number, f: () => number): number {
  const values = weights[array]!;
  const kept = values[index]!;
  const step = 1e-5;
  values[index] = kept + step;
  const above = f();
  values[index] = kept - step;
  const below = f();
  values[index] = kept;
  return (above - below) / (2 * step);
}

function logitsOf(network: NetworkSpec, weights: ReferenceWeights, pixels: ArrayLike<number>): Numbers {
  const rest = [...weights];
  let values = Array.from({ length: 784 }, (_, i) => pixels[i]!);
  const shapes = layerShapes(network);
  for (const [index, { layer, input, output }] of shapes.entries()) {
    const x = linearPart(layer, values, input, output, rest);
    const last = index === shapes.length - 1;
    values = 'activation' in layer && !last ? activateEach(layer.activation, x, output) : x;
  }
  return values;
}

/** Softmax goes over the channels of each pixel. */
function activateEach(activation: Activation, x: Numbers, shape: Shape): Numbers {
  const channels = shape.at(-1)!;
  return Array.from({ length: x.length / channels }, (_, pixel) =>
    activate(activation, x.slice(pixel * channels, (pixel + 1) * channels)),
  ).flat();
}

function linearPart(
  layer: LayerSpec,
  values: Numbers,
  input: Shape,
  output: Shape,
  rest: Numbers[],
): Numbers {
  const [, width = 0, channels = 0] = input;
  const [, columns = 0, outChannels = 0] = output;
  const at = (row: number, column: number, channel: number) =>
    values[(row * width + column) * channels + channel]!;
  /** an output number by its place */
  const map = (f: (row: number, column: number, channel: number) => number) =>
    Array.from({ length: shapeSize(output) }, (_, i) => {
      const pixel = Math.floor(i / outChannels);
      return f(Math.floor(pixel / columns), pixel % columns, i % outChannels);
    });
  switch (layer.type) {
    case 'Flatten':
      return values;
    case 'Dense': {
      const [kernel, bias] = rest.splice(0, 2) as [Numbers, Numbers];
      return bias.map((b, j) => values.reduce((sum, v, i) => sum + v * kernel[i * layer.units + j]!, b));
    }
    case 'Conv2D': {
      const [kernel, bias] = rest.splice(0, 2) as [Numbers, Numbers];
      const side = layer.kernelSize;
      return map((row, column, filter) => {
        let sum = bias[filter]!;
        for (let r = 0; r < side; r++)
          for (let c = 0; c < side; c++)
            for (let k = 0; k < channels; k++)
              sum +=
                at(row + r, column + c, k) *
                kernel[((r * side + c) * channels + k) * layer.filters + filter]!;
        return sum;
      });
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const side = layer.poolSize;
      return map((row, column, channel) => {
        const pool: Numbers = [];
        for (let r = 0; r < side; r++)
          for (let c = 0; c < side; c++) pool.push(at(row * side + r, column * side + c, channel));
        return layer.type === 'MaxPooling2D' ? Math.max(...pool) : pool.reduce((a, b) => a + b) / pool.length;
      });
    }
    default:
      return layer satisfies never;
  }
}

function penaltyOf({ layers }: NetworkSpec, weights: ReferenceWeights): number {
  const weighted = layers.filter((layer) => layer.type === 'Dense' || layer.type === 'Conv2D');
  return weighted.reduce((total, { kernelRegularizer }, index) => {
    const { l1, l2 } = kernelRegularizer ?? { l1: 0, l2: 0 };
    return total + weights[2 * index]!.reduce((sum, w) => sum + l1 * Math.abs(w) + l2 * w * w, 0);
  }, 0);
}
