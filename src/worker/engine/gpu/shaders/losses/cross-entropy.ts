import type { LossShader } from '../loss';

/** -log p[label], from the logits: exact where p rounds to 0. */
export const crossEntropy: LossShader = {
  loss: `vec4 lossOf(vec4 p[10], vec4 logits[10], vec4 peak, vec4 sum, vec4 label) {
  vec4 own = vec4(0.0);
  for (int k = 0; k < 10; k++) own = mix(own, logits[k], equal(label, vec4(float(k))));
  return log(sum) - (own - peak);
}`,
  gradient: 'vec4 gradientOf(int k, vec4 p[10], vec4 label) { return p[k] - isLabel(k, label); }',
};
