import type { Optimizer, SpecOf } from '../optimizer';

/**
 * Keras 3's Adagrad.
 *
 * Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for online learning and stochastic
 * optimization", 2011.
 */
export function adagrad({ learningRate, initialAccumulatorValue, epsilon }: SpecOf<'Adagrad'>): Optimizer {
  return {
    shader: { slots: 1, update: 'slot0 += g * g;\nw -= rates.x * g / sqrt(slot0 + rates.y);' },
    initial: [initialAccumulatorValue],
    rates: () => [learningRate, epsilon, 0, 0],
    decay: 0,
  };
}
