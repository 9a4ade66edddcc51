import { four, QUAD_OUTPUTS, shader } from './glsl';

/**
 * A hidden layer's softmax, of all its units together.
 *
 * size: rows of quads, units
 */
export const softmaxForward = shader({
  samplers: [['quads', 'logits']],
  outputs: QUAD_OUTPUTS,
  main: `vec4 peak = texelFetch(logits, ivec3(at.x, 0, 0), 0);
for (int unit = 1; unit < size.y; unit++) {
  peak = max(peak, texelFetch(logits, ivec3(at.x, unit / 4, unit % 4), 0));
}
vec4 sum = vec4(0.0);
for (int unit = 0; unit < size.y; unit++) {
  sum += exp(texelFetch(logits, ivec3(at.x, unit / 4, unit % 4), 0) - peak);
}
${four('out# = 4 * at.y + # < size.y ? exp(texelFetch(logits, ivec3(at.xy, #), 0) - peak) / sum : vec4(0.0);')}`,
});

/**
 * The gradient by what a softmax took, from the gradient by its result: y (g - sum of y g).
 *
 * size: rows of quads, units
 */
export const softmaxBackward = shader({
  samplers: [
    ['quads', 'gradients'],
    ['quads', 'outputs'],
  ],
  outputs: QUAD_OUTPUTS,
  main: `vec4 along = vec4(0.0);
for (int unit = 0; unit < size.y; unit++) {
  ivec3 place = ivec3(at.x, unit / 4, unit % 4);
  along += texelFetch(gradients, place, 0) * texelFetch(outputs, place, 0);
}
${four('out# = texelFetch(outputs, ivec3(at.xy, #), 0) * (texelFetch(gradients, ivec3(at.xy, #), 0) - along);')}`,
});
