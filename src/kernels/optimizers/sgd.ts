/**
 * Stochastic gradient descent, with momentum and with Nesterov's, as Keras computes them.
 *
 * Settings: learning rate, momentum, 1 for Nesterov's or 0.
 */
import { add, loadSplat, mul, splat, sub } from '../vector';
import { GUARD } from './guard';

/** @param momentums 0 if the momentum is */
export function sgd<V>(settings: usize, w: usize, momentums: usize, g: usize, count: i32): void {
  const end = w + ((<usize>count) << 2);
  const step = sizeof<V>();
  for (; w + step <= end; w += step) {
    sgdStep<V>(settings, w, momentums, g);
    g += step;
    if (momentums != 0) momentums += step;
  }
  for (; w < end; w += 4) {
    sgdStep<f32>(settings, w, momentums, g);
    g += 4;
    if (momentums != 0) momentums += 4;
  }
}

@inline
function sgdStep<V>(settings: usize, w: usize, momentums: usize, g: usize): void {
  const descent = mul<V>(add<V>(load<V>(g), splat<V>(GUARD)), loadSplat<V>(settings));
  if (momentums == 0) {
    store<V>(w, sub<V>(load<V>(w), descent));
    return;
  }
  const share = loadSplat<V>(settings + 4);
  const momentum = sub<V>(mul<V>(load<V>(momentums), share), descent);
  store<V>(momentums, momentum);
  const change = load<f32>(settings, 8) != 0 ? sub<V>(mul<V>(momentum, share), descent) : momentum;
  store<V>(w, add<V>(load<V>(w), change));
}
