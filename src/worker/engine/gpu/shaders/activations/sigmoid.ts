import type { ActivationShader } from '../activation';

export const sigmoid: ActivationShader = {
  activate: 'vec4 activate(vec4 x) { return 1.0 / (1.0 + exp(-x)); }',
  derivative: 'vec4 derivative(vec4 y) { return y * (1.0 - y); }',
};
