/** sigmoid: 1 / (1 + e^-x). */
import { exp } from '../exp';
import { add, div, mul, splat, sub } from '../vector';

@inline
export function sigmoid<V>(x: V): V {
  const one = splat<V>(1);
  return div<V>(one, add<V>(one, exp<V>(sub<V>(splat<V>(0), x))));
}

/** Its slope where its value is y. */
@inline
export function sigmoidSlope<V>(y: V): V {
  return mul<V>(y, sub<V>(splat<V>(1), y));
}
