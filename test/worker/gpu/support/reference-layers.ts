/**
 * Any network's loss, in double precision and without thought for speed: its slopes are found by trying. In training,
 * where batch normalisation makes digits depend on each other, a batch is computed layer by layer.
 */
import {
  type Activation,
  type BatchNormalizationSpec,
  type LayerSpec,
  layerShapes,
  logitLayers,
  type NetworkSpec,
  type Shape,
  shapeSize,
} from '../../../../src/core/model/network';
import type { Loss } from '../../../../src/core/model/plan';
import { weightShapes } from '../../../../src/core/model/weights';
import { dropoutKey, hash32 } from '../../../../src/core/random/hash';
import { activate, type ReferenceDigit, type ReferenceWeights, referenceLoss } from './reference-network';

type Numbers = number[];

/** What a step knows; without it the network only reads. */
export type ReferencePass = {
  readonly seed: number;
  readonly step: number;
  /** what the first of the digits is in the batch; 0 if not given */
  readonly first?: number;
};

/** The mean loss of the digits, with the penalties. */
export function meanLossOf(
  network: NetworkSpec,
  weights: ReferenceWeights,
  loss: Loss,
  digits: readonly ReferenceDigit[],
  pass?: ReferencePass,
): number {
  const logits = referenceLogits(network, weights, digits, pass);
  const sum = logits.reduce(
    (total, x, i) => total + referenceLoss(loss, { x, y: activate('softmax', x) }, digits[i]!.label),
    0,
  );
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

/** Changes the moving statistics as one training step on these digits does. */
export function moveStatistics(
  network: NetworkSpec,
  weights: ReferenceWeights,
  digits: readonly ReferenceDigit[],
  pass: ReferencePass,
): void {
  referenceLogits(network, weights, digits, pass, ({ momentum }, arrays, now) => {
    for (const [kind, values] of now.entries()) {
      const moving = arrays[2 + kind]!;
      for (const [i, value] of values.entries()) moving[i] = moving[i]! * momentum + value * (1 - momentum);
    }
  });
}

/** @param tell a batch normalisation's arrays, and the batch's means and variances */
type TellStatistics = (
  layer: BatchNormalizationSpec,
  arrays: readonly Numbers[],
  statistics: readonly [mean: Numbers, variance: Numbers],
) => void;

export function referenceLogits(
  network: NetworkSpec,
  weights: ReferenceWeights,
  digits: readonly ReferenceDigit[],
  pass?: ReferencePass,
  tell?: TellStatistics,
): Numbers[] {
  const arrays = weightShapes(network);
  const shapes = layerShapes(network);
  let batch = digits.map(({ pixels }) =>
    Array.from(pixels, (value) => (network.normalized === false ? Math.round(255 * value) : value)),
  );
  for (const [index, layer] of logitLayers(network).entries()) {
    const own = weights.filter((_, array) => arrays[array]!.layer === index);
    const { input, output } = shapes[index]!;
    switch (layer.type) {
      case 'Dropout':
        if (pass !== undefined) batch = dropped(batch, layer.rate, index, pass);
        break;
      case 'BatchNormalization':
        batch = normalized(batch, layer, own, pass !== undefined, tell);
        break;
      default:
        batch = batch.map((values) => {
          const x = linearPart(layer, values, input, output, own);
          return 'activation' in layer ? activateEach(layer.activation, x, output) : x;
        });
    }
  }
  return batch;
}

function dropped(batch: Numbers[], rate: number, layer: number, pass: ReferencePass): Numbers[] {
  const key = dropoutKey(pass.seed, layer, pass.step);
  return batch.map((values, sample) =>
    values.map((value, number) => {
      const place = (sample + (pass.first ?? 0)) * values.length + number;
      return hash32(key + place) < rate * 2 ** 32 ? 0 : value / (1 - rate);
    }),
  );
}

function normalized(
  batch: Numbers[],
  layer: BatchNormalizationSpec,
  own: readonly Numbers[],
  training: boolean,
  tell?: TellStatistics,
): Numbers[] {
  const [gamma, beta, movingMean, movingVariance] = own as [Numbers, Numbers, Numbers, Numbers];
  const channels = gamma.length;
  const of = (channel: number) =>
    batch.flatMap((values) => values.filter((_, i) => i % channels === channel));
  const average = (values: Numbers) => values.reduce((a, b) => a + b) / values.length;
  const means = training ? gamma.map((_, channel) => average(of(channel))) : movingMean;
  const variances = training
    ? gamma.map((_, channel) => average(of(channel).map((value) => (value - means[channel]!) ** 2)))
    : movingVariance;
  tell?.(layer, own, [means, variances]);
  return batch.map((values) =>
    values.map((value, i) => {
      const c = i % channels;
      return (gamma[c]! * (value - means[c]!)) / Math.sqrt(variances[c]! + layer.epsilon) + beta[c]!;
    }),
  );
}

/** Softmax goes over the channels of each pixel. */
function activateEach(activation: Activation, x: Numbers, shape: Shape): Numbers {
  const channels = shape.at(-1)!;
  return Array.from({ length: x.length / channels }, (_, pixel) =>
    activate(activation, x.slice(pixel * channels, (pixel + 1) * channels)),
  ).flat();
}

function linearPart(
  layer: Exclude<LayerSpec, { type: 'Dropout' | 'BatchNormalization' }>,
  values: Numbers,
  input: Shape,
  output: Shape,
  own: readonly Numbers[],
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
    case 'Activation':
      return values;
    case 'Dense': {
      const [kernel, bias] = own as [Numbers, Numbers];
      return bias.map((b, j) => values.reduce((sum, v, i) => sum + v * kernel[i * layer.units + j]!, b));
    }
    case 'Conv2D': {
      const [kernel, bias] = own as [Numbers, Numbers];
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

function penaltyOf(network: NetworkSpec, weights: ReferenceWeights): number {
  return weightShapes(network).reduce((total, { role, layer }, array) => {
    const spec = network.layers[layer]!;
    if (role !== 'kernel' || !('kernelRegularizer' in spec)) return total;
    const { l1, l2 } = spec.kernelRegularizer!;
    return total + weights[array]!.reduce((sum, w) => sum + l1 * Math.abs(w) + l2 * w * w, 0);
  }, 0);
}
