/**
 * RMSprop: T. Tieleman and G. Hinton, lecture 6.5 of "Neural networks for machine learning", 2012, as Keras computes it.
 *
 * Settings: learning rate, rho, 1 - rho, epsilon, momentum.
 */
import { add, div, loadSplat, madd, mul, root, splat, sub } from '../vector';
import { GUARD } from './guard';

/** @param momentums 0 if the momentum is */
export function rmsprop<V>(
  settings: usize,
  w: usize,
  v: usize,
  momentums: usize,
  g: usize,
  count: i32,
): void {
  const end = w + ((<usize>count) << 2);
  const step = sizeof<V>();
  for (; w + step <= end; w += step) {
    rmspropStep<V>(settings, w, v, momentums, g);
    v += step;
    g += step;
    if (momentums != 0) momentums += step;
  }
  for (; w < end; w += 4) {
    rmspropStep<f32>(settings, w, v, momentums, g);
    v += 4;
    g += 4;
    if (momentums != 0) momentums += 4;
  }
}

@inline
function rmspropStep<V>(settings: usize, w: usize, v: usize, momentums: usize, g: usize): void {
  const gradient = add<V>(load<V>(g), splat<V>(GUARD));
  const square = mul<V>(gradient, gradient);
  const velocity = madd<V>(
    load<V>(v),
    loadSplat<V>(settings + 4),
    mul<V>(square, loadSplat<V>(settings + 8)),
  );
  store<V>(v, velocity);
  const scale = root<V>(add<V>(velocity, loadSplat<V>(settings + 12)));
  let change = div<V>(mul<V>(gradient, loadSplat<V>(settings)), scale);
  if (momentums != 0) {
    change = madd<V>(load<V>(momentums), loadSplat<V>(settings + 16), change);
    store<V>(momentums, change);
  }
  store<V>(w, sub<V>(load<V>(w), change));
}
