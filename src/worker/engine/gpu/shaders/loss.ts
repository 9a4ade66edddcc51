import type { Loss } from '../../../../core/model/plan';
import { crossEntropy } from './losses/cross-entropy';
import { meanSquaredError } from './losses/mean-squared-error';

/** A loss of ten probabilities, as GLSL for four digits at once: `p[k]` holds the probability of class k for each. */
export type LossShader = {
  /** `vec4 lossOf(vec4 p[10], vec4 logits[10], vec4 peak, vec4 sum, vec4 label)`; logits less `peak`, exp'd, sum to `sum` */
  readonly loss: string;
  /** `vec4 gradientOf(int k, vec4 p[10], vec4 label)`: by logit k, through the softmax */
  readonly gradient: string;
};

/** The two cross-entropies differ in how Keras wants the labels written alone. */
export const LOSS_SHADERS: { readonly [name in Loss]: LossShader } = {
  categorical_crossentropy: crossEntropy,
  sparse_categorical_crossentropy: crossEntropy,
  mean_squared_error: meanSquaredError,
};

/** `vec4 isLabel(int k, vec4 label)`: 1 where k is the label. */
export const IS_LABEL =
  'vec4 isLabel(int k, vec4 label) { return mix(vec4(0.0), vec4(1.0), equal(label, vec4(float(k)))); }';
