import type { ActivationShader } from '../activation';

/** Not `max(x, 0.0)`, which may make 0 of what is not a number. */
export const relu: ActivationShader = {
  activate: 'vec4 activate(vec4 x) { return 0.5 * (x + abs(x)); }',
  derivative: 'vec4 derivative(vec4 y) { return mix(vec4(0.0), vec4(1.0), greaterThan(y, vec4(0.0))); }',
};
