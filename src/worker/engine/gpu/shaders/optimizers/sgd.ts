import type { Optimizer, SpecOf } from '../optimizer';

/** Keras 3's SGD. */
export function sgd(spec: SpecOf<'SGD'>): Optimizer {
  return create(spec, { slots: 0, update: 'w -= rates.x * g;' }, []);
}

export function sgdWithMomentum(spec: SpecOf<'SGD'>): Optimizer {
  return create(spec, { slots: 1, update: `${VELOCITY}\nw += slot0;` }, [0]);
}

/** With Nesterov's momentum: the step that the velocity will take next is taken at once. */
export function sgdWithNesterov(spec: SpecOf<'SGD'>): Optimizer {
  return create(spec, { slots: 1, update: `${VELOCITY}\nw += rates.y * slot0 - rates.x * g;` }, [0]);
}

const VELOCITY = 'slot0 = rates.y * slot0 - rates.x * g;';

function create(
  { learningRate, momentum }: SpecOf<'SGD'>,
  shader: Optimizer['shader'],
  initial: readonly number[],
): Optimizer {
  return { shader, initial, rates: () => [learningRate, momentum, 0, 0], decay: 0 };
}
