/**
 * A network of Dense layers and its training, written down as in a textbook: one number at a time, in double precision.
 * What the engine computes is held against it.
 */
import type { Weights } from '../../../../src/core/model/initialize';
import {
  type Activation,
  type DenseSpec,
  INPUT_SIZE,
  type RegularizerSpec,
} from '../../../../src/core/model/network';
import type { BatchOptimizerSpec } from '../../../../src/core/model/optimizer';
import type { Loss } from '../../../../src/core/model/plan';

type Numbers = number[];

export type ReferenceDigit = { readonly pixels: ArrayLike<number>; readonly label: number };

/** kernel and bias of each layer, in turn */
export type ReferenceWeights = Numbers[];

export const toReference = (weights: Weights): ReferenceWeights => weights.map((values) => [...values]);

export function activate(name: Activation, x: Numbers): Numbers {
  switch (name) {
    case 'linear':
      return x;
    case 'sigmoid':
      return x.map((v) => 1 / (1 + Math.exp(-v)));
    case 'tanh':
      return x.map(Math.tanh);
    case 'relu':
      return x.map((v) => (v < 0 ? 0 : v));
    case 'leaky_relu':
      return x.map((v) => (v < 0 ? 0.2 * v : v));
    case 'elu':
      return x.map((v) => (v < 0 ? Math.expm1(v) : v));
    case 'softmax': {
      const peak = Math.max(...x);
      const powers = x.map((v) => Math.exp(v - peak));
      const sum = powers.reduce((a, b) => a + b);
      return powers.map((v) => v / sum);
    }
    default:
      return name satisfies never;
  }
}

/** The gradient by x, where y = activate(x) and `gradient` is the one by y. */
function throughActivation(name: Activation, x: Numbers, y: Numbers, gradient: Numbers): Numbers {
  if (name === 'softmax') {
    const along = y.reduce((sum, v, i) => sum + v * gradient[i]!, 0);
    return y.map((v, i) => v * (gradient[i]! - along));
  }
  const slope = (i: number): number => {
    switch (name) {
      case 'linear':
        return 1;
      case 'sigmoid':
        return y[i]! * (1 - y[i]!);
      case 'tanh':
        return 1 - y[i]! ** 2;
      case 'relu':
        return x[i]! > 0 ? 1 : 0;
      case 'leaky_relu':
        return x[i]! > 0 ? 1 : 0.2;
      case 'elu':
        return x[i]! > 0 ? 1 : Math.exp(x[i]!);
      default:
        return name satisfies never;
    }
  };
  return gradient.map((v, i) => v * slope(i));
}

/** A layer's input, what its activation takes, and what that makes of it. */
type Trace = { input: Numbers; x: Numbers; y: Numbers };

function forward(
  layers: readonly DenseSpec[],
  weights: ReferenceWeights,
  pixels: ArrayLike<number>,
): Trace[] {
  let input = Array.from({ length: INPUT_SIZE }, (_, i) => pixels[i]!);
  return layers.map(({ units, activation }, layer) => {
    const kernel = weights[2 * layer]!;
    const x = [...weights[2 * layer + 1]!];
    for (const [i, value] of input.entries()) {
      if (value !== 0) for (let j = 0; j < units; j++) x[j]! += value * kernel[i * units + j]!;
    }
    const trace = { input, x, y: activate(activation, x) };
    input = trace.y;
    return trace;
  });
}

export function referenceProbabilities(
  layers: readonly DenseSpec[],
  weights: ReferenceWeights,
  pixels: ArrayLike<number>,
): Numbers {
  return forward(layers, weights, pixels).at(-1)!.y;
}

export function referenceLoss(loss: Loss, { x, y }: { x: Numbers; y: Numbers }, label: number): number {
  if (loss === 'mean_squared_error') {
    return y.reduce((sum, p, k) => sum + (p - (k === label ? 1 : 0)) ** 2, 0) / y.length;
  }
  const peak = Math.max(...x);
  return Math.log(x.reduce((sum, v) => sum + Math.exp(v - peak), 0)) + peak - x[label]!;
}

