/** Whole networks of any layers, forward and backward, in plain JavaScript and doubles: slow, and simple to believe. */
import { type Digits, IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import {
  CLASS_COUNT,
  type LayerShapes,
  layerShapes,
  type NetworkSpec,
} from '../../../../../src/core/model/network';
import type { Loss } from '../../../../../src/core/model/plan';
import { weightShapes } from '../../../../../src/core/model/weights';
import { type Passed, type ReferencePlace, referenceLayer } from './reference-layers';

export type Doubles = readonly (readonly number[])[];

export type ReferenceRun = {
  /** [count * 10], up to the softmax that belongs to the loss */
  readonly logits: readonly number[];
  /** the sum of the digits' losses, without penalties */
  readonly loss: number;
  readonly correct: number;
  /** of that sum, by each trainable array */
  readonly gradient: Doubles;
  /** all arrays, moving statistics as they are after it */
  readonly weights: Doubles;
};

/**
 * @param weights as `weightShapes` lists them
 * @param place null to read as after the training
 */
export function runReference(
  network: NetworkSpec,
  weights: Doubles,
  digits: Digits,
  count: number,
  loss: Loss = 'categorical_crossentropy',
  place: ReferencePlace | null = null,
): ReferenceRun {
  const divisor = network.normalized === false ? 1 : 255;
  const arrays = weightShapes(network);
  let x = Array.from(digits.images.subarray(0, count * IMAGE_PIXELS), (pixel) => pixel / divisor);
  const passed: { readonly pass: Passed; readonly of: readonly number[] }[] = [];
  for (const [index, shapes] of hidden(network)) {
    const of = [...arrays.keys()].filter((array) => arrays[array]!.layer === index);
    const layerWeights = of.map((array) => weights[array]!);
    const pass = referenceLayer(shapes, x, count, layerWeights, place, index);
    passed.push({ pass, of });
    x = pass.y;
  }
  const logits = x;
  const losses = Array.from({ length: count }, (_, digit) =>
    lossOf(loss, logits.slice(digit * CLASS_COUNT, (digit + 1) * CLASS_COUNT), digits.labels[digit]!),
  );
  const after = weights.map((values) => values);
  const gradients = weights.map((values): readonly number[] => values.map(() => 0));
  let dy = losses.flatMap(({ gradient }) => gradient);
  for (const { pass, of } of passed.toReversed()) {
    const back = pass.back(dy);
    back.gradients.forEach((values, place) => {
      gradients[of[place]!] = values;
    });
    pass.moved.forEach((values, place) => {
      after[of[place + 2]!] = values;
    });
    dy = back.dx;
  }
  return {
    logits,
    loss: losses.reduce((sum, { value }) => sum + value, 0),
    correct: losses.filter(({ right }) => right).length,
    gradient: gradients.filter((_, array) => arrays[array]!.trainable),
    weights: after,
  };
}

/** What the kernels' sizes add to the loss, and to its gradient by each trainable array. */
export function penaltyOf(network: NetworkSpec, weights: Doubles): { value: number; gradient: Doubles } {
  let value = 0;
  const gradient = weightShapes(network).flatMap(({ layer, role, trainable }, array) => {
    const spec = network.layers[layer]!;
    const { l1, l2 } = (role === 'kernel' && 'kernelRegularizer' in spec && spec.kernelRegularizer) || {
      l1: 0,
      l2: 0,
    };
    for (const w of weights[array]!) value += l1 * Math.abs(w) + l2 * w * w;
    return trainable ? [weights[array]!.map((w) => l1 * Math.sign(w) + 2 * l2 * w)] : [];
  });
  return { value, gradient };
}

/** The layers without the softmax at the end, be it a layer's activation or a layer. */
function hidden(network: NetworkSpec): [number, LayerShapes][] {
  const shapes = [...layerShapes(network).entries()];
  const [index, last] = shapes.pop()!;
  if (last.layer.type !== 'Dense') return shapes;
  return [...shapes, [index, { ...last, layer: { ...last.layer, activation: 'linear' } }]];
}

function lossOf(loss: Loss, logits: readonly number[], label: number) {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  const p = powers.map((power) => power / sum);
  const difference = p.map((value, index) => value - (index === label ? 1 : 0));
  const right = logits.indexOf(most) === label;
  if (loss !== 'mean_squared_error') return { value: -Math.log(p[label]!), gradient: difference, right };
  const value = difference.reduce((total, d) => total + d * d, 0) / CLASS_COUNT;
  const mean = difference.reduce((total, d, index) => total + d * p[index]!, 0);
  const gradient = p.map((value, index) => (2 / CLASS_COUNT) * value * (difference[index]! - mean));
  return { value, gradient, right };
}
