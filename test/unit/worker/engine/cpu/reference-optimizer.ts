/** Keras' optimisers in plain JavaScript and doubles, on one array. */
import type { BatchOptimizerSpec } from '../../../../../src/core/model/optimizer';

/** Returns a function that takes the next step: changes `w` by the gradient `g`. */
export function referenceOptimizer(spec: BatchOptimizerSpec, size: number) {
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  if (spec.type === 'Adagrad') first.fill(spec.initialAccumulatorValue);
  let t = 0;
  return (w: Float64Array, g: Float64Array): void => {
    t++;
    for (let i = 0; i < size; i++) w[i] = step(spec, t, w[i]!, g[i]!, first, second, i);
  };
}

function step(
  spec: BatchOptimizerSpec,
  t: number,
  w: number,
  g: number,
  first: Float64Array,
  second: Float64Array,
  i: number,
): number {
  const rate = spec.learningRate;
  switch (spec.type) {
    case 'SGD': {
      if (spec.momentum === 0) return w - rate * g;
      first[i] = spec.momentum * first[i]! - rate * g;
      return w + (spec.nesterov ? spec.momentum * first[i]! - rate * g : first[i]!);
    }
    case 'Adagrad':
      first[i]! += g * g;
      return w - (rate * g) / Math.sqrt(first[i]! + spec.epsilon);
    case 'RMSprop': {
      first[i] = spec.rho * first[i]! + (1 - spec.rho) * g * g;
      const change = (rate * g) / Math.sqrt(first[i]! + spec.epsilon);
      if (spec.momentum === 0) return w - change;
      second[i] = spec.momentum * second[i]! + change;
      return w - second[i]!;
    }
    case 'Adam':
    case 'AdamW': {
      const decayed = spec.type === 'AdamW' ? w - w * spec.weightDecay * rate : w;
      first[i]! += (g - first[i]!) * (1 - spec.beta1);
      second[i]! += (g * g - second[i]!) * (1 - spec.beta2);
      const alpha = (rate * Math.sqrt(1 - spec.beta2 ** t)) / (1 - spec.beta1 ** t);
      return decayed - (first[i]! * alpha) / (Math.sqrt(second[i]!) + spec.epsilon);
    }
    default:
      return spec satisfies never;
  }
}
