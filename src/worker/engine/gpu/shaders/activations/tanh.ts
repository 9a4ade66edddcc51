import type { ActivationShader } from '../activation';

/**
 * Not GLSL's own `tanh`: some drivers' overflows for large arguments. Near zero, where the quotient would lose digits,
 * the first terms of its series.
 */
export const tanh: ActivationShader = {
  activate: `vec4 activate(vec4 x) {
  vec4 e = exp(-2.0 * abs(x));
  vec4 s = x * x;
  vec4 series = x * (1.0 + s * (-1.0 / 3.0 + s * (2.0 / 15.0)));
  return mix(sign(x) * (1.0 - e) / (1.0 + e), series, lessThan(abs(x), vec4(0.05)));
}`,
  derivative: 'vec4 derivative(vec4 y) { return 1.0 - y * y; }',
};
