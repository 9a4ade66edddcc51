import type { Optimizer, SpecOf } from '../optimizer';
import { adam } from './adam';

/**
 * Keras 3's AdamW: each weight, biases too, first loses a share of itself, then Adam.
 *
 * Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019.
 */
export function adamW(spec: SpecOf<'AdamW'>): Optimizer {
  return { ...adam(spec), decay: spec.weightDecay * spec.learningRate };
}
