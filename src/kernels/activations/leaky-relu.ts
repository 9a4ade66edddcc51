/** leaky_relu: x above 0, else 0.2 x, Keras' default slope. */
import { mul, splat, whereGreater } from '../vector';

const SLOPE: f32 = 0.2;

@inline
export function leakyRelu<V>(x: V): V {
  return whereGreater<V>(x, splat<V>(0), x, mul<V>(x, splat<V>(SLOPE)));
}

/** Its slope where its value is y. */
@inline
export function leakyReluSlope<V>(y: V): V {
  return whereGreater<V>(y, splat<V>(0), splat<V>(1), splat<V>(SLOPE));
}
