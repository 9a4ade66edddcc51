import { ELU_ALPHA } from '../../../../../core/model/network';
import type { ActivationShader } from '../activation';
import { glslFloat } from '../glsl';

const alpha = glslFloat(ELU_ALPHA);

/** Near zero, where `exp(x) - 1.0` would lose digits, the first terms of its series. */
export const elu: ActivationShader = {
  activate: `vec4 activate(vec4 x) {
  vec4 series = x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x / 24.0)));
  vec4 negative = mix(exp(x) - 1.0, series, lessThan(abs(x), vec4(0.02)));
  return mix(x, ${alpha} * negative, lessThan(x, vec4(0.0)));
}`,
  derivative: `vec4 derivative(vec4 y) { return mix(y + ${alpha}, vec4(1.0), greaterThan(y, vec4(0.0))); }`,
};
