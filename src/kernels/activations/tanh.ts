/** tanh; its value is in `../exp`. */
import { mul, splat, sub } from '../vector';

export { tanh } from '../exp';

/** Its slope where its value is y. */
@inline
export function tanhSlope<V>(y: V): V {
  return sub<V>(splat<V>(1), mul<V>(y, y));
}
