import type { Activation } from '../../../../core/model/network';
import { elu } from './activations/elu';
import { leakyRelu } from './activations/leaky-relu';
import { linear } from './activations/linear';
import { relu } from './activations/relu';
import { sigmoid } from './activations/sigmoid';
import { tanh } from './activations/tanh';

/**
 * An activation that takes each number by itself, as two GLSL functions on four numbers at once. Not a number must stay
 * so: a network that diverges has to show it.
 */
export type ActivationShader = {
  /** `vec4 activate(vec4 x)` */
  readonly activate: string;
  /** `vec4 derivative(vec4 y)`: of the activation, told from its result */
  readonly derivative: string;
};

/** The activations by name. Softmax, which takes all numbers of a layer together, is `linear` with draws of its own. */
export const ACTIVATION_SHADERS: { readonly [name in Activation]: ActivationShader } = {
  linear,
  sigmoid,
  tanh,
  relu,
  leaky_relu: leakyRelu,
  elu,
  softmax: linear,
};
