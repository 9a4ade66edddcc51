/**
 * Adagrad: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods", 2011, as Keras computes it.
 *
 * Settings: learning rate, epsilon.
 */
import { add, div, loadSplat, madd, mul, root, splat, sub } from '../vector';
import { GUARD } from './guard';

export function adagrad<V>(settings: usize, w: usize, sums: usize, g: usize, count: i32): void {
  const end = w + ((<usize>count) << 2);
  for (; w + sizeof<V>() <= end; w += sizeof<V>(), sums += sizeof<V>(), g += sizeof<V>()) {
    adagradStep<V>(settings, w, sums, g);
  }
  for (; w < end; w += 4, sums += 4, g += 4) adagradStep<f32>(settings, w, sums, g);
}

@inline
function adagradStep<V>(settings: usize, w: usize, sums: usize, g: usize): void {
  const gradient = add<V>(load<V>(g), splat<V>(GUARD));
  const sum = madd<V>(gradient, gradient, load<V>(sums));
  store<V>(sums, sum);
  const scale = root<V>(add<V>(sum, loadSplat<V>(settings + 4)));
  store<V>(w, sub<V>(load<V>(w), div<V>(mul<V>(gradient, loadSplat<V>(settings)), scale)));
}
