import type { Optimizer, SpecOf } from '../optimizer';

/**
 * Keras 3's Adam: the corrections for the first steps are part of the step size, so epsilon is added to the uncorrected
 * root.
 *
 * Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015, end of section 2.
 */
export function adam({ learningRate, beta1, beta2, epsilon }: Omit<SpecOf<'Adam'>, 'type'>): Optimizer {
  return {
    shader: {
      slots: 2,
      update: `slot0 += (g - slot0) * rates.y;
slot1 += (g * g - slot1) * rates.z;
w -= slot0 * rates.x / (sqrt(slot1) + rates.w);`,
    },
    initial: [0, 0],
    rates: (step) => [
      (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step),
      1 - beta1,
      1 - beta2,
      epsilon,
    ],
    decay: 0,
  };
}
