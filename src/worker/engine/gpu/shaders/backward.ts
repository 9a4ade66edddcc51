import type { Activation } from '../../../../core/model/network';
import type { ShaderSource } from '../gl/programs';
import { ACTIVATION_SHADERS } from './activation';
import { four, QUAD_OUTPUTS, shader } from './glsl';

/**
 * The loss' gradient by what a layer's activation took, from its gradient by what the activation of the layer after it
 * took.
 *
 * size: rows of quads of the layer after it, units of this layer
 *
 * @param activation this layer's; for softmax the gradient by its result, see `softmaxBackward`
 */
export function backwardShader(activation: Activation): ShaderSource {
  return shader({
    samplers: [
      ['quads', 'deltas'],
      ['kernel', 'kernel'],
      ['quads', 'outputs'],
    ],
    outputs: QUAD_OUTPUTS,
    functions: [ACTIVATION_SHADERS[activation].derivative],
    main: `${four('vec4 s# = vec4(0.0);')}
for (int block = 0; block < size.x; block++) {
${four('vec4 d# = texelFetch(deltas, ivec3(at.x, block, #), 0);')}
vec4 w;
${four('w = texelFetch(kernel, ivec2(block, 4 * at.y + #), 0); s# += d0 * w.x + d1 * w.y + d2 * w.z + d3 * w.w;')}
}
${four('out# = 4 * at.y + # < size.y ? s# * derivative(texelFetch(outputs, ivec3(at.xy, #), 0)) : vec4(0.0);')}`,
  });
}
