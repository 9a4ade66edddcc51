/**
 * Adam and AdamW: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2014, and I. Loshchilov and F. Hutter,
 * "Decoupled weight decay regularization", 2017, as Keras computes them.
 *
 * Settings: alpha = learning rate * sqrt(1 - beta2^t) / (1 - beta1^t), 1 - beta1, 1 - beta2, epsilon, and
 * weight decay * learning rate, which is 0 for Adam.
 */
import { add, div, loadSplat, madd, mul, root, splat, sub } from '../vector';
import { GUARD } from './guard';

export function adam<V>(settings: usize, w: usize, m: usize, v: usize, g: usize, count: i32): void {
  const end = w + ((<usize>count) << 2);
  if (load<f32>(settings, 16) != 0) decay<V>(settings, w, end);
  const alpha = loadSplat<V>(settings);
  const rate1 = loadSplat<V>(settings + 4);
  const rate2 = loadSplat<V>(settings + 8);
  const epsilon = loadSplat<V>(settings + 12);
  const guard = splat<V>(GUARD);
  for (; w + sizeof<V>() <= end; w += sizeof<V>()) {
    adamStep<V>(w, m, v, g, alpha, rate1, rate2, epsilon, guard);
    m += sizeof<V>();
    v += sizeof<V>();
    g += sizeof<V>();
  }
  for (; w < end; w += 4) {
    adamStep<f32>(
      w,
      m,
      v,
      g,
      load<f32>(settings),
      load<f32>(settings, 4),
      load<f32>(settings, 8),
      load<f32>(settings, 12),
      GUARD,
    );
    m += 4;
    v += 4;
    g += 4;
  }
}

@inline
function adamStep<V>(
  w: usize,
  m: usize,
  v: usize,
  g: usize,
  alpha: V,
  rate1: V,
  rate2: V,
  epsilon: V,
  guard: V,
): void {
  const gradient = add<V>(load<V>(g), guard);
  const momentum = madd<V>(sub<V>(gradient, load<V>(m)), rate1, load<V>(m));
  const velocity = madd<V>(sub<V>(mul<V>(gradient, gradient), load<V>(v)), rate2, load<V>(v));
  store<V>(m, momentum);
  store<V>(v, velocity);
  store<V>(w, sub<V>(load<V>(w), div<V>(mul<V>(momentum, alpha), add<V>(root<V>(velocity), epsilon))));
}

function decay<V>(settings: usize, w: usize, end: usize): void {
  const share = load<f32>(settings, 16);
  for (; w + sizeof<V>() <= end; w += sizeof<V>()) {
    store<V>(w, sub<V>(load<V>(w), mul<V>(load<V>(w), splat<V>(share))));
  }
  for (; w < end; w += 4) store<f32>(w, load<f32>(w) - load<f32>(w) * share);
}
