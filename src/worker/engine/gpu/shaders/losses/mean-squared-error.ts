import type { LossShader } from '../loss';

/** The mean over the classes of (p - one-hot)^2. */
export const meanSquaredError: LossShader = {
  loss: `vec4 lossOf(vec4 p[10], vec4 logits[10], vec4 peak, vec4 sum, vec4 label) {
  vec4 total = vec4(0.0);
  for (int k = 0; k < 10; k++) {
    vec4 error = p[k] - isLabel(k, label);
    total += error * error;
  }
  return 0.1 * total;
}`,
  gradient: `vec4 gradientOf(int k, vec4 p[10], vec4 label) {
  vec4 along = vec4(0.0);
  for (int other = 0; other < 10; other++) along += p[other] * (p[other] - isLabel(other, label));
  return 0.2 * p[k] * (p[k] - isLabel(k, label) - along);
}`,
};
