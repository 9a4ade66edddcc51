/** The gradient of a kernel's penalty, l1 * sum |w| + l2 * sum w^2. */
import { add, madd, splat, whereGreater, zero } from '../vector';

/** Adds l1 * sign(w) + 2 * l2 * w to the gradient; the sign of 0 is 0. */
export function penalty<V>(w: usize, g: usize, count: i32, l1: f32, l2: f32): void {
  const end = w + ((<usize>count) << 2);
  for (; w + sizeof<V>() <= end; w += sizeof<V>(), g += sizeof<V>()) penaltyStep<V>(w, g, l1, l2);
  for (; w < end; w += 4, g += 4) penaltyStep<f32>(w, g, l1, l2);
}

@inline
function penaltyStep<V>(w: usize, g: usize, l1: f32, l2: f32): void {
  const weight = load<V>(w);
  const none = zero<V>();
  const below = whereGreater<V>(none, weight, splat<V>(-l1), none);
  const slope = whereGreater<V>(weight, none, splat<V>(l1), below);
  store<V>(g, add<V>(load<V>(g), madd<V>(weight, splat<V>(2 * l2), slope)));
}
