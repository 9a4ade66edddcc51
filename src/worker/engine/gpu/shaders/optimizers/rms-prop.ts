import type { Optimizer, SpecOf } from '../optimizer';

/**
 * Keras 3's RMSprop, not centred: epsilon is added before the root is taken.
 *
 * Source: T. Tieleman and G. Hinton, "Lecture 6.5: RMSprop", Neural networks for machine learning, 2012.
 */
export function rmsProp(spec: SpecOf<'RMSprop'>): Optimizer {
  return create(spec, { slots: 1, update: `${AVERAGE}\nw -= rates.x * g / sqrt(slot0 + rates.w);` }, [0]);
}

export function rmsPropWithMomentum(spec: SpecOf<'RMSprop'>): Optimizer {
  const update = `${AVERAGE}
slot1 = rates.z * slot1 + rates.x * g / sqrt(slot0 + rates.w);
w -= slot1;`;
  return create(spec, { slots: 2, update }, [0, 0]);
}

/** rho v + (1 - rho) g^2, with 1 - rho as exact as it can be. */
const AVERAGE = 'slot0 += (g * g - slot0) * rates.y;';

function create(
  { learningRate, rho, momentum, epsilon }: SpecOf<'RMSprop'>,
  shader: Optimizer['shader'],
  initial: readonly number[],
): Optimizer {
  return { shader, initial, rates: () => [learningRate, 1 - rho, momentum, epsilon], decay: 0 };
}
