import type { ActivationShader } from '../activation';

export const linear: ActivationShader = {
  activate: 'vec4 activate(vec4 x) { return x; }',
  derivative: 'vec4 derivative(vec4 y) { return vec4(1.0); }',
};
