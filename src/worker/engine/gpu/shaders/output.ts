import type { Loss } from '../../../../core/model/plan';
import type { ShaderSource } from '../gl/programs';
import { four, LABEL_ROW, QUAD_OUTPUTS, shader, TOTALS_ROW } from './glsl';
import { IS_LABEL, LOSS_SHADERS } from './loss';

/** The ten logits of four digits into `z`, less the greatest and exp'd into `p`, which sum to `sum`. */
const SOFTMAX = `vec4 z[10];
vec4 w0 = texelFetch(kernel, ivec2(0, 4 * size.x), 0);
vec4 w1 = texelFetch(kernel, ivec2(1, 4 * size.x), 0);
vec4 w2 = texelFetch(kernel, ivec2(2, 4 * size.x), 0);
z[0] = vec4(w0.x); z[1] = vec4(w0.y); z[2] = vec4(w0.z); z[3] = vec4(w0.w);
z[4] = vec4(w1.x); z[5] = vec4(w1.y); z[6] = vec4(w1.z); z[7] = vec4(w1.w);
z[8] = vec4(w2.x); z[9] = vec4(w2.y);
for (int block = 0; block < size.x; block++) {
  for (int i = 0; i < 4; i++) {
    int row = 4 * block + i;
    vec4 a = texelFetch(inputs, ivec3(at.x, block, i), 0);
    w0 = texelFetch(kernel, ivec2(0, row), 0);
    w1 = texelFetch(kernel, ivec2(1, row), 0);
    w2 = texelFetch(kernel, ivec2(2, row), 0);
    z[0] += a * w0.x; z[1] += a * w0.y; z[2] += a * w0.z; z[3] += a * w0.w;
    z[4] += a * w1.x; z[5] += a * w1.y; z[6] += a * w1.z; z[7] += a * w1.w;
    z[8] += a * w2.x; z[9] += a * w2.y;
  }
}
vec4 peak = z[0];
for (int k = 1; k < 10; k++) peak = max(peak, z[k]);
vec4 p[10];
vec4 sum = vec4(0.0);
for (int k = 0; k < 10; k++) {
  p[k] = exp(z[k] - peak);
  sum += p[k];
}
for (int k = 0; k < 10; k++) p[k] /= sum;`;

/**
 * The output layer's probabilities, as quads.
 *
 * size: rows of the input's quads
 */
export const probabilitiesShader: ShaderSource = shader({
  samplers: [
    ['quads', 'inputs'],
    ['kernel', 'kernel'],
  ],
  outputs: QUAD_OUTPUTS,
  main: `${SOFTMAX}
${four('out# = 4 * at.y + # < 10 ? p[min(4 * at.y + #, 9)] : vec4(0.0);')}`,
});

/**
 * The output layer, its loss, and the loss' gradient by the logits. One row more holds each digit's loss and whether it was
 * read right, added to what stood there before, so that sums over many steps are kept without a draw of their own.
 *
 * size: rows of the input's quads, whether the sums go on; rates: one over the digits of the batch
 */
export function lossShader(loss: Loss): ShaderSource {
  const { loss: lossOf, gradient } = LOSS_SHADERS[loss];
  return shader({
    samplers: [
      ['quads', 'inputs'],
      ['kernel', 'kernel'],
      ['quads', 'batch'],
      ['quads', 'before'],
    ],
    outputs: QUAD_OUTPUTS,
    functions: [IS_LABEL, lossOf, gradient],
    main: `${SOFTMAX}
vec4 label = texelFetch(batch, ivec3(at.x, ${LABEL_ROW}, 0), 0);
bvec4 there = greaterThanEqual(label, vec4(0.0));
if (at.y == ${TOTALS_ROW}) {
  vec4 ahead = z[0];
  vec4 read = vec4(0.0);
  for (int k = 1; k < 10; k++) {
    bvec4 further = greaterThan(z[k], ahead);
    read = mix(read, vec4(float(k)), further);
    ahead = mix(ahead, z[k], further);
  }
  vec4 right = mix(vec4(0.0), vec4(1.0), equal(read, label));
  out0 = mix(vec4(0.0), lossOf(p, z, peak, sum, label), there);
  out1 = right;
  out2 = vec4(0.0);
  out3 = vec4(0.0);
  if (size.y != 0) {
    out0 += texelFetch(before, ivec3(at.x, ${TOTALS_ROW}, 0), 0);
    out1 += texelFetch(before, ivec3(at.x, ${TOTALS_ROW}, 1), 0);
  }
} else {
  int first = 4 * at.y;
${four(`out# = first + # < 10 ? mix(vec4(0.0), rates.x * gradientOf(min(first + #, 9), p, label), there) : vec4(0.0);`)}
}`,
  });
}