/** Losses and right readings summed over the digits, and the mean gradient of loss and penalties. */
export function referenceGradients(
  layers: readonly DenseSpec[],
  weights: ReferenceWeights,
  loss: Loss,
  digits: readonly ReferenceDigit[],
): { loss: number; correct: number; gradients: Numbers[] } {
  const gradients = weights.map((values) => values.map(() => 0));
  let total = 0;
  let correct = 0;
  for (const { pixels, label } of digits) {
    const traces = forward(layers, weights, pixels);
    const { x, y } = traces.at(-1)!;
    total += referenceLoss(loss, { x, y }, label);
    if (x.indexOf(Math.max(...x)) === label) correct += 1;
    const error = y.map((p, k) => p - (k === label ? 1 : 0));
    let delta =
      loss === 'mean_squared_error'
        ? throughActivation(
            'softmax',
            x,
            y,
            error.map((e) => (2 * e) / y.length),
          )
        : error;
    for (let layer = layers.length - 1; layer >= 0; layer--) {
      const { units } = layers[layer]!;
      const kernel = weights[2 * layer]!;
      const { input } = traces[layer]!;
      for (const [i, value] of input.entries()) {
        if (value !== 0)
          for (let j = 0; j < units; j++)
            gradients[2 * layer]![i * units + j]! += (value * delta[j]!) / digits.length;
      }
      for (let j = 0; j < units; j++) gradients[2 * layer + 1]![j]! += delta[j]! / digits.length;
      if (layer === 0) break;
      const byInput = input.map((_, i) => delta.reduce((sum, d, j) => sum + d * kernel[i * units + j]!, 0));
      const before = traces[layer - 1]!;
      delta = throughActivation(layers[layer - 1]!.activation, before.x, before.y, byInput);
    }
  }
  for (const [layer, { kernelRegularizer }] of layers.entries()) {
    if (kernelRegularizer !== undefined)
      addPenalty(gradients[2 * layer]!, weights[2 * layer]!, kernelRegularizer);
  }
  return { loss: total, correct, gradients };
}

function addPenalty(gradient: Numbers, kernel: Numbers, { l1, l2 }: RegularizerSpec): void {
  for (const [i, w] of kernel.entries()) gradient[i]! += l1 * Math.sign(w) + 2 * l2 * w;
}

/** Keras 3's update rules, with all that they remember. */
export function referenceOptimizer(spec: BatchOptimizerSpec, sizes: readonly number[]) {
  const start = spec.type === 'Adagrad' ? spec.initialAccumulatorValue : 0;
  const first = sizes.map((size) => new Array<number>(size).fill(start));
  const second = sizes.map((size) => new Array<number>(size).fill(0));
  let t = 0;

  function update(w: number, g: number, a: number, i: number): number {
    const m = first[a]!;
    const v = second[a]!;
    switch (spec.type) {
      case 'Adam':
      case 'AdamW': {
        const decayed = spec.type === 'AdamW' ? w - w * spec.weightDecay * spec.learningRate : w;
        const alpha = (spec.learningRate * Math.sqrt(1 - spec.beta2 ** t)) / (1 - spec.beta1 ** t);
        m[i]! += (g - m[i]!) * (1 - spec.beta1);
        v[i]! += (g * g - v[i]!) * (1 - spec.beta2);
        return decayed - (m[i]! * alpha) / (Math.sqrt(v[i]!) + spec.epsilon);
      }
      case 'Adagrad':
        m[i]! += g * g;
        return w - (spec.learningRate * g) / Math.sqrt(m[i]! + spec.epsilon);
      case 'RMSprop': {
        m[i] = spec.rho * m[i]! + (1 - spec.rho) * g * g;
        const increment = (spec.learningRate * g) / Math.sqrt(m[i]! + spec.epsilon);
        if (spec.momentum === 0) return w - increment;
        v[i] = spec.momentum * v[i]! + increment;
        return w - v[i]!;
      }
      case 'SGD':
        if (spec.momentum === 0) return w - spec.learningRate * g;
        m[i] = spec.momentum * m[i]! - spec.learningRate * g;
        return spec.nesterov ? w + spec.momentum * m[i]! - spec.learningRate * g : w + m[i]!;
      default:
        return spec satisfies never;
    }
  }

  return {
    first,
    second,
    step: (weights: ReferenceWeights, gradients: readonly Numbers[]): void => {
      t += 1;
      for (const [a, values] of weights.entries()) {
        for (let i = 0; i < values.length; i++) values[i] = update(values[i]!, gradients[a]![i]!, a, i);
      }
    },
  };
}
