/** A network of Dense layers in plain JavaScript and doubles: slow, and simple enough to be believed. */
import { type Digits, IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import { type Activation, CLASS_COUNT, type DenseSpec } from '../../../../../src/core/model/network';
import type { Loss } from '../../../../../src/core/model/plan';

export type DoubleWeights = readonly Float64Array[];

/** Digit by digit the logits, [10]. */
export function logitsOf(
  layers: readonly DenseSpec[],
  weights: DoubleWeights,
  digits: Digits,
  count: number,
): number[][] {
  return Array.from({ length: count }, (_, digit) => {
    const pixels = digits.images.subarray(digit * IMAGE_PIXELS, (digit + 1) * IMAGE_PIXELS);
    let values = Array.from(pixels, (pixel) => pixel / 255);
    for (const [index, { units, activation }] of layers.entries()) {
      const kernel = weights[2 * index]!;
      const bias = weights[2 * index + 1]!;
      const before = Array.from(bias);
      for (const [input, value] of values.entries()) {
        if (value === 0) continue;
        for (let unit = 0; unit < units; unit++) before[unit]! += value * kernel[input * units + unit]!;
      }
      values = index === layers.length - 1 ? before : activated(activation, before);
    }
    return values;
  });
}

export function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function activated(activation: Activation, values: number[]): number[] {
  switch (activation) {
    case 'linear':
      return values;
    case 'sigmoid':
      return values.map((value) => 1 / (1 + Math.exp(-value)));
    case 'tanh':
      return values.map(Math.tanh);
    case 'relu':
      return values.map((value) => Math.max(0, value));
    case 'leaky_relu':
      return values.map((value) => (value > 0 ? value : 0.2 * value));
    case 'elu':
      return values.map((value) => (value > 0 ? value : Math.expm1(value)));
    case 'softmax':
      return softmax(values);
    default:
      return activation satisfies never;
  }
}

/** The loss of one digit, from its logits. */
export function lossOf(loss: Loss, logits: readonly number[], label: number): number {
  const probabilities = softmax(logits);
  if (loss !== 'mean_squared_error') return -Math.log(probabilities[label]!);
  const squares = probabilities.map((p, index) => (p - (index === label ? 1 : 0)) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / CLASS_COUNT;
}

/** What a training step minimises: the mean loss of the first `count` digits, and the kernels' penalties. */
export function objective(
  layers: readonly DenseSpec[],
  weights: DoubleWeights,
  loss: Loss,
  digits: Digits,
  count: number,
): number {
  const losses = logitsOf(layers, weights, digits, count).map((logits, digit) =>
    lossOf(loss, logits, digits.labels[digit]!),
  );
  const penalties = layers.map(({ kernelRegularizer }, index) => {
    if (kernelRegularizer === undefined) return 0;
    const { l1, l2 } = kernelRegularizer;
    return weights[2 * index]!.reduce((sum, w) => sum + l1 * Math.abs(w) + l2 * w * w, 0);
  });
  return sum(losses) / count + sum(penalties);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
