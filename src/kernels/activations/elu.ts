/** elu: x above 0, else e^x - 1, Keras' default alpha of 1. */
import { expMinus1 } from '../exp';
import { add, splat, whereGreater } from '../vector';

@inline
export function elu<V>(x: V): V {
  return whereGreater<V>(x, splat<V>(0), x, expMinus1<V>(x));
}

/** Its slope where its value is y: below 0 that is e^x = y + 1. */
@inline
export function eluSlope<V>(y: V): V {
  const one = splat<V>(1);
  return whereGreater<V>(y, splat<V>(0), one, add<V>(y, one));
}
