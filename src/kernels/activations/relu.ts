/** relu: x above 0, else 0; NaN of NaN. */
import { maximum, splat, whereGreater } from '../vector';

@inline
export function relu<V>(x: V): V {
  return maximum<V>(x, splat<V>(0));
}

/** Its slope where its value is y; 0 at 0. */
@inline
export function reluSlope<V>(y: V): V {
  return whereGreater<V>(y, splat<V>(0), splat<V>(1), splat<V>(0));
}
