import { LEAKY_RELU_SLOPE } from '../../../../../core/model/network';
import type { ActivationShader } from '../activation';
import { glslFloat } from '../glsl';

const slope = glslFloat(LEAKY_RELU_SLOPE);

export const leakyRelu: ActivationShader = {
  activate: `vec4 activate(vec4 x) { return mix(x, ${slope} * x, lessThan(x, vec4(0.0))); }`,
  derivative: `vec4 derivative(vec4 y) { return mix(vec4(${slope}), vec4(1.0), greaterThan(y, vec4(0.0))); }`,
};
