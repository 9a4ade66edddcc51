/** One step of any optimiser on any stretch of weights. */
import { accumulate } from './accumulate';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { penalty } from './penalty';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/** No optimiser: the gradients are added to slot 0, and the weights stay. */
const ACCUMULATE = -1;
/** Indices into `OPTIMIZER_TYPES`. */
const ADAM = 0;
const ADAM_W = 1;
const RMSPROP = 2;
const ADAGRAD = 3;

/**
 * Adds the penalty's gradient to g and steps.
 *
 * @param kind index into `OPTIMIZER_TYPES`, or -1 to add the gradients to slot 0 instead
 * @param settings the optimiser's numbers, see its file
 * @param slot0 what it remembers, laid out as the weights; 0 if nothing
 * @param slot1 the same, a second time
 */
export function update<V>(
  kind: i32,
  settings: usize,
  w: usize,
  slot0: usize,
  slot1: usize,
  g: usize,
  count: i32,
  l1: f32,
  l2: f32,
): void {
  if (l1 != 0 || l2 != 0) penalty<V>(w, g, count, l1, l2);
  if (kind == ADAM || kind == ADAM_W) adam<V>(settings, w, slot0, slot1, g, count);
  else if (kind == RMSPROP) rmsprop<V>(settings, w, slot0, slot1, g, count);
  else if (kind == ADAGRAD) adagrad<V>(settings, w, slot0, g, count);
  else if (kind == ACCUMULATE) accumulate<V>(slot0, g, count);
  else sgd<V>(settings, w, slot0, g, count);
}

/**
 * Whether a step with a gradient of 0 and no penalty leaves these weights and slots as they are: no weight decay, and
 * nothing remembered that would still move them or fade.
 */
export function restsAtZero<V>(kind: i32, settings: usize, slot0: usize, slot1: usize, count: i32): bool {
  if (kind == ADAGRAD || kind == ACCUMULATE) return true;
  if (kind == ADAM_W && load<f32>(settings, 16) != 0) return false;
  return allZero<V>(slot0, count) && allZero<V>(slot1, count);
}

function allZero<V>(at: usize, count: i32): bool {
  if (at == 0) return true;
  const end = at + ((<usize>count) << 2);
  if (isVector<V>()) {
    for (; at + 16 <= end; at += 16) if (v128.any_true(load<v128>(at))) return false;
  }
  for (; at < end; at += 4) if (load<u32>(at) != 0) return false;
  return true;
}
